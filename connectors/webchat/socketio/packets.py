"""What the Socket.IO library may be given: packets that it can take without breaking off.

The library ends a connection, or logs a traceback, for a packet that it cannot read. Here every
such packet becomes an event of its own, which the chat answers with a sentence.
"""

import re
from typing import Any

from socketio.packet import (  # type: ignore[import-untyped]
    BINARY_ACK,
    BINARY_EVENT,
    CONNECT,
    EVENT,
    Packet,
)

UNREADABLE = "unreadable"
LARGE = "large"
EVENTS = frozenset({"session_request", "user_uttered", UNREADABLE, LARGE})

PONG = "3"
SEPARATOR = "\x1e"
"""Between the packets of one polling request."""

_ACCEPTED = re.compile(r"1|2probe|3|5|4[0-3].*", re.DOTALL)
"""Close, probe, pong, upgrade, and messages: connect, disconnect, event, acknowledgement. Anything
else, binary above all, no client of a text chat sends."""


def checked(packet: str | None, limit: int) -> str:
    """The packet, or one that says what is wrong with it. `limit` is in bytes; None is binary."""
    if packet is None:
        return _event(UNREADABLE)
    # A character has up to four bytes; only near the limit is it worth counting them.
    if len(packet) * 4 > limit and len(packet.encode("utf-8", "replace")) > limit:
        return _event(LARGE)
    return packet if _ACCEPTED.fullmatch(packet) else _event(UNREADABLE)


def _event(name: str) -> str:
    return f'42["{name}"]'


class CheckedPacket(Packet):  # type: ignore[misc]
    """A Socket.IO packet whose content may be anything; what is no event of ours is unreadable."""

    data: Any

    def decode(self, encoded_packet: str) -> int:
        try:
            super().decode(encoded_packet)
        except (ValueError, TypeError, RecursionError):
            return self._unreadable()
        if self.packet_type in (BINARY_EVENT, BINARY_ACK):
            return self._unreadable()
        if self.packet_type == EVENT and not _named(self.data):
            return self._unreadable(self.id)
        if self.packet_type == CONNECT and not isinstance(self.data, dict | None):
            self.data = None
        return 0

    def _unreadable(self, identifier: int | None = None) -> int:
        self.packet_type, self.namespace, self.id = EVENT, None, identifier
        self.data = [UNREADABLE]
        return 0


def _named(data: Any) -> bool:
    return (
        isinstance(data, list) and bool(data) and isinstance(data[0], str) and (data[0] in EVENTS)
    )
