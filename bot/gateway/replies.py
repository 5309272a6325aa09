"""What a channel sees of a conversation while it waits for the replies to a message."""

from __future__ import annotations

from dataclasses import dataclass, replace

from sqlalchemy import Connection, bindparam, exists, or_, select

from bot import erasure
from bot.cases import submissions
from bot.conversations import contacts, lease, session_store
from bot.core.crypto import Cipher
from bot.core.sql import table
from bot.messages import inbox, outbox
from bot.messages.outbox import Stored
from bot.models.conversations import Conversation
from bot.models.messages import Inbound
from connectors.contract import Accepted

HAND_OVER = 15.0
"""Seconds after which a reply that was handed over without an echo counts as unknown."""
conversations = table(Conversation)
inbox_table = table(Inbound)

# A submission without an outcome or a word about a delay, or a system turn that has not failed yet.
BUSY = select(
    or_(
        submissions.under_way(bindparam("conversation_id")),
        exists().where(
            inbox_table.c.conversation_id == bindparam("conversation_id"),
            inbox_table.c.state == "pending",
            inbox_table.c.kind == "system",
            inbox_table.c.attempts == 0,
        ),
    )
)


@dataclass(frozen=True)
class View:
    rows: list[Stored]
    """Replies to hand over, oldest first."""
    turn_over: bool
    """The turn has answered, or has said that its answer will be late."""
    busy: bool
    """The conversation has turns or submissions whose replies are still to come."""


def look(connection: Connection, cipher: Cipher, accepted: Accepted) -> View:
    """The unsent replies of a conversation, which this marks as "sending", and its state."""
    conversation_id, turn = accepted.conversation, accepted.turn
    rows = outbox.unsent(connection, cipher, conversation_id, accepted.contact)
    if accepted.duplicate:
        rows = sorted({*rows, *_again(connection, cipher, conversation_id, turn)}, key=_id)
    if any(row.hidden is not None and row.state != "queued" for row in rows):
        rows = _without_shown_secrets(connection, conversation_id, rows)
    outbox.sending(connection, [row.id for row in rows if row.state == "queued"])
    state = inbox.turn_state(connection, turn)
    over = state != "pending" or any(row.turn == f"{turn}:trouble" for row in rows)
    if over and not rows:
        # A turn that joins two conversations is answered in the one that goes on.
        moved = contacts.now_at(connection, conversation_id)
        if moved != conversation_id:
            return look(connection, cipher, replace(accepted, conversation=moved))
    busy = over and connection.execute(BUSY, {"conversation_id": conversation_id}).scalar_one()
    return View(rows, over, bool(busy))


def locale(connection: Connection, conversation_id: str) -> str:
    """The language of what is said there."""
    return str(
        connection.execute(
            select(conversations.c.locale).where(conversations.c.id == conversation_id)
        ).scalar_one()
    )


def _id(row: Stored) -> int:
    return row.id


def _again(connection: Connection, cipher: Cipher, conversation_id: str, turn: str) -> list[Stored]:
    """The stored replies of a turn, delivered or not."""
    return [
        row
        for name in (f"{turn}:trouble", turn, f"{turn}:dropped")
        for row in outbox.of_turn(connection, cipher, conversation_id, name)
    ]


def _without_shown_secrets(
    connection: Connection, conversation_id: str, rows: list[Stored]
) -> list[Stored]:
    """An unproven contact is handed a PIN once: anybody could claim its name and ask again."""
    bound = connection.execute(
        select(conversations.c.bound).where(conversations.c.id == conversation_id)
    ).scalar_one()
    if bound:
        return rows
    return [
        row
        if row.hidden is None or row.state == "queued"
        else replace(row, payload={**row.payload, "text": row.hidden})
        for row in rows
    ]


def forget(connection: Connection, account: str, contact: str, now: float) -> None:
    """Erase the conversation of a contact, if there is one; a turn under way leaves nothing, and a
    session of the web chat ends at once, used or not."""
    row = contacts.find(connection, account, contact)
    if row is not None:
        lease.revoke(connection, row.id)
        inbox.drop_waiting(connection, row.id)
        erasure.erase(connection, row.id, "", now)
    if account == session_store.ACCOUNT:
        session_store.end(connection, [contact], now)
