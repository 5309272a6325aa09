"""How much of something a test does: usually, and in `make test-long`."""

from __future__ import annotations

import os

LONG = os.environ.get("SINMUNGO_TEST_LONG", "0") != "0"
TIMES = 10
"""So many times the generated examples of a property in a long run."""
PROPERTY = 1_000 if LONG else 100
"""Examples of a property that says nothing of them."""


def sized(usual: int, long: int) -> int:
    return long if LONG else usual


def examples(usual: int) -> int:
    """Of a property that says itself how many examples it wants."""
    return usual * TIMES if LONG else usual
