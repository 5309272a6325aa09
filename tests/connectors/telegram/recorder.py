"""A gateway that stores events once, as the real one does, and is down when told so."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

from connectors.contract import AutoReply, Channel, Event, InboundMessage, Refused, Resume
from tests.connectors.memory_gateway import MemoryGateway
from tests.kit.patience import PATIENCE


class Recorder(MemoryGateway):
    """`down`: so many events cannot be stored; `refusal`: what is said to the others;
    `counts`: whether a press chooses something."""

    def __init__(self) -> None:
        super().__init__()
        self.events: list[Event] = []
        self.down = 0
        self.refusal: Refused | None = None
        self.attempts = 0
        self.counts = True
        self._known: set[tuple[str, str, str]] = set()
        self._changed = asyncio.Event()

    async def take(self, channel: Channel, event: Event) -> bool:
        self.attempts += 1
        changed, self._changed = self._changed, asyncio.Event()
        changed.set()
        if self.down:
            self.down -= 1
            raise Refused("busy", "system.unavailable")
        if self.refusal is not None:
            raise self.refusal
        message = said(event)
        if message is not None:
            key = (message.account, message.contact, message.external_id)
            if key in self._known:
                return False
            self._known.add(key)
        self.events.append(event)
        return self.counts

    async def until(self, condition: Callable[[], bool], seconds: float = PATIENCE) -> None:
        """Raises TimeoutError."""
        async with asyncio.timeout(seconds):
            while not condition():
                await self._changed.wait()
                await asyncio.sleep(0)

    def what(self) -> list[str]:
        """The events in words short enough to compare."""
        return [describe(event) for event in self.events]


def said(event: Event) -> InboundMessage | None:
    if isinstance(event, AutoReply | Resume):
        return event.message
    return event if isinstance(event, InboundMessage) else None


def describe(event: Event) -> str:
    """`text …`, `choice …`, `place 37.5,127.0`, `file name`, `note key`, `resume token`, …"""
    if isinstance(event, AutoReply):
        return f"note {event.key}"
    if isinstance(event, Resume):
        return f"resume {event.token}"
    if not isinstance(event, InboundMessage):
        return f"{type(event).__name__.lower()} {getattr(event, 'reachable', '')}"
    if event.command is not None:
        return f"command {event.command} {event.text}".strip()
    if event.place is not None:
        return f"place {event.place.latitude},{event.place.longitude}"
    if event.file is not None:
        return f"file {event.file.media_type} {event.file.size}"
    return f"text {event.text}" if event.text is not None else f"choice {event.choice}"
