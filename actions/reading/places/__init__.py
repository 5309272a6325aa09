"""Words and forms of places, by language."""
