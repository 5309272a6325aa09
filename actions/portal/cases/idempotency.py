"""SQL of idempotency records: the unique row is the lock (portals.md §7)."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import delete, update
from sqlalchemy.dialects.postgresql import insert as postgresql_insert
from sqlalchemy.dialects.sqlite import insert as sqlite_insert
from sqlmodel import Session, col, select

from actions.portal.core.models import IdempotencyRecord

KEPT = timedelta(days=7)


def claim(
    session: Session, client_id: int, key: str, request_sha256: str, now: datetime
) -> IdempotencyRecord | None:
    """None if the key is now ours, otherwise the record of whoever had it first.

    On PostgreSQL the insert waits for a transaction that holds the same key (`lock_timeout`).
    Raises NoResultFound if that record was purged in between.
    """
    on_postgresql = session.get_bind().dialect.name == "postgresql"
    insert = postgresql_insert if on_postgresql else sqlite_insert
    record = {
        "client_id": client_id,
        "key": key,
        "request_sha256": request_sha256,
        "answer": {},
        "expires_at": now + KEPT,
    }
    statement = insert(IdempotencyRecord).values(record).on_conflict_do_nothing()
    claimed = session.execute(statement.returning(col(IdempotencyRecord.id))).first()
    if claimed is not None:
        return None
    return session.exec(
        select(IdempotencyRecord).where(
            IdempotencyRecord.client_id == client_id, IdempotencyRecord.key == key
        )
    ).one()


def store_answer(session: Session, client_id: int, key: str, answer: dict[str, Any]) -> None:
    session.execute(
        update(IdempotencyRecord)
        .where(col(IdempotencyRecord.client_id) == client_id, col(IdempotencyRecord.key) == key)
        .values(answer=answer)
    )


def purge(session: Session, now: datetime) -> None:
    """Forget what is older than seven days; the cases keep their keys."""
    session.execute(delete(IdempotencyRecord).where(col(IdempotencyRecord.expires_at) < now))
