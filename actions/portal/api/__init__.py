"""The HTTP interface of the embedded portal."""
