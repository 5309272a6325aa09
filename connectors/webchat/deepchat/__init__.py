"""The widget deep-chat."""
