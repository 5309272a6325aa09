"""Signs of danger that say nothing alone and are danger together, wherever in a message they stand:
an order of food and a door that stands open, a child and a car that is shut."""

from __future__ import annotations

import re
from collections.abc import Iterator, Set
from functools import cache
from typing import NamedTuple

from actions.base.danger_kinds.kinds import Kind
from actions.base.danger_kinds.near import Near, Start

LONGEST = 220
"""Characters of what is written in danger; in a longer text any two signs stand somewhere."""


class Together(NamedTuple):
    """Looked for only where one of `words` is, which are parted by "|"."""

    kind: Kind
    words: str
    signs: tuple[str, ...]


def found(table: Near[Together], form: str, starts: Set[Start], office: str) -> Iterator[Kind]:
    """The kinds whose signs are all in `form`, unless a word of what an `office` is asked is."""
    near = table.of(form, starts) if len(form) <= LONGEST else ()
    if near and not _has(office, form):
        yield from (one.kind for one in near if all(_has(sign, form) for sign in one.signs))


def _has(sign: str, form: str) -> bool:
    return _compiled(sign).search(form) is not None


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)
