"""Who speaks with us, on which contacts, and under which lease."""
