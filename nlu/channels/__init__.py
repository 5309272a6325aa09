"""The ways into the dialogue process: one, used by the gateway only."""
