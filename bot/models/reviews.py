"""The table of messages that staff should look at. Times are seconds since 1970 (UTC)."""

from __future__ import annotations

from typing import Any

from sqlalchemy import JSON, Index, LargeBinary
from sqlmodel import Field, SQLModel

from bot.models.sealed import bound_to


class Review(SQLModel, table=True):
    """A message that was not understood, that we asked back about, that we had no answer for, or
    whose answer was bad. It names nobody: neither a contact nor a conversation."""

    __tablename__ = "reviews"
    __table_args__ = (Index("reviews_at", "at"), Index("reviews_similar", "similar"))

    turn: str = Field(primary_key=True)
    outcome: str
    """fallback, asked (and not answered), confirmed, corrected, denied, unanswered, or rated
    (badly)."""
    chosen: str | None = None
    """The intent or the entry that was meant after all, or the entry whose answer was bad."""
    content_sealed: bytes = Field(sa_type=LargeBinary, sa_column_kwargs=bound_to("turn"))
    """`text` with names for what was masked, and `rescued`, how it was understood, if different."""
    similar: str
    """Keyed hash of the text without case, spaces and punctuation: the same for similar ones."""
    ranking: Any = Field(sa_type=JSON)
    """At most five intents with their confidence, best first."""
    channel: str
    locale: str
    at: float
