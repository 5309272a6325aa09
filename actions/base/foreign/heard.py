"""What is heard in a text that is not in a language of this house, or that asks for another."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal

from actions.base.folded import folded
from actions.base.foreign import danger_words, wishes
from actions.base.foreign.written import language

Danger = Literal["", "now", "own_life"]
_LONGEST = 2000


@dataclass(frozen=True)
class Foreign:
    """`tag` is the language in which to answer, `written` the one of the text, where that is not
    spoken here; `wish`: it asks for the language of `tag`."""

    tag: str
    written: str | None
    wish: bool = False
    danger: Danger = ""


@lru_cache(maxsize=16)
def heard(text: str) -> Foreign | None:
    """None for what is Korean or English, and asks for no language."""
    written = language(text)
    danger = _danger(text, written) if written else ""
    wanted = None if danger else wishes.wanted(text, written)
    if wanted is not None:
        return Foreign(wanted, written, wish=True)
    return Foreign(written, written, danger=danger) if written else None


def _danger(text: str, written: str) -> Danger:
    said = folded(text[:_LONGEST])
    now, own_life = _patterns(written)
    if own_life.search(said):
        return "own_life"
    return "now" if now.search(said) else ""


@cache
def _patterns(tag: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    nothing = r"(?!)"
    return (
        re.compile(danger_words.NOW.get(tag, nothing)),
        re.compile(danger_words.OWN_LIFE.get(tag, nothing)),
    )
