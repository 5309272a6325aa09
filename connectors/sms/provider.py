"""What the channel needs of a company that sends text messages: five methods.

A new one is one module and one line in `channel.py`; it passes the scenarios of
`tests/connectors/sms/test_scenarios.py` as they stand.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar, Literal

from connectors.messages import Finding, Request
from connectors.sms.alphabet import Alphabet
from connectors.sms.words import Meaning

State = Literal["sent", "delivered", "failed"]


@dataclass(frozen=True)
class Capabilities:
    """`alphabet` is what texts are counted in; `after_stop` that it carries what we answer to
    somebody who has refused our texts."""

    alphabet: Alphabet
    after_stop: bool = False


@dataclass(frozen=True)
class InboundSms:
    """One text of one person. `id` is the provider's: the same one again is the same text.
    `answered` is the word that the provider has acted on and answered by itself."""

    id: str
    sender: str
    text: str
    pictures: int = 0
    answered: Meaning | None = None


@dataclass(frozen=True)
class Status:
    """What became of the text that `send` returned this `id` for; `code` is the provider's."""

    id: str
    state: State
    code: str | None = None


class Provider(ABC):
    name: ClassVar[str]
    """Also the part of our addresses: `/sms/<name>` and `/sms/<name>/status`."""

    @abstractmethod
    async def send(self, to: str, text: str, key: str = "") -> str:
        """Hand over one text for an E.164 number; returns the provider's id of it. `key` is the
        same when the same text is tried again. Raises SendError."""

    @abstractmethod
    def verify_request(self, request: Request) -> None:
        """Raises Unverified, in constant time, unless the provider sent this for our account."""

    @abstractmethod
    def parse_inbound(self, request: Request) -> InboundSms:
        """Raises Unreadable."""

    @abstractmethod
    def parse_status(self, request: Request) -> Status | None:
        """None for a state that changes nothing, such as `queued`. Raises Unreadable."""

    @abstractmethod
    def capabilities(self) -> Capabilities:
        """What can be relied on with this account."""

    def acknowledgement(self) -> tuple[str, bytes]:
        """Media type and body of a 200."""
        return "application/json", b"{}"

    async def check(self) -> Sequence[Finding]:
        """What an operator should know of the account; never raises for what the provider does."""
        return []

    async def stop(self) -> None:  # noqa: B027
        """Close connections; harmless when never used."""
