"""Which numbers an officer's answer may hold: the portal and the command line ask the same."""

from __future__ import annotations

from bot.privacy.officer_text import third_party_numbers

NEVER = frozenset({"rrn", "passport", "card", "licence"})
"""Kinds that leave in no answer; of the others an officer is asked."""


def never_told(text: str) -> tuple[str, ...]:
    """The kinds of numbers in a text for which it is refused, each once, in their order."""
    found = (one.kind for one in third_party_numbers(text) if one.kind in NEVER)
    return tuple(dict.fromkeys(found))
