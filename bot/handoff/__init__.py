"""Conversations in which somebody asked for, or needs, a person."""
