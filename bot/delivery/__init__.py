"""Replies and notices on their way to a person."""
