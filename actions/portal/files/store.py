"""SQL of uploaded files and of the cases that name them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import delete, update
from sqlalchemy import select as select_columns
from sqlalchemy.dialects.postgresql import insert as postgresql_insert
from sqlalchemy.dialects.sqlite import insert as sqlite_insert
from sqlmodel import Session, col, select

from actions.portal.core.models import Attachment, CaseAttachment


@dataclass(frozen=True)
class Facts:
    """What is known of a file without its content; `name` is sealed by the case's key."""

    id: int
    sha256: str
    media_type: str
    size: int
    scan: str
    name: bytes = b""


def touch(session: Session, client_id: int, sha256: str, now: datetime) -> bool:
    """Whether the client uploaded this content before; then its day begins anew."""
    statement = (
        update(Attachment)
        .where(col(Attachment.client_id) == client_id, col(Attachment.sha256) == sha256)
        .values(uploaded_at=now)
        .returning(col(Attachment.id))
    )
    return session.execute(statement).first() is not None


def add(session: Session, row: Attachment) -> bool:
    """False if another upload of the same content was faster."""
    on_postgresql = session.get_bind().dialect.name == "postgresql"
    insert = postgresql_insert if on_postgresql else sqlite_insert
    values = row.model_dump(exclude={"id"})
    statement = insert(Attachment).values(values).on_conflict_do_nothing()
    return session.execute(statement.returning(col(Attachment.id))).first() is not None


def claim(session: Session, client_id: int, sha256: str) -> Facts | None:
    """A case names this file of its client: from now on it stays. None if there is no such file.

    An update, since it waits for a purge that is just looking at the row, and the other way round.
    """
    statement = (
        update(Attachment)
        .where(col(Attachment.client_id) == client_id, col(Attachment.sha256) == sha256)
        .values(filed=True)
        .returning(
            col(Attachment.id),
            col(Attachment.sha256),
            col(Attachment.media_type),
            col(Attachment.size),
            col(Attachment.scan),
        )
    )
    found = session.execute(statement).first()
    return None if found is None else Facts(*tuple(found))


def link(session: Session, row: CaseAttachment) -> None:
    session.add(row)


def of_case(session: Session, case_id: int) -> list[Facts]:
    """The files of a case in the order in which they were named."""
    statement = (
        select_columns(
            col(Attachment.id),
            col(Attachment.sha256),
            col(Attachment.media_type),
            col(Attachment.size),
            col(Attachment.scan),
            col(CaseAttachment.name),
        )
        .join(CaseAttachment, col(CaseAttachment.attachment_id) == col(Attachment.id))
        .where(col(CaseAttachment.case_id) == case_id)
        .order_by(col(CaseAttachment.position))
    )
    return [Facts(*tuple(row)) for row in session.execute(statement)]


def load(session: Session, case_id: int, sha256: str) -> tuple[Attachment, bytes] | None:
    """A file of a case with its content, and the sealed name; None if the case has no such file."""
    statement = (
        select(Attachment, col(CaseAttachment.name))
        .join(CaseAttachment, col(CaseAttachment.attachment_id) == col(Attachment.id))
        .where(CaseAttachment.case_id == case_id, Attachment.sha256 == sha256)
    )
    return session.exec(statement).first()


def purge(session: Session, before: datetime) -> int:
    """Remove files that no case has named since. How many they were."""
    statement = delete(Attachment).where(
        col(Attachment.filed).is_(False), col(Attachment.uploaded_at) < before
    )
    return len(session.execute(statement.returning(col(Attachment.id))).all())


def wrapped_keys(session: Session, after: int, limit: int) -> Sequence[tuple[int, int, str, bytes]]:
    """(id, client id, SHA-256, wrapped key) in the order of ids, after an id."""
    statement = (
        select(
            col(Attachment.id),
            col(Attachment.client_id),
            col(Attachment.sha256),
            col(Attachment.wrapped_key),
        )
        .where(col(Attachment.id) > after)
        .order_by(col(Attachment.id))
        .limit(limit)
    )
    return [
        (int(i or 0), client, digest, key) for i, client, digest, key in session.exec(statement)
    ]


def replace_key(session: Session, attachment_id: int, wrapped: bytes) -> None:
    session.execute(
        update(Attachment).where(col(Attachment.id) == attachment_id).values(wrapped_key=wrapped)
    )
