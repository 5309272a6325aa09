"""Messages that were taken in: one row each, committed before anybody is told "got it"."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import ColumnElement, Connection, and_, func, or_, select, update

from bot import lease as leases
from bot.lease import Lease
from bot.models import Case, Conversation, Inbound
from bot.sql import AnyRow, insert_once, table

inbox = table(Inbound)
conversations = table(Conversation)
cases = table(Case)


@dataclass(frozen=True)
class NewMessage:
    """What `accept` writes: a row of the inbox, and of `conversations` for a new contact.

    `contact` is the HMAC of account and person; `payload` is sealed by the caller.
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


@dataclass(frozen=True)
class Claim:
    """A turn that this process may take: lease, message, and what is known of the person."""

    lease: Lease
    inbound: AnyRow
    conversation: AnyRow
    references: tuple[str, ...]
    """Receipt numbers of the cases bound to this conversation, newest first."""


@dataclass(frozen=True)
class Taken:
    """What became of a message: its turn, and the claim if this process may go on with it."""

    conversation_id: str
    turn: str
    duplicate: bool
    claim: Claim | None


def find_conversation(connection: Connection, account: str, contact: str) -> AnyRow | None:
    return connection.execute(
        select(conversations).where(
            conversations.c.account == account, conversations.c.contact == contact
        )
    ).first()


def ensure_conversation(connection: Connection, message: NewMessage, now: float) -> AnyRow:
    """The contact's conversation, begun if there is none. A proof of the contact is remembered."""
    row = find_conversation(connection, message.account, message.contact)
    if row is None:
        values = Conversation(
            id=message.conversation_id,
            account=message.account,
            contact=message.contact,
            bound=message.bound,
            locale=message.locale,
            created_at=now,
            seen_at=now,
        ).model_dump()
        insert_once(connection, conversations, values)
        row = find_conversation(connection, message.account, message.contact)
    if row is None:
        raise LookupError(message.contact)
    return row


def find_turn(connection: Connection, account: str, external_id: str) -> AnyRow | None:
    """The row of a message that was delivered before."""
    return connection.execute(
        select(inbox.c.conversation_id, inbox.c.turn).where(
            inbox.c.account == account, inbox.c.external_id == external_id
        )
    ).first()


def add(connection: Connection, message: NewMessage, conversation_id: str, now: float) -> str:
    """Write the row. Returns its turn: an older one if the same text waits to be tried again."""
    failing = connection.execute(
        select(inbox.c.turn).where(
            inbox.c.conversation_id == conversation_id,
            inbox.c.state == "pending",
            inbox.c.attempts > 0,
            inbox.c.digest == message.digest,
        )
    ).first()
    values = Inbound(
        account=message.account,
        external_id=message.external_id,
        conversation_id=conversation_id,
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


def _counts(now: float) -> ColumnElement[bool]:
    """Rows that keep their place in the order: a system turn that waits lets others pass."""
    in_order = or_(inbox.c.kind != "system", inbox.c.not_before <= now)
    return and_(inbox.c.state == "pending", in_order)


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
    row = connection.execute(
        select(inbox)
        .where(inbox.c.conversation_id == lease.conversation_id, _counts(now))
        .order_by(inbox.c.id)
        .limit(1)
    ).first()
    if row is None or row.not_before > now:
        return None
    conversation = connection.execute(
        select(conversations).where(conversations.c.id == lease.conversation_id)
    ).one()
    references = connection.execute(
        select(cases.c.reference)
        .where(cases.c.conversation_id == lease.conversation_id)
        .order_by(cases.c.created_at.desc())
        .limit(20)
    ).scalars()
    return Claim(lease, row, conversation, tuple(references))


def due(connection: Connection, now: float, limit: int = 50) -> list[str]:
    """Conversations whose first waiting message is due and that nobody has leased."""
    first = (
        select(func.min(inbox.c.id).label("id"))
        .where(_counts(now))
        .group_by(inbox.c.conversation_id)
        .subquery()
    )
    rows = connection.execute(
        select(inbox.c.conversation_id)
        .join(first, first.c.id == inbox.c.id)
        .join(conversations, conversations.c.id == inbox.c.conversation_id)
        .where(inbox.c.not_before <= now, conversations.c.lease_until < now)
        .order_by(inbox.c.id)
        .limit(limit)
    )
    return list(rows.scalars())


def finish(connection: Connection, inbound_id: int, state: str = "done") -> None:
    """The turn is over: its payload is erased."""
    connection.execute(
        update(inbox).where(inbox.c.id == inbound_id).values(state=state, payload_sealed=None)
    )


def postpone(connection: Connection, inbound_id: int, until: float) -> None:
    """The same turn again, not before this time."""
    connection.execute(
        update(inbox)
        .where(inbox.c.id == inbound_id)
        .values(attempts=inbox.c.attempts + 1, not_before=until)
    )


def turn_state(connection: Connection, turn: str) -> str:
    """pending, done or dropped."""
    row = connection.execute(
        select(inbox.c.state).where(inbox.c.turn == turn, inbox.c.state != "merged")
    ).first()
    return "done" if row is None else str(row.state)


def waiting(connection: Connection) -> int:
    """How many messages wait for their turn."""
    count = connection.execute(
        select(func.count()).select_from(inbox).where(inbox.c.state == "pending")
    )
    return int(count.scalar_one())
