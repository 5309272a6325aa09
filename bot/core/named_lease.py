"""Cursors of the portals' feeds: one worker reads a feed at a time."""

from __future__ import annotations

from sqlalchemy import Connection, select, update

from bot.core.sql import insert_once, table
from bot.models.cases import Cursor

cursors = table(Cursor)


def claim(
    connection: Connection, name: str, owner: str, *, now: float, seconds: float
) -> str | None:
    """How far the feed was read, or None while another process reads it."""
    insert_once(connection, cursors, Cursor(name=name).model_dump())
    result = connection.execute(
        update(cursors)
        .where(
            cursors.c.name == name,
            (cursors.c.lease_until < now) | (cursors.c.owner == owner),
        )
        .values(owner=owner, lease_until=now + seconds)
    )
    if result.rowcount != 1:
        return None
    return str(
        connection.execute(select(cursors.c.value).where(cursors.c.name == name)).scalar_one()
    )


def advance(connection: Connection, name: str, owner: str, value: str) -> bool:
    """Remember the new place; False if another process has taken over meanwhile."""
    result = connection.execute(
        update(cursors).where(cursors.c.name == name, cursors.c.owner == owner).values(value=value)
    )
    return result.rowcount == 1
