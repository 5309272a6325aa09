"""Filing a case."""
