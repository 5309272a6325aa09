"""The tables of what citizens are told: answers with their sources, plain words, and ratings.

Texts are maps from a language to what is said in it. Times are seconds since 1970 (UTC), days are
written YYYY-MM-DD.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import JSON, Index, LargeBinary
from sqlmodel import Field, SQLModel

from bot.models.sealed import bound_to

Texts = dict[str, str]
Wordings = dict[str, list[str]]


class FaqEntry(SQLModel, table=True):
    """One question that is asked often, with its answer."""

    __tablename__ = "faq_entries"

    id: str = Field(primary_key=True)
    topic: str
    agency: Any = Field(sa_type=JSON)
    """Who is responsible, a language → its name."""
    variants: Any = Field(sa_type=JSON)
    """How people ask, a language → wordings. The first is the entry's title."""
    answer: Any = Field(sa_type=JSON)
    short: Any = Field(sa_type=JSON)
    """The answer for text messages."""
    source_title: Any = Field(sa_type=JSON)
    source_url: str
    verified: bool = False
    last_checked: str | None = None
    """The day on which staff compared it with the source."""
    valid_from: str | None = None
    valid_to: str | None = None
    """The last day on which it is told."""
    version: int = 1
    """Grows with every change."""
    area: str = ""
    """Where it is told: a region, or the installation's agency; empty: everywhere."""
    archived_at: float | None = None
    """Since when it is put away: not searched, not told, never deleted."""
    seeded: str = ""
    """Digest of what came with the code; empty for what staff have added."""
    updated_at: float


class Term(SQLModel, table=True):
    """An administrative term and what it means in plain words."""

    __tablename__ = "terms"

    locale: str = Field(primary_key=True)
    term: str = Field(primary_key=True)
    scope: str = Field(default="general", primary_key=True)
    """Where it means this: general, `service:<entry>` or `agency:<name>`."""
    plain: str
    reason: str = ""
    source: str = ""
    version: int = 1
    """Grows with every change."""
    archived_at: float | None = None
    seeded: str = ""
    updated_at: float


class Rating(SQLModel, table=True):
    """What a person thought of an answer, by the turn that said so."""

    __tablename__ = "ratings"
    __table_args__ = (
        Index("ratings_entry", "entry"),
        Index("ratings_conversation", "conversation_id"),
    )

    turn: str = Field(primary_key=True)
    conversation_id: str | None = None
    """None once the person's data was erased; the question is gone then, too."""
    entry: str
    locale: str
    channel: str
    good: bool
    question_sealed: bytes | None = Field(
        default=None, sa_type=LargeBinary, sa_column_kwargs=bound_to("turn")
    )
    """What was asked, masked."""
    at: float


class KnowledgeVersion(SQLModel, table=True):
    """Grows with every change of `faq` or `terms`: what a process holds in memory is old then."""

    __tablename__ = "knowledge_versions"

    name: str = Field(primary_key=True)
    version: int = 0
