"""The embedded portal's own API, and whatever portal speaks it too."""
