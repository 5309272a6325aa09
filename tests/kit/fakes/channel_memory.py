"""A channel whose other side is memory: what it was asked to send, and what it answers on schedule.

Events are JSON: `{"kind": "text", "from": "amy", "id": "1", "text": "…"}`, signed by a header.
"""

from __future__ import annotations

import asyncio
import hmac
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from typing import ClassVar

from connectors.contract import (
    Abilities,
    AutoReply,
    Channel,
    DeliveryStatus,
    Event,
    FileRef,
    InboundMessage,
    Misformatted,
    OptOut,
    OutboundMessage,
    Pace,
    Part,
    Place,
    Reachability,
    Request,
    Resume,
    SendError,
    Undeliverable,
    Unknown,
    Unreadable,
    Unverified,
)

SECRET = "s3cret-of-the-memory-channel"


@dataclass(frozen=True)
class Sent:
    address: str
    text: str
    at: float
    choices: tuple[str, ...] = ()
    about: str = ""


@dataclass
class MemoryChannel(Channel):
    """`fails` holds what the next sends raise; an entry None lets one through. `splits` cuts a text
    at `|`; a part that ends in `>` holds what follows."""

    name: ClassVar[str] = "memory"
    can: ClassVar[Abilities] = Abilities(files=True, edits=True)
    clock: Callable[[], float] = lambda: 0.0
    account: str = "memory:1"
    paths: tuple[str, ...] = ("/memory/webhook",)
    pace: Pace = field(default_factory=lambda: Pace(rate=1000.0, burst=1000))
    each: Pace | None = None
    formatted: bool = False
    fails: list[SendError | None] = field(default_factory=list)
    sent: list[Sent] = field(default_factory=list)
    typed: list[str] = field(default_factory=list)
    files: dict[str, bytes] = field(default_factory=dict)
    edits: list[int] = field(default_factory=list)
    """The places in `sent` of the messages that were edited, in order."""
    taken_away: set[int] = field(default_factory=set)
    settled: list[tuple[Event, bool]] = field(default_factory=list)
    counted: list[bool] = field(default_factory=list)
    gate: asyncio.Event | None = None
    """While it is not set, a send is under way and does not end."""

    def verify(self, request: Request) -> None:
        if not hmac.compare_digest(request.headers.get("x-secret", "").encode(), SECRET.encode()):
            raise Unverified

    def parse(self, request: Request) -> Sequence[Event]:
        try:
            found = json.loads(request.body)
            return [self._event(found)]
        except (ValueError, KeyError, TypeError) as error:
            raise Unreadable from error

    def _event(self, found: dict[str, str]) -> Event:
        message = self.message(found["from"], found["id"], text=found.get("text"))
        match found["kind"]:
            case "text":
                return message
            case "stop" | "start" as word:
                return OptOut(message, "system.language_changed", word=word)
            case "note":
                return AutoReply(message, "system.language_changed")
            case "gone" | "back" as state:
                return Reachability(self.account, found["from"], state == "back")
            case "sent" | "delivered" | "failed" as state:
                return DeliveryStatus(self.account, found["sent"], state, found.get("code"))
            case "resume":
                return Resume(message, found["token"])
        raise ValueError(found["kind"])

    def message(
        self,
        contact: str,
        external_id: str,
        *,
        text: str | None = None,
        choice: str | None = None,
        file: FileRef | None = None,
        place: Place | None = None,
    ) -> InboundMessage:
        return InboundMessage(
            account=self.account,
            contact=contact,
            external_id=external_id,
            text=text,
            choice=choice,
            channel=self.name,
            trusted=True,
            address=f"to-{contact}",
            file=file,
            place=place,
        )

    def parts(self, message: OutboundMessage) -> Sequence[Part]:
        pieces = message.text.split("|")
        last = len(pieces) - 1
        return [
            Part(
                f"<{piece}>" if self.formatted else piece.rstrip(">"),
                message.choices if number == last else (),
                plain=piece if self.formatted else None,
                hold=piece.endswith(">"),
            )
            for number, piece in enumerate(pieces)
        ]

    def pace_of(self, address: str) -> Pace | None:
        return self.each

    async def send(self, address: str, part: Part) -> str:
        if self.gate is not None:
            await self.gate.wait()
        if self.formatted and part.text.startswith("<"):
            raise Misformatted("cannot_parse")
        failure = self.fails.pop(0) if self.fails else None
        if failure is not None:
            raise failure
        labels = tuple(choice.label for choice in part.choices)
        self.sent.append(Sent(address, part.text, self.clock(), labels, part.about))
        return f"sent-{len(self.sent)}"

    async def edit(self, address: str, sent_id: str, part: Part) -> bool:
        """A message that was taken away can be edited no more."""
        place = int(sent_id.removeprefix("sent-")) - 1
        failure = self.fails.pop(0) if self.fails else None
        if isinstance(failure, Unknown):
            self._put(place, part)
        if failure is not None:
            raise failure
        if place in self.taken_away:
            return False
        self._put(place, part)
        return True

    def _put(self, place: int, part: Part) -> None:
        labels = tuple(choice.label for choice in part.choices)
        self.sent[place] = replace(self.sent[place], text=part.text, choices=labels)
        self.edits.append(place)

    async def accepted(
        self, event: Event, refusal: Exception | None, *, counts: bool = True
    ) -> None:
        self.settled.append((event, refusal is None))
        self.counted.append(counts)

    async def fetch(self, file: FileRef) -> bytes:
        if file.id not in self.files:
            raise Undeliverable("no_such_file")
        return self.files[file.id]

    async def typing(self, address: str) -> None:
        self.typed.append(address)

    def texts(self, contact: str | None = None) -> list[str]:
        return [s.text for s in self.sent if contact in (None, s.address.removeprefix("to-"))]
