"""What came in, what goes out, and files. Times are seconds since 1970 (UTC).

Columns that hold what a citizen wrote or was told are sealed: they end in `_sealed`.
"""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, Index, Integer, LargeBinary, UniqueConstraint
from sqlmodel import Field, SQLModel

from bot.models.sealed import bound_to


def _serial() -> Column[int]:
    # SQLite counts by itself only in a column that is exactly INTEGER.
    kind = BigInteger().with_variant(Integer(), "sqlite")
    return Column("id", kind, primary_key=True, autoincrement=True)


class Inbound(SQLModel, table=True):
    """A message that was acknowledged, or a system turn. Its payload goes when its turn is done."""

    __tablename__ = "inbox"
    __table_args__ = (
        UniqueConstraint("account", "external_id"),
        Index("inbox_pending", "state", "not_before"),
        Index("inbox_waiting", "conversation_id", "state", "id"),
        Index("inbox_turn", "turn"),
    )

    id: int | None = Field(default=None, sa_column=_serial())
    account: str
    external_id: str
    conversation_id: str
    contact_id: str | None = None
    """The contact that wrote the message or gets the news; None: the contact that wrote last."""
    turn: str
    kind: str
    """text, choice, file, place or system; part: a text that is known to go on in the next one, and
    waits for it until `not_before`; note: settled by the channel itself, never a turn."""
    payload_sealed: bytes | None = Field(
        default=None, sa_type=LargeBinary, sa_column_kwargs=bound_to("account", "external_id")
    )
    digest: str
    """Keyed hash of kind and text: finds an identical text that waits behind a failing turn."""
    state: str = "pending"
    """pending, done, merged or dropped."""
    correlation: str
    network: str | None = None
    """Keyed hash of the network that a request came from; goes with the payload."""
    attempts: int = 0
    not_before: float = 0.0
    received_at: float


class Outbound(SQLModel, table=True):
    """One reply, rendered. The row's id is also the id of the event on a stream."""

    __tablename__ = "outbox"
    __table_args__ = (
        UniqueConstraint("turn", "seq"),
        Index("outbox_conversation", "conversation_id", "id"),
        Index("outbox_state", "state", "created_at"),
        Index("outbox_due", "account", "state", "id"),
        Index("outbox_contact", "contact_id", "state"),
        # An id that was erased never comes back: streams, parts and proofs go by it.
        {"sqlite_autoincrement": True},
    )

    id: int | None = Field(default=None, sa_column=_serial())
    conversation_id: str
    turn: str
    seq: int
    payload_sealed: bytes | None = Field(
        default=None, sa_type=LargeBinary, sa_column_kwargs=bound_to("turn", "seq")
    )
    account: str = ""
    """The account that sends it; empty where replies are fetched."""
    contact_id: str | None = None
    kind: str = "reply"
    """reply, notice (waits for the morning) or service (goes even to those who opted out)."""
    state: str = "queued"
    """queued, sending, sent, held (the rest waits until it is asked for), failed, or unknown (sent,
    but nobody can know whether it arrived)."""
    part: int = 0
    """How many of its parts are done with."""
    attempts: int = 0
    not_before: float = 0.0
    code: str | None = None
    """Why it failed, in the channel's own words."""
    secret: bool = False
    """Shows a PIN: the payload loses it once the row is sent."""
    created_at: float
    sent_at: float | None = None


class SentPart(SQLModel, table=True):
    """A part that a channel has taken, under the channel's own id, for what it says of it later."""

    __tablename__ = "sent_parts"
    __table_args__ = (Index("sent_parts_row", "outbox_id"),)

    account: str = Field(primary_key=True)
    sent_id: str = Field(primary_key=True)
    outbox_id: int = Field(sa_type=BigInteger)
    part: int
    state: str = "sent"
    """sent, delivered or failed; never back to sent."""
    code: str | None = None
    at: float


class StoredFile(SQLModel, table=True):
    """A file that a person sent, until its draft is sent or dropped. Never opened here."""

    __tablename__ = "files"
    __table_args__ = (Index("files_conversation", "conversation_id"),)

    id: str = Field(primary_key=True)
    conversation_id: str
    sha256: str
    size: int
    content_sealed: bytes = Field(sa_type=LargeBinary, sa_column_kwargs=bound_to("id"))
    created_at: float
