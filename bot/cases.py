"""Whose case it is: receipts, the hash of their PIN, the conversation that filed them."""

from __future__ import annotations

from sqlalchemy import Connection, func, select, update

from bot.models import Case, Conversation, ProofAttempt
from bot.sql import AnyRow, insert_once, table

cases = table(Case)
attempts = table(ProofAttempt)
conversations = table(Conversation)

WRONG_MOST = 5
WINDOW = 15 * 60
"""After five wrong proofs the asker waits until the first of them is this many seconds old."""


def add(connection: Connection, case: Case) -> None:
    insert_once(connection, cases, case.model_dump())


def binding(connection: Connection, conversation_id: str) -> str | None:
    """The conversation, if its contact is proven; an unproven one gets no case bound to it."""
    return connection.execute(
        select(conversations.c.id).where(
            conversations.c.id == conversation_id, conversations.c.bound.is_(True)
        )
    ).scalar_one_or_none()


def find(connection: Connection, reference: str) -> AnyRow | None:
    return connection.execute(select(cases).where(cases.c.reference == reference)).first()


def owned(connection: Connection, conversation_id: str) -> list[AnyRow]:
    """The cases bound to this conversation, newest first."""
    rows = connection.execute(
        select(cases)
        .where(cases.c.conversation_id == conversation_id)
        .order_by(cases.c.created_at.desc())
        .limit(20)
    )
    return list(rows)


def listeners(connection: Connection, reference: str) -> list[AnyRow]:
    """Conversations that filed this case and want to hear of it."""
    rows = connection.execute(
        select(conversations)
        .join(cases, cases.c.conversation_id == conversations.c.id)
        .where(cases.c.reference == reference, conversations.c.notify.is_(True))
    )
    return list(rows)


def wrong_proofs(connection: Connection, asker: str, now: float) -> tuple[int, float]:
    """How many wrong proofs of this asker still count, and when the first of them was."""
    row = connection.execute(
        select(func.count().label("count"), func.min(attempts.c.at).label("first")).where(
            attempts.c.asker == asker, attempts.c.at > now - WINDOW
        )
    ).one()
    return int(row._mapping["count"]), float(row._mapping["first"] or now)


def add_wrong_proof(connection: Connection, turn: str, asker: str, now: float) -> None:
    """Counted once a turn, however often the turn is taken."""
    insert_once(connection, attempts, {"turn": turn, "asker": asker, "at": now})


def unbind(connection: Connection, conversation_id: str) -> None:
    """The number and PIN still open the case; the conversation no longer does."""
    connection.execute(
        update(cases).where(cases.c.conversation_id == conversation_id).values(conversation_id=None)
    )
