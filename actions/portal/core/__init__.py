"""Settings, database, keys: what the embedded portal stands on."""
