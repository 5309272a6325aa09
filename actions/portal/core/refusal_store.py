"""SQL of refused keys: a row for each network that has used some of its tries."""

from __future__ import annotations

from sqlalchemy import delete, update
from sqlalchemy.dialects.postgresql import insert as postgresql_insert
from sqlalchemy.dialects.sqlite import insert as sqlite_insert
from sqlmodel import Session, col

from actions.base.rate import Rate
from actions.portal.core.models import RefusedKeys


def wait(session: Session, network: str, rate: Rate, now: float) -> float:
    """Seconds until one more is answered as a wrong key; counts nothing."""
    row = session.get(RefusedKeys, network)
    return 0.0 if row is None else rate.wait(row.full_at, now)


def count(session: Session, network: str, rate: Rate, now: float) -> float:
    """Count one more. Returns 0.0, or the seconds to wait: then nothing was counted."""
    on_postgresql = session.get_bind().dialect.name == "postgresql"
    insert = postgresql_insert if on_postgresql else sqlite_insert
    # An update that changes nothing locks the row: others count after us. A row that is purged
    # meanwhile is made again.
    mine = insert(RefusedKeys).values(network=network, full_at=0.0)
    statement = mine.on_conflict_do_update(
        index_elements=["network"], set_={"full_at": col(RefusedKeys.full_at)}
    )
    full_at = session.execute(statement.returning(col(RefusedKeys.full_at))).scalar_one()
    found = rate.hit(float(full_at), now)
    session.execute(
        update(RefusedKeys).where(col(RefusedKeys.network) == network).values(full_at=found.full_at)
    )
    return found.wait


def purge(session: Session, now: float) -> None:
    """Forget networks that have all their tries again."""
    session.execute(delete(RefusedKeys).where(col(RefusedKeys.full_at) < now))
