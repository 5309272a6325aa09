"""Tables of keys and sessions. Times are seconds since 1970 (UTC)."""

from __future__ import annotations

from sqlalchemy import LargeBinary
from sqlmodel import Field, SQLModel

from bot.models.sealed import bound_to


class KeyCheck(SQLModel, table=True):
    """A data key that this database knows: by its id, which tells nothing of the key."""

    __tablename__ = "key_checks"

    key_id: str = Field(primary_key=True)
    box: bytes | None = Field(
        default=None, sa_type=LargeBinary, sa_column_kwargs=bound_to("key_id")
    )
    """A constant sealed with the key; None once nothing else is sealed with it any more."""
    names: bool = False
    """The key that names people: there is one, for good."""
    first_at: float
    """When it was first seen as the newest."""
    bare_until: float = 0.0
    """Until then sessions that an older version signed with the bare key are taken."""


class EndedSession(SQLModel, table=True):
    """A session of the web chat that is over before its time."""

    __tablename__ = "ended_sessions"

    contact: str = Field(primary_key=True)
    """As in `contacts`: a keyed hash of who it was."""
    at: float = Field(index=True)
    """From when on it is refused."""
    until: float
    """When it would be too old anyway."""


class ProcessKeys(SQLModel, table=True):
    """Which keys a running process knows; a process that is gone says nothing for a while."""

    __tablename__ = "process_keys"

    owner: str = Field(primary_key=True)
    kind: str
    keys: str
    """Ids, separated by commas."""
    at: float
