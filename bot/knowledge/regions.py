"""Regions of Korea by their names, and which of them a text names.

A region is written with all that it lies in: "서울특별시 종로구", "경기도 성남시 분당구". A name
that several regions have ("중구") names one only beside what that lies in ("부산 중구", "Jung-gu,
Busan"); a name that is another word, too ("진주", "전주"), counts only there.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache
from pathlib import Path
from typing import Any

import yaml

FILE = Path(__file__).with_name("regions.yml")
LONGEST = 2000
"""Characters of a text that are looked through."""
_SUFFIX = {"시": "si", "군": "gun", "구": "gu"}
_SHORTEST = 4
"""Letters from which an English name counts without -si, -gun or -gu."""
_NOT_ALONE = frozenset({"asan", "guri", "gumi", "muan", "nam", "naju", "sinan", "jinan", "jindo",
                        "paju", "suji", "manse", "dongan", "osan", "saha"})  # fmt: skip
"""English names that are a kind of dog or too near to other words."""
_TAIL = (
    r"(?=$|[^가-힣]|(?:에서|에|은|는|이|가|을|를|의|도|만|로|으로|와|과|랑|이랑|인데|이고|이에요|예요|이요|요|"
    r"입니다|이야|쪽|지역|근처|관내)(?:에서|에|은|는|도|만|의|요|이요)?(?![가-힣])|"
    r"사는|살[고아았지]|산다|사시|사람|거주|주민|시민)"
)
_OFFICE = r"(?=청|민|의회|보건소|장)"
"""Behind a whole name (종로구청); 원주민 names no 원주."""


@dataclass(frozen=True)
class _Name:
    """`places` have this name. `alone`: it counts without what it lies in beside it."""

    places: tuple[str, ...]
    alone: bool


@dataclass(frozen=True)
class _Mention:
    start: int
    end: int
    name: _Name


def within(place: str, area: str) -> bool:
    """Whether a region is another or lies in it."""
    return place == area or place.startswith(area + " ")


def named(text: str, before: Iterable[str] = ()) -> tuple[str, ...]:
    """The regions that a text names, in its order, each once. `before` are regions named earlier:
    "중구" after "부산" is theirs.

    >>> named("부산 중구 사는데"), named("중구 사는데"), named("전주 월요일")
    (('부산광역시 중구',), (), ())
    """
    folded = unicodedata.normalize("NFKC", text[:LONGEST])
    mentions, known = list(_atlas().mentions(folded)), tuple(before)
    found: list[str] = []
    for at in range(len(mentions)):
        place = _meant(folded, mentions, at, [*known, *found])
        if place:
            found.append(place)
    exact = [p for p in found if not any(o != p and within(o, p) for o in found)]
    return tuple(dict.fromkeys(exact))


def only(text: str) -> tuple[str, ...]:
    """The regions that a text may be the name of, and nothing else: one, none, or those that share
    it."""
    folded = " ".join(unicodedata.normalize("NFKC", text).split())
    if folded in _atlas().regions:
        return (folded,)
    place = named(folded)
    if place and _atlas().is_name(folded):
        return place
    return _atlas().sharing(folded)


def nearest(text: str) -> str | None:
    """The region whose name is most like a text."""
    names = _atlas().spellings
    near = get_close_matches(" ".join(text.split()), names, 1, 0.5)
    return names[near[0]] if near else None


def of_agency(name: str) -> str:
    """The region that an agency governs (종로구청: 서울특별시 종로구); empty if none."""
    folded = " ".join(unicodedata.normalize("NFKC", name).split())
    found = only(re.sub(r"(?<=[시군구도])청$", "", folded))
    return found[0] if len(found) == 1 else ""


def _meant(text: str, mentions: Sequence[_Mention], at: int, known: Sequence[str]) -> str:
    """The region of one mention: by the name before it, the name behind a comma, what was named
    before, or its own. Empty if that leaves several."""
    one = mentions[at]
    for other in _beside(text, mentions, at):
        inside = [p for p in one.name.places for o in other.name.places if _strictly(p, o)]
        if len(set(inside)) == 1:
            return inside[0]
    if not one.name.alone:
        return ""
    if len(one.name.places) == 1:
        return one.name.places[0]
    inside = [p for p in one.name.places if any(within(p, o) for o in known)]
    return inside[0] if len(set(inside)) == 1 else ""


def _beside(text: str, mentions: Sequence[_Mention], at: int) -> Iterator[_Mention]:
    one = mentions[at]
    for back in range(at - 1, max(-1, at - 4), -1):
        if not re.fullmatch(r"[\s,]*", text[mentions[back].end : mentions[back + 1].start]):
            break
        yield mentions[back]
    if at + 1 < len(mentions):
        between = text[one.end : mentions[at + 1].start]
        if re.fullmatch(r"\s*,\s*|\s+in\s+", between):
            yield mentions[at + 1]


def _strictly(place: str, area: str) -> bool:
    return place != area and within(place, area)


class _Atlas:
    """Built once from `regions.yml`."""

    def __init__(self, stated: dict[str, Any]) -> None:
        names: dict[str, tuple[set[str], bool]] = {}
        self.regions: set[str] = set()
        for written, place, alone in _forms(stated):
            self.regions.add(place)
            places, before = names.setdefault(written.casefold(), (set(), False))
            places.add(place)
            names[written.casefold()] = (places, before or alone)
        self._names = {n: _Name(tuple(sorted(ps)), alone) for n, (ps, alone) in names.items()}
        longest = sorted(self._names, key=len, reverse=True)
        korean = "|".join(re.escape(n) for n in longest if not n.isascii())
        latin = "|".join(re.escape(n).replace(r"\-", "[- ]?") for n in longest if n.isascii())
        self._latin = {n.replace("-", ""): n for n in self._names if n.isascii()}
        self._chain = re.compile(
            rf"(?<![가-힣])(?:(?:{korean})(?:\s*(?:{korean}))*?(?:{_TAIL}|(?<=[시군구도]){_OFFICE}))"
            rf"|(?<![A-Za-z])(?:{latin})(?![A-Za-z])",
            re.IGNORECASE,
        )
        self._links = re.compile(rf"(?:{korean})", re.IGNORECASE)
        self.spellings = {place: place for place in sorted(self.regions)} | {
            place.split()[-1]: place for place in sorted(self.regions)
        }

    def mentions(self, text: str) -> Iterator[_Mention]:
        for chain in self._chain.finditer(text):
            if chain[0].isascii():
                key = re.sub(r"[- ]", "", chain[0].casefold())
                name = self._names.get(chain[0].casefold()) or self._names[self._latin[key]]
                yield _Mention(chain.start(), chain.end(), name)
                continue
            for link in self._links.finditer(chain[0]):
                start = chain.start() + link.start()
                yield _Mention(start, start + len(link[0]), self._names[link[0]])

    def is_name(self, text: str) -> bool:
        """Whether nothing but names stands in it."""
        rest = text
        for one in reversed(list(self.mentions(text))):
            rest = rest[: one.start] + rest[one.end :]
        return not rest.strip(" ,")

    def sharing(self, text: str) -> tuple[str, ...]:
        name = self._names.get(text.casefold())
        return name.places if name is not None and name.alone else ()


def _forms(stated: dict[str, Any]) -> Iterator[tuple[str, str, bool]]:
    """(how it is written, region, whether that counts alone)."""
    alone, never = set(stated["alone"]), set(stated["never"])
    for top, told in stated["regions"].items():
        for written in (top, *told.get("also", ())):
            yield written, top, True
        for written in told.get("before", ()):
            yield written, top, False
        inside = told.get("inside", {})
        for city, english in told.get("parts", {}).items():
            yield from _part(city, english, f"{top} {city}", alone, never)
            for district, name in inside.get(city, {}).items():
                yield from _part(district, name, f"{top} {city} {district}", alone, never)


def _part(
    name: str, english: str, place: str, alone: set[str], never: set[str]
) -> Iterator[tuple[str, str, bool]]:
    yield name, place, True
    yield f"{english}-{_SUFFIX[name[-1]]}", place, True
    if name.endswith("시"):
        yield f"{english} City", place, True
    if len(name) > 2 and name[:-1] not in never:
        yield name[:-1], place, name[:-1] in alone
    if len(english) > _SHORTEST and english.casefold() not in _NOT_ALONE and english != "Jeju":
        yield english, place, True


@cache
def _atlas() -> _Atlas:
    return _Atlas(yaml.load(FILE.read_text(encoding="utf-8"), yaml.CSafeLoader))
