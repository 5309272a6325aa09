"""Addresses that have opted out of everything we send there, and what they wrote meanwhile.

STOP → suppressed → written all the same: counted, and how to come back is said once → START
"""

from __future__ import annotations

from sqlalchemy import Connection, bindparam, delete, exists, select, update

from bot.core.sql import insert_once, table
from bot.models.conversations import Contact, Suppression

suppressions = table(Suppression)
contacts = table(Contact)

# Part of what is asked at every message: no statement of its own.
OF_CONTACT = exists().where(suppressions.c.address_digest == contacts.c.address_digest)
COUNT = (
    update(suppressions)
    .where(suppressions.c.address_digest == bindparam("digest"))
    .values(unheard=suppressions.c.unheard + 1)
)


def suppress(connection: Connection, address_digest: str, now: float) -> bool:
    """False if it had opted out before."""
    values = {"address_digest": address_digest, "at": now, "unheard": 0, "hinted": False}
    return insert_once(connection, suppressions, values)


def is_suppressed(connection: Connection, address_digest: str) -> bool:
    these = suppressions.c.address_digest == address_digest
    return bool(connection.execute(select(exists().where(these))).scalar_one())


def count_unheard(connection: Connection, contact_id: str) -> None:
    """One more message that nobody deals with; its text is not kept."""
    digest = select(contacts.c.address_digest).where(contacts.c.id == contact_id)
    connection.execute(COUNT, {"digest": connection.execute(digest).scalar()})


def hint(connection: Connection, address_digest: str) -> bool:
    """Whether how to come back is to be said now: once after a STOP."""
    result = connection.execute(
        update(suppressions)
        .where(suppressions.c.address_digest == address_digest, suppressions.c.hinted.is_(False))
        .values(hinted=True)
    )
    return result.rowcount > 0


def lift(connection: Connection, address_digest: str) -> int | None:
    """The address wants to hear of us again: how many messages were not dealt with. None if it had
    not opted out."""
    this = suppressions.c.address_digest == address_digest
    unheard = connection.execute(select(suppressions.c.unheard).where(this)).scalar()
    connection.execute(delete(suppressions).where(this))
    return None if unheard is None else int(unheard)
