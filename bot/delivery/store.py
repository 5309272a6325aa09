"""Replies on channels that are sent to: which are due, and what became of each part."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import structlog
from sqlalchemy import (
    Connection,
    and_,
    bindparam,
    case,
    delete,
    exists,
    func,
    not_,
    select,
    update,
)

from bot.conversations import contacts as people
from bot.core.crypto import Cipher
from bot.core.errors import SettingError
from bot.core.sql import AnyRow, insert_once, table
from bot.delivery import proofs as notice_store
from bot.messages import outbox as replies
from bot.messages.outbox import Stored, hide_secrets
from bot.models.cases import Cursor
from bot.models.conversations import Contact, Suppression
from bot.models.messages import Outbound, SentPart

log = structlog.get_logger("delivery")
outbox = table(Outbound)
contacts = table(Contact)
cursors = table(Cursor)
sent_parts = table(SentPart)
suppressions = table(Suppression)

ON_THE_WAY = ("queued", "sending")
NOBODYS = 0
"""Row of a part that a channel has reported before we knew of it."""
QUIET_HOURS = "quiet_hours"
CLOSED = 60.0
"""Seconds until a reply that does not open is looked at again: the key may be there by then."""
# A contact's replies leave one after another, in the order in which they were told; a notice that
# waits for the morning lets them pass.
_earlier = outbox.alias()
_asleep = and_(
    _earlier.c.kind == "notice",
    _earlier.c.not_before > bindparam("now"),
    func.coalesce(_earlier.c.code, "") == QUIET_HOURS,
)
_behind = exists().where(
    _earlier.c.contact_id == outbox.c.contact_id,
    _earlier.c.state.in_(ON_THE_WAY),
    _earlier.c.id < outbox.c.id,
    _earlier.c.account == outbox.c.account,
    not_(_asleep),
)
DUE = (
    select(
        outbox,
        contacts.c.address_sealed,
        exists().where(suppressions.c.address_digest == contacts.c.address_digest).label("opted"),
    )
    .join(contacts, contacts.c.id == outbox.c.contact_id)
    .where(
        outbox.c.account == bindparam("account"),
        outbox.c.state == "queued",
        outbox.c.not_before <= bindparam("now"),
        not_(_behind),
    )
    .order_by(outbox.c.id)
    .limit(bindparam("most"))
)
WAITING = select(
    exists().where(
        outbox.c.turn == bindparam("this_turn"),
        outbox.c.seq == bindparam("this_seq"),
        outbox.c.contact_id == bindparam("contact_id"),
        outbox.c.account != "",
        outbox.c.state.in_(("queued", "held")),
    )
)
HOLDS = select(cursors.c.name).where(
    cursors.c.name == bindparam("name"),
    cursors.c.owner == bindparam("owner"),
    cursors.c.lease_until > bindparam("now"),
)


@dataclass(frozen=True)
class Due:
    """A reply that may leave now, from its part `part` on."""

    stored: Stored
    contact_id: str
    kind: str
    part: int
    attempts: int
    created_at: float
    address: str | None
    opted_out: bool


def due(connection: Connection, cipher: Cipher, account: str, now: float, most: int) -> list[Due]:
    """The first waiting reply of each contact, oldest first. One that does not open is looked at
    again later: others go on."""
    found = []
    for row in connection.execute(DUE, {"account": account, "now": now, "most": most}).all():
        try:
            found.append(_due(row, cipher))
        except SettingError as error:
            log.error("a reply does not open", reason=str(error))
            later(connection, row.id, row.part, now + CLOSED, "sealed", failed=False)
    return found


def notice_turns(connection: Connection, contact_ids: Sequence[str]) -> list[str]:
    """The turns whose notices wait for these contacts, oldest first."""
    rows = connection.execute(
        select(outbox.c.turn)
        .where(
            outbox.c.contact_id.in_(contact_ids),
            outbox.c.account != "",
            outbox.c.state.in_(ON_THE_WAY),
            outbox.c.kind == "notice",
        )
        .order_by(outbox.c.id)
    )
    return list(dict.fromkeys(rows.scalars()))


def turn_of(connection: Connection, account: str, sent_id: str) -> str | None:
    """The turn that told what the channel knows under this id."""
    row = connection.execute(
        select(outbox.c.turn)
        .join(sent_parts, sent_parts.c.outbox_id == outbox.c.id)
        .where(sent_parts.c.account == account, sent_parts.c.sent_id == sent_id)
    ).first()
    return None if row is None else str(row.turn)


def drop_rest(connection: Connection, turn: str, code: str) -> None:
    """What this turn has still to tell on a channel that failed does not follow there."""
    connection.execute(
        update(outbox)
        .where(
            outbox.c.turn == turn, outbox.c.account != "", outbox.c.state.in_(("queued", "held"))
        )
        .values(state="failed", code=code[:80])
    )
    _tidy(connection)


def purge(connection: Connection, before: float) -> int:
    """Erase replies that are too old (`outbox.purge`), and the word for them."""
    gone = ~exists().where(contacts.c.id == outbox.c.contact_id)
    nobodys = and_(outbox.c.account != "", outbox.c.created_at < before, gone)
    erased = replies.purge(connection, before)
    erased += connection.execute(delete(outbox).where(outbox.c.state == "queued", nobodys)).rowcount
    if erased:
        _tidy(connection)
    return erased


def _tidy(connection: Connection) -> None:
    """Clear `held` and `missed` of contacts whose held or lost reply was erased."""
    held = exists().where(outbox.c.id == contacts.c.held, outbox.c.state == "held")
    connection.execute(
        update(contacts).where(contacts.c.held.is_not(None), ~held).values(held=None)
    )
    lost = exists().where(outbox.c.contact_id == contacts.c.id, outbox.c.state == "unknown")
    connection.execute(update(contacts).where(contacts.c.missed > 0, ~lost).values(missed=0))


def _due(row: AnyRow, cipher: Cipher) -> Due:
    address = None
    if row.address_sealed is not None:
        address = people.address(cipher, row.contact_id, row.address_sealed)
    return Due(
        replies.opened(row, cipher),
        row.contact_id,
        row.kind,
        row.part,
        row.attempts,
        row.created_at,
        address,
        bool(row.opted),
    )


def has_to_leave(connection: Connection, contact_id: str, turn: str, seq: int) -> bool:
    """Whether this reply to the contact, or the end of it, waits to be sent or to be asked for."""
    return connection.execute(
        WAITING, {"contact_id": contact_id, "this_turn": turn, "this_seq": seq}
    ).scalar_one()


def begin(connection: Connection, name: str, owner: str, row_id: int, part: int, now: float) -> int:
    """About to send this part: if we die now, nobody can know whether it arrived. 0 when the lease
    of the account is lost or the row is no longer to be sent."""
    if connection.execute(HOLDS, {"name": name, "owner": owner, "now": now}).first() is None:
        return 0
    result = connection.execute(
        update(outbox)
        .where(outbox.c.id == row_id, outbox.c.state.in_(ON_THE_WAY))
        .values(state="sending", part=part)
    )
    return result.rowcount


def part_sent(
    connection: Connection, account: str, row_id: int, part: int, sent_id: str, now: float
) -> str | None:
    """The channel has taken the part under this id: if we die now, the next one is still to come.
    What was settled meanwhile (opted out, erased) stays as it is. Returns why it failed, if the
    channel has already said so."""
    row = SentPart(account=account, sent_id=sent_id, outbox_id=row_id, part=part, at=now)
    early = None
    if not insert_once(connection, sent_parts, row.model_dump()):
        early = _reported_early(connection, row)
    connection.execute(
        update(outbox)
        .where(outbox.c.id == row_id)
        .values(
            part=part + 1,
            attempts=0,
            state=case((outbox.c.state == "sending", "queued"), else_=outbox.c.state),
        )
    )
    return early


def _reported_early(connection: Connection, row: SentPart) -> str | None:
    """A report may overtake the answer that names the part: now it is known whose it is."""
    this = (sent_parts.c.account == row.account, sent_parts.c.sent_id == row.sent_id)
    connection.execute(
        update(sent_parts)
        .where(*this, sent_parts.c.outbox_id == NOBODYS)
        .values(outbox_id=row.outbox_id, part=row.part)
    )
    found = connection.execute(select(sent_parts).where(*this)).one()
    failed = found.state == "failed" and found.outbox_id == row.outbox_id
    return (found.code or "failed") if failed else None


def finish(connection: Connection, cipher: Cipher, row_id: int, now: float) -> None:
    """Every part has left: never sent again; a PIN was shown and goes."""
    connection.execute(
        update(outbox)
        .where(outbox.c.id == row_id, outbox.c.state.in_(ON_THE_WAY))
        .values(state="sent", sent_at=now)
    )
    hide_secrets(connection, cipher, [row_id])
    notice_store.sent(connection, row_id, now)


def hold(connection: Connection, cipher: Cipher, contact_id: str, row_id: int, now: float) -> None:
    """What follows waits until the person asks for more; what waited before is not wanted."""
    unwanted = connection.execute(
        select(outbox.c.id).where(outbox.c.contact_id == contact_id, outbox.c.state == "held")
    ).scalars()
    for old in list(unwanted):
        connection.execute(
            update(outbox).where(outbox.c.id == old).values(state="sent", sent_at=now)
        )
        hide_secrets(connection, cipher, [old])
    held = connection.execute(
        update(outbox)
        .where(outbox.c.id == row_id, outbox.c.state.in_(ON_THE_WAY))
        .values(state="held")
    )
    if held.rowcount:
        connection.execute(update(contacts).where(contacts.c.id == contact_id).values(held=row_id))
    notice_store.sent(connection, row_id, now)


def release_held(connection: Connection, contact_id: str) -> None:
    """More is wanted."""
    _queue(connection, contact_id, "held")
    connection.execute(update(contacts).where(contacts.c.id == contact_id).values(held=None))


def again(connection: Connection, contact_id: str) -> None:
    """What may have been lost is sent once more, since the person asked for it."""
    _queue(connection, contact_id, "unknown")
    people.set_missed(connection, contact_id, 0)


def _queue(connection: Connection, contact_id: str, state: str) -> None:
    connection.execute(
        update(outbox)
        .where(outbox.c.contact_id == contact_id, outbox.c.state == state, outbox.c.account != "")
        .values(state="queued", attempts=0, not_before=0.0)
    )


def later(
    connection: Connection, row_id: int, part: int, until: float, code: str, *, failed: bool = True
) -> None:
    """The same part again, not before this time; `failed` counts it as an attempt."""
    connection.execute(
        update(outbox)
        .where(outbox.c.id == row_id, outbox.c.state.in_(ON_THE_WAY))
        .values(
            state="queued",
            part=part,
            not_before=until,
            code=code[:80],
            attempts=outbox.c.attempts + (1 if failed else 0),
        )
    )


def give_up(connection: Connection, row_id: int, code: str) -> None:
    """The channel will not deliver this reply. A notice then goes elsewhere: `fallback`."""
    connection.execute(
        update(outbox).where(outbox.c.id == row_id).values(state="failed", code=code[:80])
    )


def lose(connection: Connection, row_id: int, contact_id: str, now: float) -> None:
    """Nobody can know whether it arrived: not sent again, but offered with the next reply."""
    connection.execute(update(outbox).where(outbox.c.id == row_id).values(state="unknown"))
    people.set_missed(connection, contact_id, 1)
    notice_store.unknown(connection, row_id, now)


def recover(connection: Connection, account: str, now: float) -> int:
    """What another process was sending when it died is unknown. Returns how many there are."""
    rows = connection.execute(
        select(outbox.c.id, outbox.c.contact_id).where(
            outbox.c.account == account, outbox.c.state == "sending"
        )
    ).all()
    for row in rows:
        lose(connection, row.id, row.contact_id, now)
    return len(rows)


def status(
    connection: Connection, account: str, sent_id: str, state: str, code: str | None, now: float
) -> Literal["new", "old", "unknown"]:
    """What the channel says of a part later, in any order: delivered or failed is final. Unknown
    when we know of no such part (yet). A notice that failed goes elsewhere: `fallback`."""
    row = connection.execute(
        select(sent_parts).where(sent_parts.c.account == account, sent_parts.c.sent_id == sent_id)
    ).first()
    if row is None:
        if state != "sent":
            early = SentPart(
                account=account,
                sent_id=sent_id,
                outbox_id=NOBODYS,
                part=0,
                state=state,
                code=code,
                at=now,
            )
            insert_once(connection, sent_parts, early.model_dump())
        return "unknown"
    if row.state != "sent" or state == "sent":
        return "old"
    connection.execute(
        update(sent_parts)
        .where(sent_parts.c.account == account, sent_parts.c.sent_id == sent_id)
        .values(state=state, code=code, at=now)
    )
    if state == "delivered":
        notice_store.delivered(connection, row.outbox_id, now)
    return "new"


def turn_contacts(connection: Connection, turn: str) -> set[str]:
    """The contacts that this notice was sent to, or tried."""
    root = turn.partition(":")[0]
    rows = connection.execute(
        select(outbox.c.contact_id).where(
            (outbox.c.turn == root) | outbox.c.turn.startswith(f"{root}:", autoescape=True)
        )
    )
    return {contact_id for contact_id in rows.scalars() if contact_id is not None}
