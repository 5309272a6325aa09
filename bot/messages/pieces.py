"""Texts that are known to go on: how long one waits for the next, and what belongs to it.

t       a text of which more is known to come          a turn, due at t + WAIT
t + 1   the next text of the same contact              a row of the same turn; due at once, or at
                                                       t + 1 + WAIT if this one goes on as well
        anything else that is said                     the wait is over; a turn of its own
taken   the first row has no time any more             what comes now is a turn of its own

Every row is there as soon as it is acknowledged, and all of a turn are done in the same commit.
"""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Connection, and_, bindparam, exists, select, update

from bot.conversations.sender import NewMessage
from bot.core.sql import AnyRow, table
from bot.models.messages import Inbound

inbox = table(Inbound)

PART = "part"
"""The kind of a text that is known to go on in the next one."""
TEXTS = ("text", PART)
WAIT = 2.5
"""Seconds for which it waits for that, from when it came."""

_waits = and_(
    inbox.c.state == "pending", inbox.c.attempts == 0, inbox.c.not_before > bindparam("now")
)
# Of a turn only the first row has a time. Whoever takes the turn locks that row and ends the wait,
# whoever adds a row to it does the same with a later time: none is added to a turn that was taken.
WAIT_UNTIL = (
    update(inbox)
    .where(inbox.c.turn == bindparam("its"), _waits)
    .values(not_before=bindparam("until"))
)
END = update(inbox).where(inbox.c.id == bindparam("this")).values(not_before=0.0)
WAITING = select(
    exists().where(
        inbox.c.conversation_id == bindparam("conversation_id"),
        inbox.c.contact_id == bindparam("who"),
        inbox.c.kind == PART,
        _waits,
    )
)
OF_TURN = (
    select(inbox)
    .where(inbox.c.turn == bindparam("its"), inbox.c.state == "pending")
    .order_by(inbox.c.id)
)


def first_time(message: NewMessage, now: float) -> float:
    """When the turn that begins with this message is due."""
    return now + WAIT if message.kind == PART else 0.0


def goes_on(
    connection: Connection,
    last: AnyRow | None,
    message: NewMessage,
    contact_id: str | None,
    now: float,
) -> bool:
    """Whether the message belongs to the turn of what was said last. One that does not, and one
    after which nothing is known to follow, ends the wait."""
    if last is None or last.kind != PART:
        return False
    joins = message.joins and last.contact_id == contact_id
    until = first_time(message, now) if joins else 0.0
    return _wait_until(connection, last.turn, until, now) and joins


def end_wait(connection: Connection, turn: str, now: float) -> None:
    """All that belongs to this turn has come."""
    _wait_until(connection, turn, 0.0, now)


def waits_for_more(
    connection: Connection, conversation_id: str, contact_id: str, now: float
) -> bool:
    """Whether the next text of this contact belongs to one that is here."""
    values = {"conversation_id": conversation_id, "who": contact_id, "now": now}
    return bool(connection.execute(WAITING, values).scalar_one())


def of_turn(connection: Connection, turn: str) -> Sequence[AnyRow]:
    """The rows of a turn that is not over, in the order of arrival."""
    return connection.execute(OF_TURN, {"its": turn}).all()


def taken(connection: Connection, first: AnyRow) -> tuple[AnyRow, ...]:
    """What belongs to the turn of this row besides it; from now on nothing more does."""
    connection.execute(END, {"this": first.id})
    return tuple(of_turn(connection, first.turn)[1:])


def _wait_until(connection: Connection, turn: str, until: float, now: float) -> bool:
    """False where a turn waits no longer for what belongs to it."""
    values = {"its": turn, "until": until, "now": now}
    return connection.execute(WAIT_UNTIL, values).rowcount == 1
