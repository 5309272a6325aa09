"""Who speaks with us, and what stands behind placeholders. Times are seconds since 1970 (UTC).

Columns that hold what a citizen wrote or was told are sealed: they end in `_sealed`.
"""

from __future__ import annotations

from sqlalchemy import BigInteger, Index, LargeBinary, UniqueConstraint
from sqlmodel import Field, SQLModel

from bot.models.sealed import bound_to
from locales.languages import DEFAULT


class Conversation(SQLModel, table=True):
    """What we and a person said, on all of the person's contacts, and the lease under which its
    turns are taken."""

    __tablename__ = "conversations"

    id: str = Field(primary_key=True)
    bound: bool = False
    """Its contacts are proven (server-issued session, signed webhook): cases may be bound."""
    locale: str = DEFAULT
    locale_chosen: bool = False
    notify: bool = True
    last_contact: str | None = None
    """The contact that wrote last."""
    notify_contact: str | None = None
    """The contact that notices go to; None: the one that wrote last."""
    prompt_sealed: bytes | None = Field(
        default=None, sa_type=LargeBinary, sa_column_kwargs=bound_to("id")
    )
    """The open question and the choices last offered."""
    has_vault: bool = False
    """The vault holds something: most turns need not look."""
    moved_to: str | None = None
    """The conversation that this one was joined to; later receipts and notices are told there."""
    owner: str | None = None
    lease_until: float = 0.0
    fence: int = 0
    """Fencing token: grows with every lease, checked by the commit of a turn."""
    consented_at: float | None = None
    """When the person consented to what a petition needs; None: files are kept for an hour only."""
    created_at: float
    seen_at: float
    """When the person spoke last."""


class Contact(SQLModel, table=True):
    """A person on a channel: whom a message is from, and where a reply goes."""

    __tablename__ = "contacts"
    __table_args__ = (
        UniqueConstraint("account", "contact"),
        Index("contacts_conversation", "conversation_id"),
        Index("contacts_address", "address_digest"),
    )

    id: str = Field(primary_key=True)
    account: str
    contact: str
    """HMAC of account and the channel's id of the person."""
    conversation_id: str
    channel: str
    address_sealed: bytes | None = Field(
        default=None, sa_type=LargeBinary, sa_column_kwargs=bound_to("id")
    )
    """What the channel needs to send; None where replies are fetched, or once it is forgotten."""
    address_digest: str | None = None
    """HMAC of channel and address: finds who opted out, whatever account they wrote to."""
    hint: str = ""
    """What the person may see of the address, such as its last four digits."""
    reachable: bool = True
    forgotten: bool = False
    """The person's data was erased: the address goes once nothing is left to be sent."""
    proven: bool = True
    """False: an address that was named and has still to be confirmed. Only its number goes there.
    """
    awaited_until: float = 0.0
    """Until then `claimings` may say what we ourselves wait for from this contact."""
    held: int | None = Field(default=None, sa_type=BigInteger)
    """The reply whose rest waits until the person asks for more."""
    missed: int = 0
    """0, or 1: a reply may not have arrived, to be offered with the next one; 2: offered."""
    created_at: float


class Suppression(SQLModel, table=True):
    """An address that has opted out of everything we send on its channel."""

    __tablename__ = "suppressions"

    address_digest: str = Field(primary_key=True)
    at: float
    unheard: int = 0
    """How many messages came since then; none of them is answered."""
    hinted: bool = False
    """One of them was answered with the way to opt in again."""


class Personal(SQLModel, table=True):
    """The vault: what stands behind a placeholder of one conversation."""

    __tablename__ = "vault"

    conversation_id: str = Field(primary_key=True)
    placeholder: str = Field(primary_key=True)
    kind: str
    value_sealed: bytes = Field(
        sa_type=LargeBinary, sa_column_kwargs=bound_to("conversation_id", "placeholder")
    )
    created_at: float


class Erasure(SQLModel, table=True):
    """A conversation that the dialogue has still to forget."""

    __tablename__ = "erasures"

    conversation_id: str = Field(primary_key=True)
    at: float
