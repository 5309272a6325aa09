"""One-time passes, kept as keyed hashes only."""

from __future__ import annotations

from sqlalchemy import Connection, delete, select, update

from bot.models import Claiming, Pass
from bot.sql import insert_once, table

passes = table(Pass)
claimings = table(Claiming)


def add(connection: Connection, digest: str, conversation_id: str, expires_at: float) -> None:
    row = Pass(digest=digest, conversation_id=conversation_id, expires_at=expires_at)
    insert_once(connection, passes, row.model_dump())


def use(connection: Connection, digest: str, now: float) -> str | None:
    """Its conversation, once; None when the pass is unknown, used or too old."""
    result = connection.execute(
        update(passes)
        .where(passes.c.digest == digest, passes.c.used_at.is_(None), passes.c.expires_at > now)
        .values(used_at=now)
    )
    if result.rowcount != 1:
        return None
    found = select(passes.c.conversation_id).where(passes.c.digest == digest)
    return str(connection.execute(found).scalar_one())


def purge(connection: Connection, now: float) -> None:
    connection.execute(delete(passes).where(passes.c.expires_at < now))
    connection.execute(delete(claimings).where(claimings.c.expires_at < now))
