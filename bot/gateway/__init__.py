"""What channels talk to."""
