"""Messages that were taken in: one row each, committed before anybody is told "got it"."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import (
    Connection,
    String,
    and_,
    bindparam,
    exists,
    func,
    not_,
    or_,
    select,
    update,
)

from bot.conversations import lease as leases
from bot.conversations.lease import Lease
from bot.conversations.opt_outs import OF_CONTACT, suppressions
from bot.conversations.sender import NewMessage
from bot.core.crypto import Cipher
from bot.core.sql import AnyRow, insert_once, place, place_of, table
from bot.messages import pieces
from bot.models.cases import Case
from bot.models.conversations import Contact, Conversation, Erasure
from bot.models.messages import Inbound

inbox = table(Inbound)
conversations = table(Conversation)
contacts = table(Contact)
cases = table(Case)
erasures = table(Erasure)

# Statements are built once: making one costs more than running it.
KNOWN = select(inbox.c.conversation_id, inbox.c.turn, inbox.c.contact_id).where(
    inbox.c.account == bindparam("account"), inbox.c.external_id == bindparam("external_id")
)
_other = inbox.alias()
_also_waits = exists().where(
    _other.c.conversation_id == inbox.c.conversation_id, _other.c.state == "pending"
)
# The last thing that a person said and that waits: the same text again, if what it waits for has
# failed, is the same turn (with another one in between it may answer another question); a text that
# is known to go on, goes on in the next one.
LAST = (
    select(
        inbox.c.turn,
        inbox.c.kind,
        inbox.c.contact_id,
        inbox.c.digest,
        _also_waits.where(_other.c.attempts > 0).label("failing"),
    )
    .where(
        inbox.c.conversation_id == bindparam("conversation_id"),
        inbox.c.state == "pending",
        inbox.c.kind != "system",
    )
    .order_by(inbox.c.id.desc())
    .limit(1)
)
# The presses that wait, and whatever else a person said that does.
AHEAD = (
    select(inbox.c.turn, inbox.c.digest)
    .where(
        inbox.c.conversation_id == bindparam("conversation_id"),
        inbox.c.state == "pending",
        inbox.c.kind.not_in(("system", "note")),
    )
    .order_by(inbox.c.id)
)
# A system turn that waits lets others pass; everything else keeps its place in the order.
IN_ORDER = and_(
    inbox.c.state == "pending",
    or_(inbox.c.kind != "system", inbox.c.not_before <= bindparam("now")),
)
FIRST = (
    select(inbox)
    .where(inbox.c.conversation_id == bindparam("conversation_id"), IN_ORDER)
    .order_by(inbox.c.id)
    .limit(1)
)
# A system turn for nobody in particular is told to the one who wrote last.
_addressee = func.coalesce(bindparam("contact_id", type_=String), conversations.c.last_contact)
_another = contacts.alias()
_linked = (
    select(_another.c.channel)
    .where(
        _another.c.conversation_id == conversations.c.id,
        _another.c.address_sealed.is_not(None),
        _another.c.proven.is_(True),
        _another.c.reachable.is_(True),
        _another.c.forgotten.is_(False),
        not_(exists().where(suppressions.c.address_digest == _another.c.address_digest)),
    )
    .order_by(_another.c.created_at.desc())
    .limit(1)
    .correlate(conversations)
    .scalar_subquery()
)
CONVERSATION = (
    select(
        conversations,
        exists().where(erasures.c.conversation_id == conversations.c.id).label("to_forget"),
        contacts.c.id.label("contact_id"),
        contacts.c.account,
        contacts.c.contact,
        contacts.c.channel,
        contacts.c.held,
        contacts.c.missed,
        contacts.c.awaited_until,
        contacts.c.forgotten,
        contacts.c.address_sealed.is_not(None).label("sent_to"),
        OF_CONTACT.label("stopped"),
        _linked.label("linked"),
    )
    .select_from(conversations.outerjoin(contacts, contacts.c.id == _addressee))
    .where(conversations.c.id == bindparam("conversation_id"))
)
OWN_CASES = (
    select(cases.c.portal, cases.c.reference)
    .where(cases.c.conversation_id == bindparam("conversation_id"))
    .order_by(cases.c.created_at.desc())
    .limit(20)
)
OVER = (
    update(inbox)
    .where(inbox.c.id == bindparam("this"))
    .values(state=bindparam("new_state"), payload_sealed=None, network=None)
)
STATE = select(inbox.c.state).where(inbox.c.turn == bindparam("turn"), inbox.c.state != "merged")


@dataclass(frozen=True)
class Claim:
    """A turn that this process may take: lease, message, and what is known of the person."""

    lease: Lease
    inbound: AnyRow
    conversation: AnyRow
    """Its columns; `to_forget`: the dialogue has still to forget what was erased here; and of the
    contact that is answered `contact_id`, `account`, `contact`, `channel`, `held`, `missed`,
    `awaited_until`, `forgotten`, `sent_to` (it has an address) and `stopped` (it opted out);
    `linked`: the channel of another contact of this person that can be written to."""
    cases: tuple[tuple[str, str], ...]
    """(portal, reference) of the cases bound to this conversation, newest first."""
    rest: tuple[AnyRow, ...] = ()
    """The rows of the texts that go on with this message, in the order of arrival."""


@dataclass(frozen=True)
class Taken:
    """What became of a message: its turn, and the claim if this process may go on with it."""

    conversation_id: str
    turn: str
    duplicate: bool
    claim: Claim | None
    contact_id: str
    counts: bool = True
    """False for a press that chooses nothing."""


def sealed(cipher: Cipher, account: str, external_id: str, payload: Mapping[str, Any]) -> bytes:
    """What a message says, for the row of these names."""
    return cipher.seal(payload, place(inbox.c.payload_sealed, account, external_id))


def opened(cipher: Cipher, row: AnyRow) -> Mapping[str, Any]:
    """What a message says; a row whose turn is over has nothing to say."""
    here = place_of(inbox.c.payload_sealed, row)
    payload: Mapping[str, Any] = cipher.open(row.payload_sealed, here)
    return payload


def find_turn(connection: Connection, account: str, external_id: str) -> AnyRow | None:
    """The row of a message that was delivered before."""
    return connection.execute(KNOWN, {"account": account, "external_id": external_id}).first()


def add(
    connection: Connection,
    message: NewMessage,
    conversation_id: str,
    now: float,
    contact_id: str | None = None,
) -> str:
    """Write the row. Returns its turn: that of the same text if it waits already after trouble, or
    of the one that goes on with this one."""
    last = _last(connection, message, conversation_id)
    merged = last is not None and last.failing and last.digest == message.digest
    goes_on = not merged and pieces.goes_on(connection, last, message, contact_id, now)
    turn = last.turn if last is not None and (merged or goes_on) else message.turn
    first = turn == message.turn
    values = Inbound(
        account=message.account,
        external_id=message.external_id,
        conversation_id=conversation_id,
        contact_id=contact_id,
        turn=turn,
        kind=message.kind,
        payload_sealed=None if merged else message.payload,
        digest=message.digest,
        state="merged" if merged else "pending",
        correlation=message.correlation,
        network=None if merged else message.network,
        not_before=pieces.first_time(message, now) if first else 0.0,
        received_at=now,
    ).model_dump(exclude={"id"})
    if not insert_once(connection, inbox, values):
        row = find_turn(connection, message.account, message.external_id)
        return message.turn if row is None else str(row.turn)
    return str(turn)


def _last(connection: Connection, message: NewMessage, conversation_id: str) -> AnyRow | None:
    """What the person said last, if it waits."""
    if message.kind == "system":
        return None
    return connection.execute(LAST, {"conversation_id": conversation_id}).first()


def ahead(connection: Connection, conversation_id: str) -> dict[str, str]:
    """Digest → turn of what the person said and nobody has answered yet."""
    rows = connection.execute(AHEAD, {"conversation_id": conversation_id})
    return {row.digest: row.turn for row in rows}


def first_time(
    connection: Connection, message: NewMessage, conversation_id: str, now: float
) -> bool:
    """Whether what a channel settles itself, such as an opt-out, was not delivered before."""
    values = Inbound(
        account=message.account,
        external_id=f"note:{message.contact}:{message.external_id}",
        conversation_id=conversation_id,
        turn="",
        kind="note",
        digest="",
        state="done",
        correlation="",
        received_at=now,
    )
    return insert_once(connection, inbox, values.model_dump(exclude={"id"}))


def claim(
    connection: Connection, conversation_id: str, owner: str, *, now: float, seconds: float
) -> Claim | None:
    """Lease the conversation and take its first message, if there is one that is due."""
    lease = leases.acquire(connection, conversation_id, owner, now=now, seconds=seconds)
    if lease is None:
        return None
    found = next_claim(connection, lease, now)
    if found is None:
        leases.release(connection, lease)
    return found


def next_claim(connection: Connection, lease: Lease, now: float) -> Claim | None:
    """The first message that is not done yet, in the order of arrival; None if it is not due."""
    this = {"conversation_id": lease.conversation_id}
    row = connection.execute(FIRST, {**this, "now": now}).first()
    if row is None or row.not_before > now:
        return None
    conversation = connection.execute(CONVERSATION, {**this, "contact_id": row.contact_id}).one()
    rows = connection.execute(OWN_CASES, this)
    own_cases = tuple((case.portal, case.reference) for case in rows)
    rest = pieces.taken(connection, row) if row.kind == pieces.PART else ()
    return Claim(lease, row, conversation, own_cases, rest)


def due(connection: Connection, now: float, limit: int = 50) -> list[str]:
    """Conversations whose first waiting message is due and that nobody has leased."""
    first = (
        select(func.min(inbox.c.id).label("id"))
        .where(IN_ORDER)
        .group_by(inbox.c.conversation_id)
        .subquery()
    )
    rows = connection.execute(
        select(inbox.c.conversation_id)
        .join(first, first.c.id == inbox.c.id)
        .join(conversations, conversations.c.id == inbox.c.conversation_id)
        .where(
            inbox.c.not_before <= bindparam("now"), conversations.c.lease_until < bindparam("now")
        )
        .order_by(inbox.c.id)
        .limit(limit),
        {"now": now},
    )
    return list(rows.scalars())


def finish(connection: Connection, inbound_id: int, state: str = "done") -> None:
    """Nothing more is done with this message: its payload is erased."""
    connection.execute(OVER, {"this": inbound_id, "new_state": state})


def settle(connection: Connection, claim: Claim, state: str = "done") -> None:
    """The turn is over, with all that belongs to it."""
    for row in (claim.inbound, *claim.rest):
        finish(connection, row.id, state)


def postpone(connection: Connection, inbound_id: int, until: float) -> None:
    """The same turn again, not before this time."""
    connection.execute(
        update(inbox)
        .where(inbox.c.id == inbound_id)
        .values(attempts=inbox.c.attempts + 1, not_before=until)
    )


def postpone_news(connection: Connection, inbound_id: int, until: float) -> None:
    """Postpone a system turn whose contact has opted out."""
    connection.execute(update(inbox).where(inbox.c.id == inbound_id).values(not_before=until))


def wake_news(connection: Connection, address_digest: str) -> None:
    """Make the postponed system turns of this address due now."""
    these = select(contacts.c.id).where(contacts.c.address_digest == address_digest)
    connection.execute(
        update(inbox)
        .where(inbox.c.contact_id.in_(these), inbox.c.state == "pending", inbox.c.kind == "system")
        .values(not_before=0.0)
    )


def drop_waiting(connection: Connection, conversation_id: str) -> None:
    """Drop the person's messages that are still to be answered."""
    connection.execute(
        update(inbox)
        .where(
            inbox.c.conversation_id == conversation_id,
            inbox.c.state == "pending",
            inbox.c.kind != "system",
        )
        .values(state="dropped", payload_sealed=None, network=None)
    )


def turn_state(connection: Connection, turn: str) -> str:
    """pending, done or dropped."""
    row = connection.execute(STATE, {"turn": turn}).first()
    return "done" if row is None else str(row.state)


def waiting(connection: Connection) -> int:
    """How many messages wait for their turn."""
    count = connection.execute(
        select(func.count()).select_from(inbox).where(inbox.c.state == "pending")
    )
    return int(count.scalar_one())
