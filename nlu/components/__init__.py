"""Understanding: graph components registered with Rasa's default recipe."""
