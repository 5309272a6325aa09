"""Answers for an area, laid over those for everywhere.

The entry for an area that is told to a person stands in place of the wider ones on the same topic
or with one of its wordings: what made the wider one the answer makes it the answer. Entries for
other areas are as if they were not there.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from bot.knowledge.areas import Whereabouts, wider
from bot.knowledge.content import Entry
from bot.knowledge.search.postings import Floats
from bot.knowledge.wordings import letters

Names = frozenset[str]


@dataclass(frozen=True)
class Local:
    """An entry with an area; `over` are the places of those that it is laid over."""

    entry: Entry
    over: tuple[int, ...]


@dataclass(frozen=True)
class Overlay:
    """By their places the entries that have an area."""

    local: Mapping[int, Local] = field(default_factory=dict)

    def applied(
        self, scores: Floats, where: Whereabouts, today: date
    ) -> tuple[Floats, frozenset[int]]:
        """The scores for this person, and the places of the entries that are not told to them."""
        if not self.local:
            return scores, frozenset()
        told = {
            i: one
            for i, one in self.local.items()
            if where.given(one.entry.area) and one.entry.told_on(today)
        }
        raised = scores.copy()
        for i, one in told.items():
            raised[i] = max(float(scores[j]) for j in (i, *one.over))
        covered = {j for one in told.values() for j in one.over}
        return raised, frozenset({*(self.local.keys() - told.keys()), *covered})


NOTHING = Overlay()


def names(entry: Entry) -> Names:
    """What two entries on the same matter share."""
    wordings = (letters(one) for ones in entry.variants.values() for one in ones)
    return frozenset({f"topic {entry.topic}", *filter(None, wordings)})


def overlay(entries: Sequence[tuple[Entry, Names]]) -> Overlay:
    """Made once an index: few entries have an area."""
    local = [i for i, (one, _) in enumerate(entries) if one.area]
    wanted = Names().union(*(entries[i][1] for i in local))
    having: dict[str, list[int]] = {}
    for i, (_, own) in enumerate(entries if local else ()):
        for name in own & wanted:
            having.setdefault(name, []).append(i)

    def over(i: int) -> tuple[int, ...]:
        entry, own = entries[i]
        alike = {j for name in own for j in having[name]}
        return tuple(sorted(j for j in alike if wider(entries[j][0].area, than=entry.area)))

    return Overlay({i: Local(entries[i][0], over(i)) for i in local})
