"""Requests for a person: written by a turn, listed and worked on by staff.

waiting → taken → done, and gone 90 days later; erased with the person's conversation
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

from sqlalchemy import ColumnElement, Connection, and_, case, delete, func, or_, select, update

from bot.conversations import contacts as people
from bot.conversations.opt_outs import OF_CONTACT
from bot.core.crypto import Cipher
from bot.core.sql import AnyRow, insert_once, place, place_of, table
from bot.models.conversations import Contact
from bot.models.handoffs import Handoff

handoffs = table(Handoff)
contacts = table(Contact)

State = Literal["waiting", "taken", "done"]
STATES: tuple[State, ...] = get_args(State)
KEPT_DAYS = 90
SHORT = 8
"""Characters of a turn that name it to people."""
_ALIKE = {"asked": ("asked", "failures"), "failures": ("failures", "asked")}
"""Who was not understood and then asks for a person, or the other way round, waits once."""
_OF: dict[State, ColumnElement[bool]] = {
    "waiting": and_(handoffs.c.done_at.is_(None), handoffs.c.taken_by.is_(None)),
    "taken": and_(handoffs.c.done_at.is_(None), handoffs.c.taken_by.is_not(None)),
    "done": handoffs.c.done_at.is_not(None),
}
# A request with where it came from, and whether that is still a way back.
WITH_CONTACT = select(
    handoffs,
    contacts.c.channel.label("contact_channel"),
    contacts.c.address_sealed,
    contacts.c.hint,
    OF_CONTACT.label("stopped"),
).select_from(handoffs.outerjoin(contacts, contacts.c.id == handoffs.c.contact_id))


@dataclass(frozen=True)
class Reach:
    """The way to a person: `kind` is telegram, sms, email, phone or none; `address` is in full,
    `hint` what may stand in a list."""

    kind: str
    address: str = ""
    hint: str = ""


def add(connection: Connection, cipher: Cipher, row: Handoff, reach: str | None = None) -> None:
    """A turn that is taken again asks once. A person who is already waiting stays one row: the
    oldest, with the newest way to reach them; danger is a row of its own. `reach` is a number or
    address that was left."""
    found = connection.execute(
        select(handoffs.c.turn, handoffs.c.reason)
        .where(
            handoffs.c.conversation_id == row.conversation_id,
            handoffs.c.reason.in_(_ALIKE.get(row.reason, (row.reason,))),
            handoffs.c.turn != row.turn,
            _OF["waiting"],
        )
        .order_by(handoffs.c.at)
        .limit(1)
    ).first()
    if found is None:
        row.reach_sealed = _sealed_reach(cipher, row.turn, reach)
        insert_once(connection, handoffs, row.model_dump())
        return
    changes: dict[str, object] = {}
    if row.reason == "asked" and found.reason != "asked":
        changes |= {"reason": "asked"}
    if reach is not None:
        changes |= {"reach_sealed": _sealed_reach(cipher, str(found.turn), reach)}
    if changes:
        same = handoffs.c.turn == found.turn
        connection.execute(update(handoffs).where(same).values(changes))


def _sealed_reach(cipher: Cipher, turn: str, reach: str | None) -> bytes | None:
    return None if reach is None else cipher.seal(reach, place(handoffs.c.reach_sealed, turn))


def listed(
    connection: Connection, states: tuple[State, ...], limit: int, offset: int = 0
) -> list[AnyRow]:
    """Somebody in danger first, then whoever has waited longest; with their contact."""
    first = case((handoffs.c.reason == "sos", 0), else_=1)
    return list(
        connection.execute(
            WITH_CONTACT.where(or_(*(_OF[state] for state in states)))
            .order_by(handoffs.c.done_at.is_not(None), first, handoffs.c.at, handoffs.c.turn)
            .limit(limit)
            .offset(offset)
        )
    )


def named(connection: Connection, name: str) -> list[AnyRow]:
    """Those whose turn begins so."""
    these = handoffs.c.turn.startswith(name, autoescape=True)
    return list(connection.execute(WITH_CONTACT.where(these).limit(2)))


def take(connection: Connection, turn: str, by: str, now: float) -> bool:
    """False where somebody else has it, or it is done."""
    free = or_(handoffs.c.taken_by.is_(None), handoffs.c.taken_by == by)
    result = connection.execute(
        update(handoffs)
        .where(handoffs.c.turn == turn, handoffs.c.done_at.is_(None), free)
        .values(taken_by=by, taken_at=func.coalesce(handoffs.c.taken_at, now))
    )
    return result.rowcount > 0


def finish(connection: Connection, turn: str, by: str, note: bytes | None, now: float) -> bool:
    """False where it was done before, or another has it."""
    result = connection.execute(
        update(handoffs)
        .where(handoffs.c.turn == turn, handoffs.c.done_at.is_(None), handoffs.c.taken_by == by)
        .values(done_at=now, note_sealed=note)
    )
    return result.rowcount > 0


def purge(connection: Connection, now: float) -> int:
    """What was done long ago goes."""
    before = now - KEPT_DAYS * 24 * 3600
    return connection.execute(delete(handoffs).where(handoffs.c.done_at < before)).rowcount


def waiting(connection: Connection) -> tuple[int, float | None]:
    """How many people wait whom nobody has taken, and since when the first of them."""
    row = connection.execute(
        select(func.count(), func.min(handoffs.c.at)).select_from(handoffs).where(_OF["waiting"])
    ).one()
    return int(row[0]), row[1]


def state(row: AnyRow) -> State:
    if row.done_at is not None:
        return "done"
    return "waiting" if row.taken_by is None else "taken"


def reach(row: AnyRow, cipher: Cipher) -> Reach:
    """What the person left comes before the chat or number that was written from."""
    if row.reach_sealed is not None:
        address = str(cipher.open(row.reach_sealed, place_of(handoffs.c.reach_sealed, row)))
        return Reach("email" if "@" in address else "phone", address, masked(address))
    if row.address_sealed is None or row.stopped:
        return Reach("none")
    address = people.address(cipher, row.contact_id, row.address_sealed)
    return Reach(row.contact_channel, address, str(row.hint) or masked(address))


def sealed_note(cipher: Cipher, turn: str, note: str) -> bytes | None:
    """None for an empty one."""
    return cipher.seal(note, place(handoffs.c.note_sealed, turn)) if note else None


def note(row: AnyRow, cipher: Cipher) -> str | None:
    """What came of it, in the words of whoever took it."""
    if row.note_sealed is None:
        return None
    return str(cipher.open(row.note_sealed, place_of(handoffs.c.note_sealed, row)))


def masked(address: str) -> str:
    """`…5678`, or `ki…@example.kr`."""
    name, at, host = address.rpartition("@")
    return f"{name[:2]}…@{host}" if at else f"…{address[-4:]}"
