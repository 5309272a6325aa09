"""Corrections of a draft in plain words."""
