"""How many messages a text is, as the networks count it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from connectors.sms.alphabet import (
    Alphabet,
    euckr_cost,
    gsm_cost,
    is_gsm,
    ucs2_cost,
    unencodable,
)
from connectors.sms.errors import Unencodable


@dataclass(frozen=True)
class Room:
    """Units of a message that stands alone, and of each when several are joined (whose header
    takes the difference). EUC-KR messages are not joined: beyond 90 bytes one is sent as an LMS.
    """

    single: int
    joined: int


ROOMS: Mapping[Alphabet, Room] = {
    "gsm7": Room(160, 153),
    "ucs2": Room(70, 67),
    "euckr": Room(2000, 2000),
}
SMS_BYTES = 90
"""Of EUC-KR; a longer one is an LMS."""

BORDERS: Mapping[Alphabet, tuple[int, ...]] = {
    "gsm7": (153, 160),
    "ucs2": (67, 70),
    "euckr": (SMS_BYTES,),
}
"""Where a long text is cut that comes in several."""

_COSTS: Mapping[Alphabet, Callable[[str], int]] = {
    "gsm7": gsm_cost,
    "ucs2": ucs2_cost,
    "euckr": euckr_cost,
}


@dataclass(frozen=True)
class Count:
    """`units` are septets, UTF-16 units or bytes; `alphabet` is the one used, never auto."""

    segments: int
    units: int
    alphabet: Alphabet

    @property
    def long(self) -> bool:
        """Whether it goes out as an LMS, which costs more than an SMS."""
        return self.alphabet == "euckr" and self.units > SMS_BYTES


def count(text: str, alphabet: Alphabet = "auto") -> Count:
    """Raises Unencodable where `alphabet` (gsm7, euckr) does not hold a character of `text`."""
    if alphabet == "auto":
        alphabet = "gsm7" if is_gsm(text) else "ucs2"
    cost = _COSTS[alphabet]
    costs = [cost(c) for c in text]
    if 0 in costs:
        raise Unencodable(unencodable(text, alphabet))
    units = sum(costs)
    room = ROOMS[alphabet]
    return Count(1 if units <= room.single else _joined(costs, room.joined), units, alphabet)


def is_full(text: str, alphabet: Alphabet = "auto") -> bool:
    """Whether `text` fills one message to its border, so that it may have been cut there: by a
    provider that does not put together what comes in several. A character of two units that has no
    room moves whole to the next one."""
    if alphabet == "euckr" and unencodable(text, alphabet):
        alphabet = "auto"
    if alphabet == "auto":
        alphabet = "gsm7" if is_gsm(text) else "ucs2"
    costs = [_COSTS[alphabet](c) for c in text]
    units, spare = sum(costs), int(2 in costs)
    return any(border - spare <= units <= border for border in BORDERS[alphabet])


def _joined(costs: Iterable[int], room: int) -> int:
    """A character of two units that does not fit at the end moves whole to the next message."""
    segments, used = 1, 0
    for cost in costs:
        if used + cost > room:
            segments, used = segments + 1, 0
        used += cost
    return segments
