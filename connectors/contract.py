"""What a channel and the gateway say to each other. Connectors never import the gateway: it is
given to them.

    request → verify → parse → InboundMessage → gateway.accept     (durable before it returns)
    outbox → OutboundMessage → parts → send, one at a time          (channels that are sent to)
    gateway.stream / gateway.replies → gateway.delivered            (channels that fetch)

A channel that is sent to is one subclass of `Channel` and one table of tests
(`tests/kit/stack/channel`).
"""

from abc import ABC, abstractmethod
from collections.abc import AsyncIterator, Sequence
from typing import ClassVar, Literal, Protocol

from connectors.errors import (
    ChannelError,
    Later,
    Misformatted,
    OptedOut,
    Reason,
    Refused,
    SendError,
    Unauthorised,
    Undeliverable,
    Unknown,
    Unreachable,
    Unreadable,
    Unverified,
)
from connectors.messages import (
    CHOICE_PREFIX,
    CHOICE_TOKEN,
    UNDELIVERED,
    Abilities,
    Accepted,
    AutoReply,
    Choice,
    DeliveryStatus,
    Event,
    FileRef,
    Finding,
    InboundMessage,
    OptOut,
    OutboundMessage,
    Pace,
    Part,
    Place,
    Reachability,
    Request,
    Resume,
)
from locales.settings import zone

__all__ = [
    "Abilities",
    "Accepted",
    "CHOICE_PREFIX",
    "CHOICE_TOKEN",
    "UNDELIVERED",
    "Channel",
    "ChannelError",
    "Choice",
    "Event",
    "FileRef",
    "Finding",
    "Gateway",
    "InboundMessage",
    "Later",
    "Misformatted",
    "AutoReply",
    "OptOut",
    "OptedOut",
    "OutboundMessage",
    "Pace",
    "Part",
    "Place",
    "Reachability",
    "Reason",
    "DeliveryStatus",
    "Refused",
    "Request",
    "Resume",
    "SendError",
    "Unauthorised",
    "Undeliverable",
    "Unknown",
    "Unreachable",
    "Unreadable",
    "Unverified",
]


class Channel(ABC):
    """A channel that is sent to: three methods, and defaults for what is rare."""

    name: ClassVar[str]
    can: ClassVar[Abilities] = Abilities()
    account: str
    """Names the sender that we are on this channel, such as `telegram:42`."""
    paths: tuple[str, ...] = ()
    """Where the channel posts to, such as `/telegram/webhook`; none where we fetch or only send."""
    pace: Pace = Pace(rate=1000.0, burst=1000)
    """Of everything this account sends."""

    @abstractmethod
    def verify(self, request: Request) -> None:
        """Raises Unverified, in constant time, unless the channel itself sent this."""

    @abstractmethod
    def parse(self, request: Request) -> Sequence[Event]:
        """What a verified request tells. Raises Unreadable."""

    @abstractmethod
    async def send(self, address: str, part: Part) -> str:
        """Send one part; returns the channel's id of it. Raises SendError."""

    async def edit(self, address: str, sent_id: str, part: Part) -> bool:
        """Put this part in the place of the one that was sent under this id; the same once more
        changes nothing. False: that one can be changed no more. Raises SendError."""
        return False

    def parts(self, message: OutboundMessage) -> Sequence[Part]:
        """The same parts for the same message, however often; choices on the last one."""
        return [Part(message.text, message.choices, question=message.question)]

    def pace_of(self, address: str) -> Pace | None:
        """Of what is sent to this address alone."""
        return None

    def zone_of(self, address: str) -> str:
        """The time zone (IANA) in which this person sleeps."""
        return zone().key

    def link(self, token: str) -> str | None:
        """An address that opens a conversation with us here and brings this token (see Resume)."""
        return None

    def while_stopped(self, message: InboundMessage) -> AutoReply:
        """What a message of somebody who has opted out is taken as: a word that lifts it, or one
        that nobody deals with. Its sentence is sent once; none, where nothing gets through."""
        return AutoReply(message)

    def acknowledgement(self) -> tuple[str, bytes]:
        """Media type and body of the 200 that a request gets once its events are safe."""
        return "application/json", b"{}"

    async def accepted(self, event: Event, refusal: Refused | None, *, counts: bool = True) -> None:
        """Called once an event is durable or was refused, such as to confirm a pressed button;
        `counts` as `Gateway.take` gave it."""

    async def fetch(self, file: FileRef) -> bytes:
        """The content of a file. Raises SendError."""
        raise Undeliverable("no_files")

    async def typing(self, address: str) -> None:
        """Show for some seconds that an answer is on its way; never raises."""

    async def start(self) -> None:
        """Connect and tell the channel where we are. Raises SendError."""

    async def poll(self, gateway: "Gateway") -> None:
        """Fetch events until cancelled, where the channel cannot reach us; ends at once if not."""

    async def stop(self) -> None:
        """Close connections; harmless when never started."""

    async def check(self) -> Sequence[Finding]:
        """What an operator should know. Never raises for what the channel does."""
        return []


class Gateway(Protocol):
    async def accept(self, message: InboundMessage) -> Accepted:
        """Store the message; a repeated (account, contact, external_id) stores nothing again.

        Raises Refused. What is in `text` is text: a leading `/` or `{` has no meaning.
        """

    async def admit(
        self,
        what: Literal["session", "upload"],
        client: str | None,
        contact: str | None = None,
    ) -> None:
        """Count a new session or an upload of this IP address's network, an upload of this contact
        too, before it is read. Raises Refused."""

    async def take(self, channel: Channel, event: Event) -> bool:
        """An event of a channel that is sent to, made durable: a message accepted (its refusal is
        told to the person by the channel), a note answered, a receipt written down. False for a
        press that chooses nothing (see `Accepted`).

        Raises Refused("busy") when nothing could be stored: the channel must deliver it again.
        """

    def replies(self, accepted: Accepted, *, wait: float) -> AsyncIterator[OutboundMessage]:
        """The undelivered messages of the contact and those of this turn, oldest first.

        Waits for the turn itself (which answers within 10 s, if only to say that it will be late)
        and then up to `wait` seconds for what its effects cause; ends early when nothing is
        pending. For a duplicate: the stored messages of that turn, delivered or not.
        """

    def stream(self, account: str, contact: str, *, after: int) -> AsyncIterator[OutboundMessage]:
        """Every message with an id above `after`, delivered or not, then live; from UNDELIVERED on
        only those that have not arrived, then live. Ends only when the gateway stops."""

    async def delivered(self, ids: Sequence[int], *, read: bool = True) -> None:
        """These messages reached the person's device; harmless when repeated. `read` False: they
        left for it, and it says itself what it has shown (`shown`); a PIN is kept until then, or
        for an hour."""

    async def shown(self, account: str, contact: str, last: int) -> None:
        """The device of this contact has shown every message up to the id `last`; harmless when
        repeated, and when there are none."""

    async def forget(self, account: str, contact: str) -> None:
        """Erase the conversation of this contact; harmless when there is none."""

    async def handover(self, account: str, contact: str) -> str | None:
        """A one-time token (16 bytes, URL-safe, 15 minutes) that goes on with the conversation of
        this contact on another channel: see Resume. None when there is no conversation yet, when
        the contact is not proven, or when it got many."""

    def text(self, key: str, locale: str, **values: str | int) -> str:
        """A sentence of the catalogue, for what the connector itself has to say."""
