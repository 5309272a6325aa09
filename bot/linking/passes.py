"""One-time passes, kept as keyed hashes only, and what we ourselves wait for from a contact."""

from __future__ import annotations

from sqlalchemy import Connection, delete, func, select, update

from bot.core.sql import AnyRow, insert_once, table
from bot.models.conversations import Contact
from bot.models.linking import LinkToken, Verification

passes = table(LinkToken)
claimings = table(Verification)
contacts = table(Contact)

HOUR = 3600.0
"""Passes are counted, and a number that is too late is still known, for so long."""


def add(connection: Connection, values: LinkToken) -> bool:
    """False when this pass was made before."""
    return insert_once(connection, passes, values.model_dump())


def find(connection: Connection, digest: str) -> AnyRow | None:
    return connection.execute(select(passes).where(passes.c.digest == digest)).first()


def use(connection: Connection, digest: str, user: str, now: float) -> AnyRow | None:
    """The pass, for the first who uses it in time, and for the same one again; else None."""
    connection.execute(
        update(passes)
        .where(passes.c.digest == digest, passes.c.used_by.is_(None), passes.c.expires_at > now)
        .values(used_by=user)
    )
    row = find(connection, digest)
    return row if row is not None and row.used_by == user else None


def give_back(connection: Connection, digest: str, user: str) -> None:
    """It was not used after all."""
    connection.execute(
        update(passes)
        .where(passes.c.digest == digest, passes.c.used_by == user)
        .values(used_by=None)
    )


def made(connection: Connection, contact_id: str, kind: str, since: float) -> tuple[int, float]:
    """How many passes of this kind the contact got since then, and when the first of them was."""
    row = connection.execute(
        select(func.count().label("many"), func.min(passes.c.made_at).label("first")).where(
            passes.c.contact_id == contact_id, passes.c.kind == kind, passes.c.made_at > since
        )
    ).one()
    return int(row.many), float(row.first or since)


def await_(connection: Connection, values: Verification) -> None:
    """Wait for this from the contact from now on, and for nothing else. What a turn began that is
    taken again goes on as it is."""
    known = awaited(connection, values.contact_id)
    if known is not None and known.turn == values.turn:
        return
    connection.execute(delete(claimings).where(claimings.c.contact_id == values.contact_id))
    insert_once(connection, claimings, values.model_dump())
    _until(connection, values.contact_id, values.expires_at + HOUR)


def awaited(connection: Connection, contact_id: str) -> AnyRow | None:
    return connection.execute(select(claimings).where(claimings.c.contact_id == contact_id)).first()


def count_try(connection: Connection, contact_id: str, turn: str) -> None:
    """Counted once a turn, however often the turn is taken."""
    connection.execute(
        update(claimings)
        .where(claimings.c.contact_id == contact_id, claimings.c.tried != turn)
        .values(tries=claimings.c.tries + 1, tried=turn)
    )


def done(connection: Connection, contact_id: str) -> None:
    """What we waited for has come."""
    connection.execute(delete(claimings).where(claimings.c.contact_id == contact_id))
    _until(connection, contact_id, 0.0)


def _until(connection: Connection, contact_id: str, moment: float) -> None:
    connection.execute(
        update(contacts).where(contacts.c.id == contact_id).values(awaited_until=moment)
    )


def purge(connection: Connection, now: float) -> None:
    """Delete expired passes, and contacts whose address was never confirmed."""
    connection.execute(
        delete(passes).where(passes.c.expires_at < now, passes.c.made_at < now - HOUR)
    )
    connection.execute(delete(claimings).where(claimings.c.expires_at < now - HOUR))
    connection.execute(
        delete(contacts).where(contacts.c.proven.is_(False), contacts.c.created_at < now - 2 * HOUR)
    )
