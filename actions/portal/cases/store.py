"""SQL of cases, their events and the changes feed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import func, update
from sqlalchemy.dialects.postgresql import insert as postgresql_insert
from sqlalchemy.dialects.sqlite import insert as sqlite_insert
from sqlmodel import Session, col, select

from actions.portal.core.models import Case, CaseEvent, Counter


@dataclass(frozen=True)
class CaseFilter:
    """None means any."""

    client_id: int | None = None
    agency: str | None = None
    state: str | None = None


def next_value(session: Session, name: str) -> int:
    """Count on. The row stays locked until the commit, so values commit in their own order."""
    on_postgresql = session.get_bind().dialect.name == "postgresql"
    insert = postgresql_insert if on_postgresql else sqlite_insert
    statement = (
        insert(Counter)
        .values(name=name, value=1)
        .on_conflict_do_update(index_elements=["name"], set_={"value": col(Counter.value) + 1})
        .returning(col(Counter.value))
    )
    return int(session.execute(statement).scalar_one())


def value(session: Session, name: str) -> int:
    """How far `name` was counted."""
    found = session.get(Counter, name)
    return found.value if found else 0


def by_receipt(session: Session, receipt: str, *, lock: bool = False) -> Case | None:
    statement = select(Case).where(Case.receipt == receipt)
    return session.exec(statement.with_for_update() if lock else statement).first()


def by_key(session: Session, client_id: int, key: str) -> Case | None:
    """The case that a client filed with an idempotency key, however long ago."""
    statement = select(Case).where(Case.client_id == client_id, Case.idempotency_key == key)
    return session.exec(statement).first()


def listed(session: Session, wanted: CaseFilter, before: int | None, limit: int) -> Sequence[Case]:
    """Cases, newest first, older than id `before`."""
    statement = select(Case).order_by(col(Case.id).desc()).limit(limit)
    if wanted.client_id is not None:
        statement = statement.where(Case.client_id == wanted.client_id)
    if wanted.agency is not None:
        statement = statement.where(Case.agency == wanted.agency)
    if wanted.state is not None:
        statement = statement.where(Case.state == wanted.state)
    if before is not None:
        statement = statement.where(col(Case.id) < before)
    return session.exec(statement).all()


def append(session: Session, event: CaseEvent) -> None:
    """Add an event at the end of the feed. The last thing in a transaction: it locks the feed.

    Places come from a counter and not from a sequence: a sequence hands them out before the
    commit, so a reader could pass a place that another transaction fills later.
    """
    event.position = next_value(session, "feed")
    session.add(event)
    session.flush()


def events(session: Session, case_id: int) -> Sequence[CaseEvent]:
    """The events of a case in their order."""
    statement = select(CaseEvent).where(CaseEvent.case_id == case_id)
    return session.exec(statement.order_by(col(CaseEvent.version))).all()


def feed(
    session: Session, client_id: int, after: int, limit: int
) -> Sequence[tuple[CaseEvent, str]]:
    """Events of a client's cases after a position, each with its receipt number."""
    statement = (
        select(CaseEvent, Case.receipt)
        .join(Case, col(Case.id) == CaseEvent.case_id)
        .where(CaseEvent.client_id == client_id, CaseEvent.position > after)
        .order_by(col(CaseEvent.position))
        .limit(limit)
    )
    return session.exec(statement).all()


def counts(session: Session) -> dict[str, int]:
    """How many cases are in each state."""
    rows = session.exec(select(Case.state, func.count()).group_by(col(Case.state))).all()
    return {state: int(number) for state, number in rows}


def wrapped_keys(session: Session, after: int, limit: int) -> list[tuple[int, str, bytes]]:
    """(case id, receipt, wrapped case key) in the order of ids, after an id."""
    statement = (
        select(col(Case.id), col(Case.receipt), col(Case.wrapped_key))
        .where(col(Case.id) > after)
        .order_by(col(Case.id))
        .limit(limit)
    )
    return [(int(i or 0), receipt, key) for i, receipt, key in session.exec(statement)]


def replace_key(session: Session, case_id: int, wrapped: bytes) -> None:
    session.execute(update(Case).where(col(Case.id) == case_id).values(wrapped_key=wrapped))
