"""Whose case it is: receipts, the hash of their PIN, the conversation that filed them; and how
often somebody who asks from elsewhere was wrong."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import ColumnElement, Connection, func, select, update

from bot.core.sql import AnyRow, insert_once, table
from bot.models.cases import Case, ProofAttempt
from bot.models.conversations import Conversation

cases = table(Case)
attempts = table(ProofAttempt)
conversations = table(Conversation)

WRONG_MOST = 5
WINDOW = 15 * 60
"""An asker may be wrong five times in so many seconds."""
FEW = 1
"""The same, while many are wrong about this receipt or from this network: never nothing, so that
nobody is locked out by others."""
RECEIPT_MOST, DAY = 20, 24 * 3600
HOUR = 3600


@dataclass(frozen=True)
class Asking:
    """Who proves what in which turn; `receipt` and `network` are keyed hashes."""

    turn: str
    asker: str
    receipt: str | None
    """None: a code is the proof."""
    network: str | None


@dataclass(frozen=True)
class Standing:
    """How many wrong ones the asker has left; at 0, when one more is looked at."""

    left: int
    free_at: float


def add(connection: Connection, case: Case) -> None:
    insert_once(connection, cases, case.model_dump())


def binding(connection: Connection, conversation_id: str) -> str | None:
    """The conversation, if its contact is proven; an unproven one gets no case bound to it."""
    return connection.execute(
        select(conversations.c.id).where(
            conversations.c.id == conversation_id, conversations.c.bound.is_(True)
        )
    ).scalar_one_or_none()


def find(connection: Connection, portal: str, reference: str) -> AnyRow | None:
    this = (cases.c.portal == portal, cases.c.reference == reference)
    return connection.execute(select(cases).where(*this)).first()


def called(connection: Connection, reference: str, portal: str | None = None) -> list[AnyRow]:
    """The cases of this number: people type a number and no portal."""
    statement = select(cases).where(cases.c.reference == reference).order_by(cases.c.portal)
    if portal is not None:
        statement = statement.where(cases.c.portal == portal)
    return list(connection.execute(statement))


def owned(connection: Connection, conversation_id: str) -> list[AnyRow]:
    """The cases bound to this conversation, newest first."""
    rows = connection.execute(
        select(cases)
        .where(cases.c.conversation_id == conversation_id)
        .order_by(cases.c.created_at.desc())
        .limit(20)
    )
    return list(rows)


def listeners(connection: Connection, portal: str, reference: str) -> list[AnyRow]:
    """Conversations that filed this case and want to hear of it."""
    rows = connection.execute(
        select(conversations)
        .join(cases, cases.c.conversation_id == conversations.c.id)
        .where(
            cases.c.portal == portal,
            cases.c.reference == reference,
            conversations.c.notify.is_(True),
        )
    )
    return list(rows)


def standing(
    connection: Connection, asking: Asking, network_most: int, now: float, *, before: bool
) -> Standing:
    """`network_most`: wrong ones of a network an hour until an asker of it may only have few.
    `before`: as it was before this turn, which may have been taken already."""
    mine, receipt, network = attempts.c.asker, attempts.c.receipt, attempts.c.network
    others = [attempts.c.turn != asking.turn] if before else []

    def until(column: ColumnElement[str], value: str | None, most: int, seconds: float) -> float:
        """When the newest `most` are not all of the last `seconds` any more; 0.0: they are not."""
        where = (column == value, attempts.c.at > now - seconds, *others)
        newest = select(attempts.c.at).where(*where).order_by(attempts.c.at.desc())
        at = connection.execute(newest.offset(most - 1).limit(1)).scalar()
        return 0.0 if at is None else float(at) + seconds

    few = max(
        until(receipt, asking.receipt, RECEIPT_MOST, DAY) if asking.receipt else 0.0,
        until(network, asking.network, network_most, HOUR) if asking.network else 0.0,
    )
    free = max(few, until(mine, asking.asker, WRONG_MOST, WINDOW))
    free_at = min(free, until(mine, asking.asker, FEW, WINDOW))
    count = connection.execute(
        select(func.count()).where(mine == asking.asker, attempts.c.at > now - WINDOW, *others)
    ).scalar_one()
    return Standing(max(0, (FEW if few > now else WRONG_MOST) - int(count)), free_at)


def add_wrong_proof(connection: Connection, asking: Asking, now: float) -> bool:
    """Counted once a turn, however often the turn is taken: False when it was."""
    values = {
        "turn": asking.turn,
        "asker": asking.asker,
        "receipt": asking.receipt,
        "network": asking.network,
        "at": now,
    }
    return insert_once(connection, attempts, values)


def unbind(connection: Connection, conversation_id: str) -> None:
    """The number and PIN still open the case; the conversation no longer does."""
    connection.execute(
        update(cases).where(cases.c.conversation_id == conversation_id).values(conversation_id=None)
    )
