"""Single days as people type them, absolute or relative to today, in Korean and English."""

from __future__ import annotations

from datetime import date

from actions.reading import when


def parse(text: str, today: date, *, past: bool = False) -> date | None:
    """The day that `text` names, or None; a month or a year alone names none. Without a year it is
    the one nearest to today, and with `past` the last one that was."""
    return when.exact(text, today, past=past)
