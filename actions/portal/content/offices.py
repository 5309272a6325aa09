"""The nearest offices, and those of a district."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass

from actions.base.folded import folded
from actions.portal.content.catalogue import Office

_EARTH = 6_371_009.0
"""Mean radius in metres (IUGG)."""
_ROAD = "대로|로|길|-daero|-ro|-gil"
"""Sejong-daero is in Seoul, whoever asks for Sejong."""
_SHORTEST = 2
"""Letters of a word that can name a district."""


@dataclass(frozen=True)
class Found:
    """`metres` from the point that was asked about, as the crow flies; None without a point."""

    office: Office
    metres: int | None


def nearest(offices: Sequence[Office], latitude: float, longitude: float) -> list[Found]:
    """All offices, the nearest first."""
    found = [Found(o, round(distance(o, latitude, longitude))) for o in offices]
    return sorted(found, key=lambda one: one.metres or 0)


def within(offices: Sequence[Office], area: str) -> list[Found]:
    """Offices whose address names the area, those that more of its words name first."""
    words = [word for word in _plain(area).split() if len(word) >= _SHORTEST]
    scored = [(_matches(office, words), office) for office in offices]
    ranked = sorted(scored, key=lambda row: -row[0])
    return [Found(office, None) for matches, office in ranked if matches]


def distance(office: Office, latitude: float, longitude: float) -> float:
    """Metres along a great circle (haversine), within half a percent."""
    here, there = math.radians(latitude), math.radians(office.latitude)
    across = math.radians(office.longitude - longitude)
    half = math.sin((there - here) / 2) ** 2
    half += math.cos(here) * math.cos(there) * math.sin(across / 2) ** 2
    return 2 * _EARTH * math.asin(min(1.0, math.sqrt(half)))


def _matches(office: Office, words: Sequence[str]) -> int:
    address = _plain(f"{office.address.ko} {office.address.en} {office.name.ko} {office.name.en}")
    return sum(bool(re.search(rf"(?<!\w){re.escape(word)}(?!{_ROAD})", address)) for word in words)


def _plain(text: str) -> str:
    return re.sub(r"[^\w\s-]", " ", folded(text))
