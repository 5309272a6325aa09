"""What a journey works with."""
