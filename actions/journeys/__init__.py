"""Conversations with questions."""
