"""One message from the inbox to the outbox."""
