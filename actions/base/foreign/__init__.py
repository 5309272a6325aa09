"""Texts in languages that are not spoken here: which one it is, what is wished, and danger."""
