"""The answers that ship, found as the gateway finds them without an encoder."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

from actions.effects import wire
from actions.effects.knowledge import AnswerFound, NearEntry
from bot.knowledge import seed
from bot.knowledge.content import Entry
from bot.knowledge.search.engine import Found, rank
from bot.knowledge.search.index import Index
from bot.knowledge.service import QUESTION, facts
from tests.bench import faq

NEAREST = 3


@cache
def _entries() -> Mapping[str, Entry]:
    return {one.id: one for one in seed.read_entries()}


@cache
def _index() -> Index:
    return faq.index_of(list(_entries().values()), None)


def find(query: str) -> Found:
    asked = faq.question(_index(), query, None)
    return rank(_index().nearness(asked), faq.TODAY, NEAREST)


def about(text: str) -> str | None:
    """The entry that surely answers `text`."""
    found = find(text)
    return found.hits[0].entry.id if found.sure else None


def titles() -> dict[str, Mapping[str, str]]:
    """What the entries are called, by their names."""
    return {
        name: {locale: one.title(locale) for locale in one.variants}
        for name, one in _entries().items()
    }


class Shipped:
    """What the gateway's knowledge gives back; `asked` are the look-ups since it was emptied."""

    def __init__(self) -> None:
        self.asked: list[Mapping[str, Any]] = []
        self.filing = False
        """A petition was open before."""
        self.told: list[str] = []
        self.before: list[str] = []
        """Entries that were told as the answer, and those that were before."""

    def __call__(self, effect: Mapping[str, Any]) -> dict[str, Any]:
        self.asked.append(effect)
        question = str(effect.get("query") or "")[:QUESTION]
        chosen = _entries().get(str(effect.get("entry") or ""))
        if chosen is None:
            found = find(question)
            if not found.sure:
                near = tuple(
                    NearEntry(
                        id=hit.entry.id,
                        title=titles()[hit.entry.id],
                        confidence=round(float(hit.confidence), 4),
                    )
                    for hit in found.hits
                )
                return wire.write_result(AnswerFound(question=question, nearest=near))
            chosen = found.hits[0].entry
        self.told.append(chosen.id)
        full = True if effect.get("full") else None
        told = AnswerFound(question=question, entry=facts(chosen), full=full)
        return wire.write_result(told)
