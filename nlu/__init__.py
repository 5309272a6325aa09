"""Understanding and dialogue: the Rasa project, with an environment and a process of its own."""
