"""What a short reply says whatever is asked: an end, a refusal, a name, a correction."""
