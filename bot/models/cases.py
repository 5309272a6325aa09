"""What was filed and is on its way, and proofs of who may see it.

Times are seconds since 1970 (UTC). Columns that hold what a citizen wrote or was told are
sealed: they end in `_sealed`.
"""

from __future__ import annotations

from sqlalchemy import BigInteger, Index, LargeBinary
from sqlmodel import Field, SQLModel

from bot.models.sealed import bound_to


class NoticeProof(SQLModel, table=True):
    """That a notice about a case was sent: when, on which channel, and what became of it."""

    __tablename__ = "notice_proofs"
    __table_args__ = (Index("notice_proofs_case", "reference", "portal"),)

    outbox_id: int = Field(primary_key=True, sa_type=BigInteger)
    conversation_id: str
    portal: str
    reference: str
    event: str
    channel: str
    outcome: str = "queued"
    """queued, sent, delivered, failed or unknown."""
    code: str | None = None
    at: float


class PendingSubmission(SQLModel, table=True):
    """A confirmed draft on its way to a portal."""

    __tablename__ = "submissions"
    __table_args__ = (Index("submissions_due", "state", "not_before"),)

    key: str = Field(primary_key=True)
    conversation_id: str
    turn: str
    capability: str
    portal: str
    """The name of the portal that serves the service's agency."""
    payload_sealed: bytes | None = Field(
        default=None, sa_type=LargeBinary, sa_column_kwargs=bound_to("key")
    )
    locale: str
    channel: str
    contact_id: str | None = None
    """Who confirmed it and gets the receipt."""
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
    """Whose case it is: the proof of ownership is ours, the same for every portal. Two portals may
    give out the same reference."""

    __tablename__ = "cases"
    __table_args__ = (
        Index("cases_conversation", "conversation_id"),
        Index("cases_reference", "reference"),
    )

    portal: str = Field(primary_key=True)
    reference: str = Field(primary_key=True)
    capability: str
    conversation_id: str | None = None
    """The conversation that filed it; None when it was not bound or was erased."""
    pin_hash: str
    """argon2id."""
    created_at: float


class ProofAttempt(SQLModel, table=True):
    """A wrong number or PIN, counted per asker, so that nobody can lock out an owner; per receipt
    and per network to see who tries many."""

    __tablename__ = "proof_attempts"
    __table_args__ = (
        Index("proof_attempts_asker", "asker", "at"),
        Index("proof_attempts_receipt", "receipt", "at"),
        Index("proof_attempts_network", "network", "at"),
    )

    turn: str = Field(primary_key=True)
    asker: str
    receipt: str | None = None
    """Keyed hash of the receipt number; None: it was a code."""
    network: str | None = None
    """As in the inbox."""
    at: float


class Cursor(SQLModel, table=True):
    """How far a feed was read, and by whom it is being read now."""

    __tablename__ = "cursors"

    name: str = Field(primary_key=True)
    value: str = ""
    owner: str | None = None
    lease_until: float = 0.0
