"""A reply as text messages: its text, its choices as numbers, cut where a reader would pause.

(1/4) 접수되었어요. …          parts that belong together are counted
(2/4) …
(3/4) … 더 보시려면 ‘다음’…     the rest waits until the person asks for it (`hold`)
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

import structlog

from connectors.messages import OutboundMessage, Part
from connectors.sms.alphabet import Alphabet
from connectors.sms.choices import Sentences, listings
from connectors.sms.downgrade import downgrade
from connectors.sms.segments import Count, count
from connectors.sms.split import split

log = structlog.get_logger("sms")

MOST_SEGMENTS = 5
"""Of one reply before the person is asked."""
MORE = "sms_parts.more"


@dataclass(frozen=True)
class PartWriter:
    """`most` parts are sent at once; one part may take `segments_per_part` segments, which phones
    put together again only where the networks can do that. In EUC-KR a part is one SMS of 90 bytes
    or one LMS of 2,000."""

    sentences: Sentences
    alphabet: Alphabet = "auto"
    most: int = 3
    segments_per_part: int = 1

    def __post_init__(self) -> None:
        if self.most < 1 or not 1 <= self.segments_per_part <= MOST_SEGMENTS:
            raise ValueError("most and segments_per_part must be at least 1, the latter at most 5")

    def parts(self, message: OutboundMessage) -> Sequence[Part]:
        """What is sent for `message`, its choices and its question on the last part; the same for
        the same message. Never raises for what the text is: see `downgrade`."""
        texts = self.render(message)
        last = len(texts) - 1
        return [
            Part(
                text,
                message.choices if index == last else (),
                cost=count(text, self.alphabet).segments,
                question=message.question if index == last else None,
                hold=self._holds(index, len(texts)),
            )
            for index, text in enumerate(texts)
        ]

    def render(self, message: OutboundMessage) -> list[str]:
        """The texts alone, as a person sees them."""
        more = self._sentence(MORE, message.locale)
        body = self._plain(message.text).strip()
        listed = [self._plain(listing) for listing in listings(message, self.sentences)]
        kept = message.references
        written = [self._texts(body, listing, more, kept) for listing in listed]
        # The first of those that cost least: the friendliest ones come first.
        return min(written, key=self._price)

    @property
    def _at_once(self) -> int:
        return max(1, min(self.most, MOST_SEGMENTS // self.segments_per_part))

    def _holds(self, index: int, total: int) -> bool:
        """A single segment that is left is not worth the asking."""
        left = total - index - 1
        one_more = self.segments_per_part == 1 and self._at_once < MOST_SEGMENTS
        return (index + 1) % self._at_once == 0 and left > one_more

    def _price(self, texts: Sequence[str]) -> int:
        counts = [count(text, self.alphabet) for text in texts]
        return sum(c.segments + c.long for c in counts)

    def _sentence(self, key: str, locale: str) -> str:
        return self._plain(self.sentences(key, locale))

    def _plain(self, text: str) -> str:
        written, replaced = downgrade(text, self.alphabet)
        if replaced:
            log.warning("characters replaced", alphabet=self.alphabet, count=replaced)
        return written

    def _texts(self, body: str, listing: str, more: str, kept: Sequence[str]) -> list[str]:
        """The parts, numbered if there are several; choices stay together if that costs nothing."""
        text = "\n".join(filter(None, (body, listing)))
        if not text or self._is_one(text):
            return [text] if text else []
        apart = self._numbered(text, more, kept)
        if not listing or not self._is_one(f"(9/9) {listing}"):
            return apart
        together = self._numbered(text, more, kept, whole=len(text) - len(listing))
        one_line = "\n" not in listing
        return together if one_line or len(together) <= len(apart) else apart

    def _numbered(
        self, text: str, more: str, kept: Sequence[str], whole: int | None = None
    ) -> list[str]:
        for frame in _frames(self._at_once, self._holds, more):
            pieces = split(text, partial(self._has_room, frame), whole, kept)
            if len(pieces) <= frame.total:
                final = _Frame(len(pieces), frame.holds, more)
                return [final.around(index, piece) for index, piece in enumerate(pieces)]
        raise AssertionError("unreachable: the last frame has room for any number of parts")

    def _has_room(self, frame: _Frame, index: int, piece: str) -> bool:
        return self._is_one(frame.around(index, piece))

    def _is_one(self, text: str) -> bool:
        counted: Count = count(text, self.alphabet)
        limit = 1 if counted.alphabet == "euckr" else self.segments_per_part
        return counted.segments <= limit


@dataclass(frozen=True)
class _Frame:
    """What stands around part `index` of `total`. The last one never waits."""

    total: int
    holds: Callable[[int, int], bool]
    more: str

    def around(self, index: int, piece: str) -> str:
        numbered = f"({index + 1}/{self.total}) {piece}"
        return f"{numbered}\n{self.more}" if self.holds(index, self.total) else numbered


def _frames(at_once: int, holds: Callable[[int, int], bool], more: str) -> list[_Frame]:
    """Frames to try in turn: room for as many parts as are sent at once, for one more, for 9, …"""
    totals = (at_once, at_once + 1, 9, 99, 999, 9999)
    return [_Frame(total, holds, more) for total in totals if total >= at_once]
