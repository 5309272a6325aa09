"""The tables of the gateway and the worker. Times are seconds since 1970 (UTC).

Columns that hold what a citizen wrote or was told are sealed (`bot.crypto`): they end in `_sealed`.
"""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, Index, Integer, LargeBinary, UniqueConstraint
from sqlmodel import Field, SQLModel


def _serial() -> Column[int]:
    # SQLite counts by itself only in a column that is exactly INTEGER.
    kind = BigInteger().with_variant(Integer(), "sqlite")
    return Column("id", kind, primary_key=True, autoincrement=True)


class Conversation(SQLModel, table=True):
    """One contact on one account, and the lease under which its turns are taken."""

    __tablename__ = "conversations"
    __table_args__ = (UniqueConstraint("account", "contact"),)

    id: str = Field(primary_key=True)
    account: str
    contact: str
    """HMAC of account and the channel's id of the person."""
    bound: bool = False
    """The contact proved itself (server-issued session, configured token): cases may be bound."""
    locale: str = "ko"
    locale_chosen: bool = False
    notify: bool = True
    prompt_sealed: bytes | None = Field(default=None, sa_type=LargeBinary)
    """The open question and the choices last offered."""
    has_vault: bool = False
    """The vault holds something: most turns need not look."""
    owner: str | None = None
    lease_until: float = 0.0
    fence: int = 0
    """Fencing token: grows with every lease, checked by the commit of a turn."""
    created_at: float
    seen_at: float


class Inbound(SQLModel, table=True):
    """A message that was acknowledged, or a system turn. Its payload goes when its turn is done."""

    __tablename__ = "inbox"
    __table_args__ = (
        UniqueConstraint("account", "external_id"),
        Index("inbox_pending", "state", "not_before"),
        Index("inbox_conversation", "conversation_id", "id"),
    )

    id: int | None = Field(default=None, sa_column=_serial())
    account: str
    external_id: str
    conversation_id: str
    turn: str
    kind: str
    """text, choice or system."""
    payload_sealed: bytes | None = Field(default=None, sa_type=LargeBinary)
    digest: str
    """Keyed hash of kind and text: finds an identical text that waits behind a failing turn."""
    state: str = "pending"
    """pending, done, merged or dropped."""
    correlation: str
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
    )

    id: int | None = Field(default=None, sa_column=_serial())
    conversation_id: str
    turn: str
    seq: int
    payload_sealed: bytes | None = Field(default=None, sa_type=LargeBinary)
    state: str = "queued"
    """queued, sending, sent or unknown (sent, but nobody can know whether it arrived)."""
    secret: bool = False
    """Shows a PIN: the payload loses it once the row is sent."""
    created_at: float
    sent_at: float | None = None


class Personal(SQLModel, table=True):
    """The vault: what stands behind a placeholder of one conversation."""

    __tablename__ = "vault"

    conversation_id: str = Field(primary_key=True)
    placeholder: str = Field(primary_key=True)
    kind: str
    value_sealed: bytes = Field(sa_type=LargeBinary)
    created_at: float


class PendingSubmission(SQLModel, table=True):
    """A confirmed draft on its way to a portal."""

    __tablename__ = "submissions"
    __table_args__ = (Index("submissions_due", "state", "not_before"),)

    key: str = Field(primary_key=True)
    conversation_id: str
    turn: str
    capability: str
    payload_sealed: bytes | None = Field(default=None, sa_type=LargeBinary)
    locale: str
    channel: str
    state: str = "queued"
    """queued, unknown (sent without an answer: reconcile first), done, rejected or failed."""
    attempts: int = 0
    not_before: float = 0.0
    owner: str | None = None
    lease_until: float = 0.0
    fence: int = 0
    delayed_told: bool = False
    reference: str | None = None
    created_at: float


class Case(SQLModel, table=True):
    """Whose case it is: the proof of ownership is ours, the same for every portal."""

    __tablename__ = "cases"
    __table_args__ = (Index("cases_conversation", "conversation_id"),)

    portal: str = Field(primary_key=True)
    reference: str = Field(primary_key=True)
    capability: str
    conversation_id: str | None = None
    """The conversation that filed it; None when it was not bound or was erased."""
    pin_hash: str
    """argon2id."""
    created_at: float


class ProofAttempt(SQLModel, table=True):
    """A wrong number or PIN, counted per asker, so that nobody can lock out an owner."""

    __tablename__ = "proof_attempts"
    __table_args__ = (Index("proof_attempts_asker", "asker", "at"),)

    turn: str = Field(primary_key=True)
    asker: str
    at: float


class Handoff(SQLModel, table=True):
    """A citizen who wants, or needs, a person."""

    __tablename__ = "handoffs"

    turn: str = Field(primary_key=True)
    conversation_id: str
    reason: str
    """asked, failures or sos."""
    channel: str
    locale: str
    at: float


class Erasure(SQLModel, table=True):
    """A conversation that the dialogue has still to forget."""

    __tablename__ = "erasures"

    conversation_id: str = Field(primary_key=True)
    at: float


class Cursor(SQLModel, table=True):
    """How far a feed was read, and by whom it is being read now."""

    __tablename__ = "cursors"

    name: str = Field(primary_key=True)
    value: str = ""
    owner: str | None = None
    lease_until: float = 0.0
