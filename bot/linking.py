"""One person on several channels: a one-time pass of one contact continues on another."""

from __future__ import annotations

import secrets

from sqlalchemy import Connection

from bot import contacts, erasure, pass_store, system_turn
from bot.conversation import Parts
from bot.inbox import NewMessage
from bot.system_turn import News

PASS_SECONDS = 15 * 60.0


def issue(connection: Connection, parts: Parts, conversation_id: str) -> str:
    """A link's token: 128 random bits, once, for a quarter of an hour."""
    token = secrets.token_urlsafe(16)
    digest = parts.cipher.digest("pass", token)
    pass_store.add(connection, digest, conversation_id, parts.clock() + PASS_SECONDS)
    return token


def redeem(connection: Connection, parts: Parts, new: NewMessage, token: str) -> bool:
    """The contact goes on with the conversation of this token. False when it is unknown, was used
    or is too old."""
    now = parts.clock()
    conversation_id = pass_store.use(connection, parts.cipher.digest("pass", token), now)
    if conversation_id is None:
        return False
    row = contacts.ensure(connection, new, now)
    join(connection, parts, row.contact_id, conversation_id, name=new.external_id)
    return True


def join(
    connection: Connection, parts: Parts, contact_id: str, conversation_id: str, *, name: str
) -> None:
    """Move the contact; it is told so, and what was asked last is asked again there."""
    now = parts.clock()
    abandoned = contacts.move(connection, contact_id, conversation_id)
    if abandoned is not None:
        erasure.erase(connection, abandoned, "", now)
    news = News(f"resumed:{contact_id}:{name}", {"type": "resumed"}, contact_id=contact_id)
    system_turn.add(connection, parts.cipher, conversation_id, news, now=now)
