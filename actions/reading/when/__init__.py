"""When something was or began, as people say it in Korean and English."""

from actions.reading.when.grammar import When, answer, exact, inside

__all__ = ["When", "answer", "exact", "inside"]
