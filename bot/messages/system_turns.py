"""Results and notices on their way to a journey: system turns of the same conversation."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, select

from bot.conversations import contacts
from bot.conversations.sender import NewMessage
from bot.core.crypto import Cipher
from bot.core.sql import AnyRow, table
from bot.messages import inbox
from bot.models.conversations import Conversation

conversations = table(Conversation)
ACCOUNT = "system"
NAMESPACE = uuid.UUID("6f1d3c86-6f0e-5d0a-9d0b-5f2c1a7e4b11")


@dataclass(frozen=True)
class SystemEvent:
    """`name` makes it happen once in a conversation; `pin` is shown with it, once; `contact_id` is
    who hears of it, None: whoever wrote last."""

    name: str
    result: Mapping[str, Any]
    channel: str = "webchat"
    pin: str | None = None
    contact_id: str | None = None


def add(
    connection: Connection, cipher: Cipher, conversation_id: str, news: SystemEvent, *, now: float
) -> bool:
    """Write the turn, where its person is by now. False when the conversation is gone."""
    conversation_id = contacts.now_at(connection, conversation_id)
    row: AnyRow | None = connection.execute(
        select(conversations).where(conversations.c.id == conversation_id)
    ).first()
    if row is None:
        return False
    turn = str(uuid.uuid5(NAMESPACE, f"{conversation_id} {news.name}"))
    payload = {"result": dict(news.result), "channel": news.channel, "pin": news.pin}
    # Not the name: it tells the case, and this row stays when the conversation is erased.
    external_id = f"system:{turn}"
    message = NewMessage(
        account=ACCOUNT,
        contact="",
        external_id=external_id,
        conversation_id=conversation_id,
        turn=turn,
        kind="system",
        payload=inbox.sealed(cipher, ACCOUNT, external_id, payload),
        digest=turn,
        correlation=turn,
        locale=row.locale,
        bound=row.bound,
    )
    inbox.add(connection, message, conversation_id, now, news.contact_id)
    return True
