"""Passes that continue a conversation on another contact, and what we wait for.

Times are seconds since 1970 (UTC). Columns that hold what a citizen wrote or was told are
sealed: they end in `_sealed`.
"""

from __future__ import annotations

from sqlalchemy import Index
from sqlmodel import Field, SQLModel


class LinkToken(SQLModel, table=True):
    """A one-time code or link that continues a conversation on another contact."""

    __tablename__ = "passes"
    __table_args__ = (Index("passes_contact", "contact_id", "made_at"),)

    digest: str = Field(primary_key=True)
    kind: str
    """code (typed, needs a proof besides), link (a token that nobody can guess), or answer (a
    number for the answer of a case was sent to this contact)."""
    conversation_id: str
    contact_id: str
    """Who asked for it, and is told of whoever uses it."""
    turn: str = ""
    """The turn that made it: taken again, it makes no other."""
    made_at: float
    expires_at: float
    used_by: str | None = None
    """The turn or message that used it: delivered again, it works again."""


class Verification(SQLModel, table=True):
    """What we ourselves wait for from a contact: the code of another contact, the number that
    proves a claim to its conversation, confirms an address, or shows the answer of a case."""

    __tablename__ = "claimings"

    contact_id: str = Field(primary_key=True)
    kind: str
    """code, join, address, or answer: with the portal and the receipt number of the case."""
    turn: str
    """The turn that began it."""
    conversation_id: str
    """join: the one that is claimed; else the contact's own."""
    target_id: str | None = None
    """join: the contact that the number was sent to; address: the one to be confirmed."""
    proof_digest: str = ""
    """Keyed hash of the number."""
    tries: int = 0
    tried: str = ""
    """The turn of the last try: taken again, it counts once."""
    expires_at: float
