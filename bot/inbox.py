"""Messages that were taken in: one row each, committed before anybody is told "got it"."""

from __future__ import annotations

from dataclasses import dataclass

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

from bot import lease as leases
from bot.lease import Lease
from bot.models import Case, Contact, Conversation, Erasure, Inbound
from bot.sql import AnyRow, insert_once, table

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
# The last thing that waits, if it is the same text and what it waits for has failed. The same text
# with another one in between may answer another question.
FAILING = select(inbox.c.turn).where(
    inbox.c.conversation_id == bindparam("conversation_id"),
    inbox.c.state == "pending",
    inbox.c.digest == bindparam("digest"),
    _also_waits.where(_other.c.attempts > 0),
    not_(_also_waits.where(_other.c.id > inbox.c.id, _other.c.kind != "system")),
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
        contacts.c.address_sealed.is_not(None).label("sent_to"),
    )
    .select_from(conversations.outerjoin(contacts, contacts.c.id == _addressee))
    .where(conversations.c.id == bindparam("conversation_id"))
)
REFERENCES = (
    select(cases.c.reference)
    .where(cases.c.conversation_id == bindparam("conversation_id"))
    .order_by(cases.c.created_at.desc())
    .limit(20)
)
OVER = (
    update(inbox)
    .where(inbox.c.id == bindparam("this"))
    .values(state=bindparam("new_state"), payload_sealed=None)
)
STATE = select(inbox.c.state).where(inbox.c.turn == bindparam("turn"), inbox.c.state != "merged")


@dataclass(frozen=True)
class NewMessage:
    """What `accept` writes: a row of the inbox, and for a new contact one of `contacts` and one of
    `conversations`.

    `contact` is the HMAC of account and person; `payload` and `address` are sealed by the caller.
    """

    account: str
    contact: str
    external_id: str
    conversation_id: str
    """Used only if the contact has no conversation yet."""
    turn: str
    kind: str
    payload: bytes
    digest: str
    correlation: str
    locale: str
    bound: bool
    channel: str = "webchat"
    address: bytes | None = None
    address_digest: str | None = None
    hint: str = ""


@dataclass(frozen=True)
class Claim:
    """A turn that this process may take: lease, message, and what is known of the person."""

    lease: Lease
    inbound: AnyRow
    conversation: AnyRow
    """Its columns; `to_forget`: the dialogue has still to forget what was erased here; and of the
    contact that is answered `contact_id`, `account`, `contact`, `channel`, `held`, `missed`,
    `awaited_until` and `sent_to` (it has an address)."""
    references: tuple[str, ...]
    """Receipt numbers of the cases bound to this conversation, newest first."""


@dataclass(frozen=True)
class Taken:
    """What became of a message: its turn, and the claim if this process may go on with it."""

    conversation_id: str
    turn: str
    duplicate: bool
    claim: Claim | None
    contact_id: str


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
    """Write the row. Returns its turn: that of the same text if it waits already after trouble."""
    failing = connection.execute(
        FAILING, {"conversation_id": conversation_id, "digest": message.digest}
    ).first()
    values = Inbound(
        account=message.account,
        external_id=message.external_id,
        conversation_id=conversation_id,
        contact_id=contact_id,
        turn=message.turn if failing is None else failing.turn,
        kind=message.kind,
        payload_sealed=message.payload if failing is None else None,
        digest=message.digest,
        state="pending" if failing is None else "merged",
        correlation=message.correlation,
        received_at=now,
    ).model_dump(exclude={"id"})
    if not insert_once(connection, inbox, values):
        row = find_turn(connection, message.account, message.external_id)
        return message.turn if row is None else str(row.turn)
    return str(values["turn"])


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
    references = connection.execute(REFERENCES, this).scalars()
    return Claim(lease, row, conversation, tuple(references))


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
    """The turn is over: its payload is erased."""
    connection.execute(OVER, {"this": inbound_id, "new_state": state})


def postpone(connection: Connection, inbound_id: int, until: float) -> None:
    """The same turn again, not before this time."""
    connection.execute(
        update(inbox)
        .where(inbox.c.id == inbound_id)
        .values(attempts=inbox.c.attempts + 1, not_before=until)
    )


def drop_waiting(connection: Connection, conversation_id: str) -> None:
    """What the person wrote and nobody has answered yet is not wanted any more."""
    connection.execute(
        update(inbox)
        .where(
            inbox.c.conversation_id == conversation_id,
            inbox.c.state == "pending",
            inbox.c.kind != "system",
        )
        .values(state="dropped", payload_sealed=None)
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
