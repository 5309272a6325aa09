"""Results and notices on their way to a journey: system turns of the same conversation."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection, select

from bot import inbox
from bot.crypto import Cipher
from bot.inbox import NewMessage
from bot.models import Conversation
from bot.sql import AnyRow, table

conversations = table(Conversation)
NAMESPACE = uuid.UUID("6f1d3c86-6f0e-5d0a-9d0b-5f2c1a7e4b11")


def add(
    connection: Connection,
    cipher: Cipher,
    conversation_id: str,
    name: str,
    result: Mapping[str, Any],
    *,
    now: float,
    channel: str = "webchat",
    pin: str | None = None,
) -> bool:
    """Write the turn once per `name`. False when the conversation is gone."""
    row: AnyRow | None = connection.execute(
        select(conversations).where(conversations.c.id == conversation_id)
    ).first()
    if row is None:
        return False
    turn = str(uuid.uuid5(NAMESPACE, f"{conversation_id} {name}"))
    payload = {"result": dict(result), "channel": channel, "pin": pin}
    message = NewMessage(
        account=row.account,
        contact=row.contact,
        external_id=f"system:{conversation_id}:{name}",
        conversation_id=conversation_id,
        turn=turn,
        kind="system",
        payload=cipher.seal(payload),
        digest=turn,
        correlation=turn,
        locale=row.locale,
        bound=row.bound,
    )
    inbox.add(connection, message, conversation_id, now)
    return True
