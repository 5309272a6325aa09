"""A message as it is taken in, and who it is from."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True)
class NewMessage:
    """What `accept` writes: a row of the inbox, and for a new contact one of `contacts` and one of
    `conversations`.

    `contact` is the HMAC of account and person; `payload` is sealed by the caller.
    """

    account: str
    contact: str
    external_id: str
    conversation_id: str
    """Used only if the contact has no conversation yet."""
    turn: str
    kind: str
    payload: bytes
    digest: str
    correlation: str
    locale: str
    bound: bool
    channel: str = "webchat"
    address: str | None = field(default=None, repr=False)
    address_digest: str | None = None
    hint: str = ""
    network: str | None = None
    """Keyed hash of the network that the request came from."""
    joins: bool = False
    """A text that goes on with the one before, where that one was known to go on."""
