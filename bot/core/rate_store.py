"""Limits that all gateways share, as rows."""

from __future__ import annotations

from sqlalchemy import Connection, delete, select, update

from actions.base.rate import Rate
from bot.core.sql import insert_once, table
from bot.models.limits import RateLimit

limits = table(RateLimit)


def hit(connection: Connection, name: str, who: str, rate: Rate, now: float) -> float:
    """Count one more. Returns 0.0, or the seconds to wait: then nothing was counted."""
    insert_once(connection, limits, {"name": name, "who": who, "full_at": 0.0})
    this = (limits.c.name == name, limits.c.who == who)
    # Locked: another gateway counts after us, never beside us.
    full_at = connection.execute(select(limits.c.full_at).where(*this).with_for_update()).scalar()
    found = rate.hit(float(full_at or 0.0), now)
    connection.execute(update(limits).where(*this).values(full_at=found.full_at))
    return found.wait


def purge(connection: Connection, now: float) -> int:
    """Forget whoever has everything again."""
    return connection.execute(delete(limits).where(limits.c.full_at < now)).rowcount
