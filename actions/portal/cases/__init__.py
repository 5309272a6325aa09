"""Cases, their steps and their due days."""
