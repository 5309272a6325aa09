"""Several texts as the one that they are: in order, without what they say of their own number."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Connection

from bot.core.crypto import Cipher
from bot.messages import inbox
from bot.messages import pieces as store
from bot.messages.inbox import Claim
from connectors import pieces
from connectors.pieces import Piece


def opened(cipher: Cipher, claim: Claim) -> Mapping[str, Any]:
    """What the message of a turn says, with all that goes on with it."""
    return joined([inbox.opened(cipher, row) for row in (claim.inbound, *claim.rest)])


def end_if_whole(connection: Connection, cipher: Cipher, text: str, turn: str, now: float) -> None:
    """`text`, which belongs to this turn, may be the last of the numbered ones: then nothing is
    waited for any longer."""
    if pieces.read(text).total:
        rows = store.of_turn(connection, turn)
        if is_whole([str(inbox.opened(cipher, row)["text"]) for row in rows]):
            store.end_wait(connection, turn, now)


def joined(payloads: Sequence[Mapping[str, Any]]) -> Mapping[str, Any]:
    """The payload of the first, with the text of all. A text alone stays as it was written."""
    if len(payloads) < 2:
        return payloads[0]
    found = [pieces.read(str(payload["text"])) for payload in payloads]
    total = _total(found)
    parts: list[tuple[int, str, str | None]] = []
    for piece, payload in zip(found, payloads, strict=True):
        counts = bool(total) and piece.total == total
        bare = counts or not piece.total
        # What has no number stays behind what it came after.
        place = piece.number if counts else parts[-1][0] if parts else 0
        text = piece.text if bare else str(payload["text"])
        parts.append((place, text, payload.get("more")))
    parts.sort(key=lambda part: part[0])
    return {**payloads[0], "text": _text(parts)}


def is_whole(texts: Sequence[str]) -> bool:
    """Whether these are all the numbered ones, however they came."""
    found = [pieces.read(text) for text in texts]
    total = _total(found)
    return bool(total) and {p.number for p in found if p.total == total} == set(range(1, total + 1))


def _total(found: Sequence[Piece]) -> int:
    """How many there are by what at least two of them say: a number that stands alone may be a day
    or a fraction. 0: they have no numbers."""
    numbers: dict[int, set[int]] = {}
    for piece in found:
        numbers.setdefault(piece.total, set()).add(piece.number)
    known = {total: these for total, these in numbers.items() if total and len(these) > 1}
    return max(known, key=lambda total: len(known[total]), default=0)


def _text(parts: Sequence[tuple[int, str, str | None]]) -> str:
    """Where a text was cut, nothing stands between its pieces."""
    text = ""
    for _, said, more in parts[:-1]:
        text += said if more == "" else said.rstrip() + (more or pieces.joint(said))
    return text + parts[-1][1]
