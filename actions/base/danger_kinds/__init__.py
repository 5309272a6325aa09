"""Words of danger now, by kind, and words by which it is over."""
