"""People who want, or need, to talk to a person, and which of our staff has seen to it."""

from __future__ import annotations

from sqlalchemy import Index, LargeBinary
from sqlmodel import Field, SQLModel

from bot.models.sealed import bound_to


class Handoff(SQLModel, table=True):
    """A citizen who wants, or needs, a person."""

    __tablename__ = "handoffs"
    __table_args__ = (Index("handoffs_open", "done_at", "at"),)

    turn: str = Field(primary_key=True)
    conversation_id: str
    reason: str
    """asked, failures or sos."""
    channel: str
    locale: str
    at: float
    contact_id: str | None = None
    """Who asked: the chat or number is the way there, where there is one."""
    reach_sealed: bytes | None = Field(
        default=None, sa_type=LargeBinary, sa_column_kwargs=bound_to("turn")
    )
    """The number or address that was left, where the channel itself is no way."""
    taken_by: str | None = None
    taken_at: float | None = None
    done_at: float | None = None
    note_sealed: bytes | None = Field(
        default=None, sa_type=LargeBinary, sa_column_kwargs=bound_to("turn")
    )
    """What came of it, in the words of whoever took it."""
