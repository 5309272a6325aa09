"""SQL of the officers' list: what is due first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import case, exists, func
from sqlmodel import Session, col, select

from actions.portal.core.models import Case, CaseEvent


@dataclass(frozen=True)
class Wanted:
    """`ended` are the states that come last, or are left out; None elsewhere means any."""

    ended: frozenset[str]
    open_only: bool = True
    agency: str | None = None
    state: str | None = None
    due_before: date | None = None
    taken_by: int | None = None


def listed(session: Session, wanted: Wanted, offset: int, limit: int) -> Sequence[Case]:
    """Open cases first, the oldest due day first."""
    last = case((col(Case.state).in_(sorted(wanted.ended)), 1), else_=0)
    statement = select(Case).where(*_conditions(wanted))
    ordered = statement.order_by(last, col(Case.due_on), col(Case.id))
    return session.exec(ordered.offset(offset).limit(limit)).all()


def count(session: Session, wanted: Wanted) -> int:
    return session.exec(select(func.count()).select_from(Case).where(*_conditions(wanted))).one()


def _conditions(wanted: Wanted) -> list[Any]:
    found: list[Any] = []
    if wanted.agency is not None:
        found.append(Case.agency == wanted.agency)
    if wanted.open_only:
        found.append(col(Case.state).not_in(sorted(wanted.ended)))
    if wanted.state is not None:
        found.append(Case.state == wanted.state)
    if wanted.due_before is not None:
        found.append(col(Case.due_on) < wanted.due_before)
    if wanted.taken_by is not None:
        found.append(_taken_by(wanted.taken_by))
    return found


def _taken_by(officer_id: int) -> Any:
    return exists().where(
        col(CaseEvent.case_id) == col(Case.id),
        col(CaseEvent.event) == "taken",
        col(CaseEvent.actor) != "client",
        col(CaseEvent.actor_id) == officer_id,
    )
