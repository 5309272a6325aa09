"""The steps of a turn, in the order of `runner`: what each of them adds to its context."""
