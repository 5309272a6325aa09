"""Settings, database, keys, logs: what every package stands on."""
