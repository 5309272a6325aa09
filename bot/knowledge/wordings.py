"""When two wordings are the same, and which entries share one."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import dataclass

from actions.base.folded import folded
from bot.knowledge.content import Entry


@dataclass(frozen=True)
class Shared:
    """A wording of one entry that another, `other`, has as well."""

    wording: str
    other: str


def letters(wording: str) -> str:
    """Without what does not tell two questions apart: spaces, punctuation, case, width.

    >>> letters("여권  잃어버렸어요?") == letters("여권잃어버렸어요")
    True
    """
    return "".join(c for c in unicodedata.normalize("NFC", folded(wording)) if c.isalnum())


def shared(
    entry: Entry, before: Entry | None, others: Mapping[tuple[str, str], Set[str]]
) -> Shared | None:
    """The first wording that `before` did not have, and another entry of the same area has.
    `others` as `taken` gives them.

    An entry for an area may have the wordings of the one for everywhere, or of another area: it is
    laid over it for its own citizens (`search.overlay`), who ask in the same words. Within one
    area a question would have two answers, and be given neither.
    """
    had = taken([before]) if before else {}
    for key, wording in _keys(entry):
        other = sorted(others.get(key, set()) - {entry.id})
        if other and key not in had:
            return Shared(wording, other[0])
    return None


def taken(entries: Iterable[Entry]) -> dict[tuple[str, str], set[str]]:
    """(area, folded wording) → the entries that have it."""
    found: dict[tuple[str, str], set[str]] = {}
    for entry in entries:
        for key, _ in _keys(entry):
            found.setdefault(key, set()).add(entry.id)
    return found


def _keys(entry: Entry) -> Iterator[tuple[tuple[str, str], str]]:
    for ones in entry.variants.values():
        for wording in ones:
            if letters(wording):
                yield (entry.area, letters(wording)), wording
