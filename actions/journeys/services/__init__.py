"""The services of the portals: which one a matter is for, and how they are listed."""
