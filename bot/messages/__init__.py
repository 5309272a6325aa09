"""The durable queues: what came in, what goes out, and the files among it."""
