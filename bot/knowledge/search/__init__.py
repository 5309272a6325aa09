"""The search for an answer."""
