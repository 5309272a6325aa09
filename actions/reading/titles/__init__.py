"""A title of what somebody has told."""
