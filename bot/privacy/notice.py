"""What the person is told about numbers in a text: which go to the agency, and which never do."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from bot.privacy.placeholders import KINDS, RESTORABLE


def notice(kinds: Iterable[str]) -> dict[str, Any] | None:
    """Once a message; None when there is nothing to tell. `kinds` are those that were found."""
    found = set(kinds)
    values = {}
    goes = [kind for kind in KINDS if kind in found and kind in RESTORABLE]
    stays = [kind for kind in KINDS if kind in found and kind not in RESTORABLE]
    if goes:
        values["goes"] = _joined("goes", goes)
    if stays:
        values["stays"] = _joined("stays", stays)
    if not values:
        return None
    name = "both" if len(values) == len(("goes", "stays")) else next(iter(values))
    return {"say": f"system.masked.{name}", "values": values}


def news(
    kinds: frozenset[str], question: Mapping[str, Any] | None, vault: Mapping[str, str]
) -> frozenset[str]:
    """Those of `kinds` that are worth a word: numbers that go to the agency are told of once, and
    not where one was asked for."""
    asked = question or {}
    never = kinds - RESTORABLE
    # Elsewhere a number may go nowhere: it is named only beside one that never goes.
    if asked.get("type") != "story" and (asked or not never):
        return never
    known = {placeholder.strip("⟦⟧").partition(":")[0] for placeholder in vault}
    return kinds - (RESTORABLE & known)


def _joined(what: str, kinds: Sequence[str]) -> dict[str, Any]:
    """A, B and C, as values of sentences: words fit each other in every language."""
    names: list[dict[str, Any]] = [{"key": f"system.masked.{what}.{kind}"} for kind in kinds]
    joined = names[0]
    for place, name in enumerate(names[1:], start=2):
        key = "system.masked.pair" if place == len(names) else "system.masked.comma"
        joined = {"key": key, "values": {"first": joined, "second": name}}
    return joined
