"""Which language a text is in, and which words it is made of."""
