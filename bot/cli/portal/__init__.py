"""Commands of those who work on cases and with people."""
