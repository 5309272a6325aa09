"""`python -m nlu.report`: how well and how fast sentences are understood, as Markdown."""
