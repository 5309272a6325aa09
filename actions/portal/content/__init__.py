"""What the embedded portal offers: services and offices."""
