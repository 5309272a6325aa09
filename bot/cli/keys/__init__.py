"""Commands about data keys."""
