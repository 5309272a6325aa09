"""The portal's tables. Times are timezone-aware UTC; `bytes` columns are ciphertext."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import (
    JSON,
    BigInteger,
    Column,
    DateTime,
    Dialect,
    Integer,
    MetaData,
    UniqueConstraint,
)
from sqlalchemy.types import TypeDecorator
from sqlmodel import Field, SQLModel

METADATA = MetaData()


class UtcDateTime(TypeDecorator[datetime]):
    """SQLite keeps no zone: stored as UTC, read as aware UTC."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        utc = value.astimezone(UTC)
        return utc.replace(tzinfo=None) if dialect.name == "sqlite" else utc

    def process_result_value(self, value: datetime | None, _dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


def _big_id() -> Any:
    # SQLite numbers rows by itself only in a column of type INTEGER.
    kind = BigInteger().with_variant(Integer(), "sqlite")
    return Field(default=None, primary_key=True, sa_type=kind)


class Table(SQLModel):
    """Base of the portal's tables, apart from any other SQLModel metadata of the process."""

    metadata = METADATA


class Client(Table, table=True):
    """A program that files cases: knows the cases that it filed, no others."""

    __tablename__ = "portal_client"

    id: int | None = Field(default=None, primary_key=True)
    name: str = Field(max_length=100, unique=True)
    key_sha256: str = Field(max_length=64, unique=True)
    created_at: datetime = Field(sa_type=UtcDateTime)


class Officer(Table, table=True):
    """A person who works on cases; without an agency: on the cases of all."""

    __tablename__ = "portal_officer"

    id: int | None = Field(default=None, primary_key=True)
    name: str = Field(max_length=100, unique=True)
    role: str = Field(max_length=20)
    agency: str | None = Field(default=None, max_length=50)
    key_sha256: str = Field(max_length=64, unique=True)
    created_at: datetime = Field(sa_type=UtcDateTime)
    removed_at: datetime | None = Field(default=None, sa_type=UtcDateTime)


class Case(Table, table=True):
    """A case as it stands; how it came there is in its events."""

    __tablename__ = "portal_case"
    __table_args__ = (UniqueConstraint("client_id", "idempotency_key"),)

    id: int | None = _big_id()
    receipt: str = Field(max_length=17, unique=True)
    client_id: int = Field(foreign_key="portal_client.id")
    idempotency_key: str = Field(max_length=255)
    service: str = Field(max_length=50)
    agency: str = Field(max_length=50, index=True)
    state: str = Field(max_length=30, index=True)
    version: int
    locale: str = Field(max_length=10)
    channel: str = Field(max_length=32)
    wrapped_key: bytes
    title: bytes
    body: bytes
    attributes: bytes
    applicant: bytes | None = None
    answer: bytes | None = None
    sensitive: bool = False
    """The answer is never shown for the receipt number and its PIN alone."""
    consent_version: str = Field(max_length=32)
    consent_at: datetime = Field(sa_type=UtcDateTime)
    submitted_at: datetime = Field(sa_type=UtcDateTime)
    changed_at: datetime = Field(sa_type=UtcDateTime)
    due_on: date
    due_reason: dict[str, str] = Field(sa_column=Column(JSON, nullable=False))


class CaseEvent(Table, table=True):
    """One step of a case: written with the step in one transaction, never changed (a trigger)."""

    __tablename__ = "portal_case_event"
    __table_args__ = (
        UniqueConstraint("case_id", "version"),
        UniqueConstraint("client_id", "position"),
    )

    id: int | None = _big_id()
    position: int = Field(sa_type=BigInteger)
    """Place in the feed, in the order of commits."""
    case_id: int = Field(foreign_key="portal_case.id", sa_type=BigInteger)
    client_id: int = Field(foreign_key="portal_client.id")
    version: int
    at: datetime = Field(sa_type=UtcDateTime)
    event: str = Field(max_length=30)
    from_state: str | None = Field(default=None, max_length=30)
    to_state: str = Field(max_length=30)
    actor: str = Field(max_length=20)
    actor_id: int
    actor_name: str | None = Field(default=None, max_length=100)
    """Of the officer, for officers only; None for the client and in events of before."""
    note: bytes | None = None


class Attachment(Table, table=True):
    """A file that a client uploaded, once; `filed` when a case names it, else it ends after a day.

    `content` is sealed under a key of its own. Nobody has looked for malware yet while `scan` is
    "unscanned".
    """

    __tablename__ = "portal_attachment"
    __table_args__ = (UniqueConstraint("client_id", "sha256"),)

    id: int | None = _big_id()
    client_id: int = Field(foreign_key="portal_client.id")
    sha256: str = Field(max_length=64)
    media_type: str = Field(max_length=100)
    size: int
    wrapped_key: bytes
    content: bytes
    scan: str = Field(default="unscanned", max_length=20)
    filed: bool = False
    uploaded_at: datetime = Field(sa_type=UtcDateTime, index=True)


class CaseAttachment(Table, table=True):
    """A file of a case, under the name that the citizen's file had (sealed by the case's key)."""

    __tablename__ = "portal_case_attachment"

    case_id: int = Field(foreign_key="portal_case.id", sa_type=BigInteger, primary_key=True)
    attachment_id: int = Field(
        foreign_key="portal_attachment.id", sa_type=BigInteger, primary_key=True
    )
    position: int
    name: bytes


class IdempotencyRecord(Table, table=True):
    """What was answered to a key, for seven days (`expires_at`)."""

    __tablename__ = "portal_idempotency"
    __table_args__ = (UniqueConstraint("client_id", "key"),)

    id: int | None = _big_id()
    client_id: int = Field(foreign_key="portal_client.id")
    key: str = Field(max_length=255)
    request_sha256: str = Field(max_length=64)
    answer: dict[str, Any] = Field(sa_column=Column(JSON, nullable=False))
    expires_at: datetime = Field(sa_type=UtcDateTime, index=True)


class KeyCheck(Table, table=True):
    """A data key under which keys of cases or files are wrapped, by the id of its subkey."""

    __tablename__ = "portal_key_check"

    key_id: str = Field(primary_key=True, max_length=16)
    box: bytes
    """A constant sealed with it."""


class RefusedKeys(Table, table=True):
    """How many of its wrong keys a network has used (`actions.base.rate`); gone when none."""

    __tablename__ = "portal_refused_keys"

    network: str = Field(primary_key=True, max_length=50)
    full_at: float = Field(index=True)


class Counter(Table, table=True):
    """Numbers without gaps: one row each for the receipts of a month, the feed, refused keys."""

    __tablename__ = "portal_counter"

    name: str = Field(primary_key=True, max_length=50)
    value: int = Field(sa_type=BigInteger)
