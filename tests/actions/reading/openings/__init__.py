"""Openings, without the classifier."""
