"""The client of the dialogue process."""
