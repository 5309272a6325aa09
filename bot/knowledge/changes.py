"""What a change of an entry brings with it: its check is taken away, its area is found."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from bot.knowledge.areas import placed
from bot.knowledge.content import Entry


def settled(new: Entry, old: Entry | None, today: date, agency: str) -> Entry:
    """`new` as it is stored in place of `old`. Raises Unusable for an area that nobody knows."""
    if old is None or new.area != old.area:
        new = replace(new, area=placed(new.area, agency))
    return new if old is None or _still_checked(new, old, today) else _unchecked(new)


def loses_check(stated: Entry, stored: Entry) -> bool:
    """Whether `settled` has taken a check away."""
    return (stated.verified, stated.last_checked) != (stored.verified, stored.last_checked)


def _still_checked(new: Entry, old: Entry, today: date) -> bool:
    """A check is of a text: of another one it says nothing, unless it was made today, of what is
    stored now (a file that was made from a row which was checked today states the same day)."""
    if _told(new) == _told(old):
        return True
    anew = new.last_checked == today.isoformat() and new.last_checked != old.last_checked
    return new.verified and anew


def _told(entry: Entry) -> tuple[Any, ...]:
    return entry.answer, entry.short, entry.source_title, entry.source_url


def _unchecked(entry: Entry) -> Entry:
    return replace(entry, verified=False, last_checked=None)
