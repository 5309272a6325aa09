"""What an officer has to do, the oldest due day first."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from sqlmodel import Session

from actions.portal.cases import worklist_store
from actions.portal.cases.worklist_store import Wanted
from actions.portal.content.catalogue import Catalogue
from actions.portal.core.models import Case, Officer
from actions.portal.core.problems import Invalid
from actions.portal.core.schemas import OfficerCaseOut


@dataclass(frozen=True)
class Query:
    """Open cases of all states; `ended` adds the others behind them, `state` asks for one state
    only, `mine` for what the officer has taken. `page` counts from 1."""

    state: str | None = None
    late: bool = False
    mine: bool = False
    ended: bool = False
    page: int = 1
    size: int = 50


@dataclass(frozen=True)
class Found:
    """The cases of a page; `total` and `late` are of all pages."""

    cases: list[Case]
    total: int
    late: int


@dataclass(frozen=True)
class Page:
    items: list[OfficerCaseOut]
    total: int
    late: int
    pages: int


def find(
    session: Session, content: Catalogue, officer: Officer, query: Query, today: date
) -> Found:
    """`today` is of the agency. Raises Invalid for an unknown state, and for a late case that
    would have to be in an ended state."""
    states = content.lifecycle.states
    ended = frozenset(code for code, state in states.items() if state.ended)
    if query.state is not None and query.state not in states:
        raise Invalid.field("state", "unknown")
    if query.late and query.state in ended:
        raise Invalid.field("late", "excluded")
    wanted = Wanted(
        ended=ended,
        open_only=query.late or not (query.ended or query.state),
        agency=officer.agency,
        state=query.state,
        due_before=today if query.late else None,
        taken_by=officer.id if query.mine else None,
    )
    late = replace(wanted, open_only=True, due_before=today)
    return Found(
        list(worklist_store.listed(session, wanted, (query.page - 1) * query.size, query.size)),
        worklist_store.count(session, wanted),
        worklist_store.count(session, late),
    )
