"""Data keys: whether they are this database's, and who knows them."""
