"""Sessions of the web chat that have ended before their time."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Connection, delete, select

from bot.core.sql import insert_once, table
from bot.models.conversations import Contact
from bot.models.keys import EndedSession

ACCOUNT = "webchat"
KEPT = 8 * 24 * 3600.0
"""Longer than a session holds after it was last renewed, which an ended one cannot be."""
ended = table(EndedSession)
contacts = table(Contact)


def end(connection: Connection, who: Sequence[str], at: float) -> None:
    """The sessions of these contacts (their keyed hashes) are refused from `at` on."""
    for contact in who:
        row = {"contact": contact, "at": at, "until": at + KEPT}
        earlier = delete(ended).where(ended.c.contact == contact, ended.c.at > at)
        connection.execute(earlier)
        insert_once(connection, ended, row)


def end_all(connection: Connection, conversation_id: str, at: float) -> None:
    """Every session of a conversation."""
    who = select(contacts.c.contact).where(
        contacts.c.conversation_id == conversation_id, contacts.c.account == ACCOUNT
    )
    end(connection, connection.execute(who).scalars().all(), at)


def since(connection: Connection, moment: float) -> dict[str, float]:
    """Contact → from when on its session is refused, of those that ended after a moment."""
    rows = connection.execute(select(ended.c.contact, ended.c.at).where(ended.c.at > moment))
    return {row.contact: row.at for row in rows}


def purge(connection: Connection, now: float) -> int:
    return connection.execute(delete(ended).where(ended.c.until < now)).rowcount
