"""Sentences of the catalogues."""
