"""What a channel and the gateway say to each other. Connectors never import the gateway: it is
given to them.

    payload → verify, parse → InboundMessage → gateway.accept   (durable before it returns)
    gateway.replies / gateway.stream → OutboundMessage → the channel's own form → gateway.delivered
"""

import re
from collections.abc import AsyncIterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal, Protocol

CHOICE_PREFIX = "choice:"
"""Written before a token where choice and text share one field (`choice:k3J…`, REST payloads)."""

CHOICE_TOKEN = re.compile(r"[A-Za-z0-9_-]{8,64}")
"""The shape of a token: no sentence looks like it."""

Reason = Literal["empty", "too_long", "too_many", "gone", "busy"]


class Refused(Exception):
    """A message that was not accepted: nothing was stored, nothing moved.

    `key` and `values` name the sentence for the person; `retry_after` is in seconds.
    """

    def __init__(
        self,
        reason: Reason,
        key: str,
        values: Mapping[str, str | int] | None = None,
        *,
        retry_after: int | None = None,
    ) -> None:
        super().__init__(reason)
        self.reason = reason
        self.key = key
        self.values = dict(values or {})
        self.retry_after = retry_after


@dataclass(frozen=True)
class InboundMessage:
    """One message of one person: `text` or `choice`, never both. `external_id` makes a repeat
    harmless; `trusted` says that `contact` is proven, not just claimed."""

    account: str
    contact: str
    external_id: str
    text: str | None = None
    choice: str | None = None
    locale: str | None = None
    channel: str = "webchat"
    trusted: bool = False


@dataclass(frozen=True)
class Accepted:
    """`turn` is the message's id in the inbox; `duplicate` says that it was there before."""

    turn: str
    conversation: str
    duplicate: bool = False


@dataclass(frozen=True)
class Choice:
    """`number` (from 1), `token` and the exact `label` all select it; the token is opaque."""

    label: str
    token: str
    number: int


@dataclass(frozen=True)
class OutboundMessage:
    """One bubble, rendered. `id` grows within a conversation; `turn` is the turn that caused it;
    `question` as in the dialogue (`code`, `type`, `required`, `max_length`) on the asking one."""

    id: int
    text: str
    locale: str
    turn: str
    choices: tuple[Choice, ...] = ()
    question: Mapping[str, Any] | None = field(default=None, hash=False)


class Gateway(Protocol):
    async def accept(self, message: InboundMessage) -> Accepted:
        """Store the message; a repeated (account, contact, external_id) stores nothing again.

        Raises Refused. What is in `text` is text: a leading `/` or `{` has no meaning.
        """

    def replies(self, accepted: Accepted, *, wait: float) -> AsyncIterator[OutboundMessage]:
        """The undelivered messages of the conversation and those of this turn, oldest first.

        Waits for the turn itself (which answers within 10 s, if only to say that it will be late)
        and then up to `wait` seconds for what its effects cause; ends early when nothing is
        pending. For a duplicate: the stored messages of that turn, delivered or not.
        """

    def stream(self, account: str, contact: str, *, after: int) -> AsyncIterator[OutboundMessage]:
        """Every message with an id above `after`, delivered or not, then live; ends only when the
        gateway stops."""

    async def delivered(self, ids: Sequence[int]) -> None:
        """These messages reached the person's device; harmless when repeated."""

    async def forget(self, account: str, contact: str) -> None:
        """Erase the conversation of this contact; harmless when there is none."""

    def text(self, key: str, locale: str, **values: str | int) -> str:
        """A sentence of the catalogue, for what the connector itself has to say."""
