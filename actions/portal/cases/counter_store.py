"""Numbers after a restore: none that was given out after the backup may come again."""

from __future__ import annotations

import math
from collections.abc import Iterable
from datetime import datetime, timedelta

from sqlalchemy import func, update
from sqlmodel import Session, col, select

from actions.portal.core.models import Case, Counter
from locales import moments

FLOOR, SAFETY = 1000, 10
"""Numbers that are skipped at least; and how many times the usual rate is allowed for."""
WINDOW = timedelta(days=30)


def skip_ahead(session: Session, series: Iterable[str], backup_at: datetime, now: datetime) -> int:
    """Every counter jumps, also those of months that have begun since. Returns by how much: ten
    times what the thirty days before the backup make likely for the time since, 1,000 at least."""
    filed = session.exec(
        select(func.count()).select_from(Case).where(Case.submitted_at > backup_at - WINDOW)
    ).one()
    days = max((now - backup_at) / timedelta(days=1), 0.0)
    margin = max(FLOOR, math.ceil(SAFETY * filed / WINDOW.days * days))
    names = {f"receipt/{one}/{month}" for one in series for month in _months(backup_at, now)}
    known = set(session.exec(select(Counter.name)))
    for name in names - known:
        session.add(Counter(name=name, value=0))
    session.flush()
    session.execute(update(Counter).values(value=col(Counter.value) + margin))
    return margin


def _months(first: datetime, last: datetime) -> set[str]:
    """`2611` for November 2026 (of the agency), of both moments and all between."""
    found, day = set(), first
    while day < last:
        found.add(moments.local(day).strftime("%y%m"))
        day += timedelta(days=1)
    return found | {moments.local(last).strftime("%y%m")}
