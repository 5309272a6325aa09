"""What was filed, whose it is, and what its agency does with it."""
