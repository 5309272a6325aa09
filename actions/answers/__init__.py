"""What is answered at once, without a question of ours."""
