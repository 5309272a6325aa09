"""Where an entry is told: everywhere, in a region, or by one agency.

An entry for an area is told only where the installation is that agency, or the person has named a
place in it. Whoever names a place elsewhere is not of the installation's own area, either.
"""

from __future__ import annotations

from dataclasses import dataclass

from bot.knowledge import regions
from bot.knowledge.text import Unusable

OWN = "own"
"""In a file: the area of the installation's own agency. It is stored as what it means, so that the
same file means no other agency elsewhere."""


@dataclass(frozen=True)
class Whereabouts:
    """What is known of where a person is. `named` are the regions that were named; `agency` is
    whose installation this is."""

    named: tuple[str, ...] = ()
    agency: str = ""

    def given(self, area: str) -> bool:
        """Whether what is for an area is told to this person."""
        if not area or any(regions.within(place, area) for place in self.named):
            return True
        if area == self.agency:
            return True
        home = regions.of_agency(self.agency) if self.agency else ""
        if not home or not regions.within(home, area):
            return False
        return not self.named or any(regions.within(area, place) for place in self.named)


EVERYWHERE = Whereabouts()
"""Nothing is known: only what holds everywhere is told."""


def stood(question: str, before: str, agency: str) -> Whereabouts:
    """By what the question names; if it names no place, by what was named `before`: messages, one
    a line, newest first."""
    earlier = next(filter(None, map(regions.named, before.splitlines())), ())
    return Whereabouts(regions.named(question, earlier) or earlier, agency)


def placed(stated: str, agency: str) -> str:
    """The area that a file states, as it is stored. Raises Unusable."""
    if stated == OWN:
        if not agency:
            raise Unusable("area_own", field="area")
        return regions.of_agency(agency) or agency
    if not stated or stated == agency and not regions.of_agency(agency):
        return stated
    found = regions.only(stated)
    if len(found) == 1:
        return found[0]
    if found:
        raise Unusable("area_several", field="area", area=stated, known=", ".join(found))
    near = regions.nearest(stated)
    if near is None:
        raise Unusable("area_unknown", field="area", area=stated)
    raise Unusable("area_near", field="area", area=stated, near=near)


def wider(area: str, than: str) -> bool:
    """Whether one area holds another, and more."""
    return area != than and (not area or regions.within(than, area))
