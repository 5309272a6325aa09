"""Socket.IO as Rasa's clients speak it."""
