"""Danger by letters, learnt from wordings of it and of what is none: heard where no wording and no
situation is, since people say it in words that nobody has written down.

`learnt.json` is made by ``nlu/danger.py``: a weight for each three letters that say
something, and for each kind.
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Mapping, Set
from functools import cache
from pathlib import Path
from typing import NamedTuple, cast

from actions.base.danger_kinds.kinds import Kind
from actions.base.danger_kinds.together import LONGEST

FILE = Path(__file__).with_name("learnt.json")
UNSURE = -0.4
"""Up to here it is not told which danger it is, but all numbers are."""
MARKS = re.compile(r"[\s.,!?~…。！？、·\"'“”‘’()ㅠㅜ;^]+")


class Weights(NamedTuple):
    """`start` is where a text without any known letters stands."""

    start: float
    letters: Mapping[str, float]

    def of(self, letters: Set[str]) -> float:
        """How far up a text of these `letters` stands."""
        known = [one for one in map(self.letters.get, letters) if one is not None]
        return self.start + sum(known) / math.sqrt(len(known) or 1)


class Learnt(NamedTuple):
    """A danger stands above its language's limit; its kind is the one that stands highest."""

    danger: Weights
    kinds: Mapping[Kind, Weights]
    korean: float
    english: float


def kind(said: str, spaced: str) -> Kind | None:
    """Which danger `said` sounds like; `spaced` is its English with one space between words."""
    if len(said) > LONGEST or not said:
        return None
    letters = letters_of(said, spaced)
    known = _read()
    limit = known.english if said.isascii() else known.korean
    if known.danger.of(letters) <= limit:
        return None
    sure, which = max((weights.of(letters), one) for one, weights in known.kinds.items())
    return which if sure > UNSURE else "help"


def letters_of(said: str, spaced: str) -> Set[str]:
    """Any three letters that stand together, with the spaces between words."""
    form = f" {spaced} " if said.isascii() else f" {MARKS.sub(' ', said).strip()} "
    return {form[at : at + 3] for at in range(len(form) - 2)}


@cache
def _read() -> Learnt:
    read = json.loads(FILE.read_text(encoding="utf-8"))
    kinds = {cast("Kind", name): Weights(**given) for name, given in read["kinds"].items()}
    return Learnt(Weights(**read["danger"]), kinds, read["korean"], read["english"])
