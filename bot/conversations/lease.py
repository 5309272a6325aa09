"""Who may take the turns of a conversation: a lease with a fencing token, not a lock.

A lease is three columns of `conversations`: owner, until when, and a token that grows with every
lease. No transaction is open while a turn runs. A process that was silent for too long loses its
lease to another one; when it comes back, its commit finds a newer token and is refused.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import Connection, bindparam, or_, select, update

from bot.core.errors import LeaseLost
from bot.core.sql import table
from bot.models.cases import Cursor
from bot.models.conversations import Conversation

conversations = table(Conversation)
cursors = table(Cursor)

# Statements are built once: making one costs more than running it.
FREE = (
    select(conversations.c.fence)
    .where(
        conversations.c.id == bindparam("this"),
        or_(conversations.c.owner.is_(None), conversations.c.lease_until < bindparam("now")),
    )
    .with_for_update(skip_locked=True)
)
TAKE = update(conversations).where(conversations.c.id == bindparam("this"))
HOLD = TAKE.where(conversations.c.fence == bindparam("held"))


@dataclass(frozen=True)
class Lease:
    conversation_id: str
    owner: str
    fence: int


def acquire(
    connection: Connection, conversation_id: str, owner: str, *, now: float, seconds: float
) -> Lease | None:
    """The lease, or None while another process holds it."""
    row = connection.execute(FREE, {"this": conversation_id, "now": now}).first()
    if row is None:
        return None
    fence = row.fence + 1
    values = {"owner": owner, "lease_until": now + seconds, "fence": fence}
    connection.execute(TAKE, {"this": conversation_id, **values})
    return Lease(conversation_id, owner, fence)


def renew(
    connection: Connection, owner: str, held: Iterable[str], *, now: float, seconds: float
) -> int:
    """Prolong the leases of this process on these conversations that have not run out. Returns how
    many there are. A lease whose turn broke off is not among them: it runs out."""
    result = connection.execute(
        update(conversations)
        .where(
            conversations.c.id.in_(list(held)),
            conversations.c.owner == owner,
            conversations.c.lease_until >= now,
        )
        .values(lease_until=now + seconds)
    )
    return result.rowcount


def check(connection: Connection, lease: Lease) -> None:
    """Hold the conversation for this transaction. Raises LeaseLost if it is another's by now."""
    result = connection.execute(HOLD, {**_this(lease), "owner": lease.owner})
    if result.rowcount != 1:
        raise LeaseLost(lease.conversation_id)


def release(connection: Connection, lease: Lease) -> None:
    """Give the lease back, if it is still ours."""
    connection.execute(HOLD, {**_this(lease), "owner": None, "lease_until": 0.0})


def _this(lease: Lease) -> dict[str, str | int]:
    return {"this": lease.conversation_id, "held": lease.fence}


def revoke(connection: Connection, conversation_id: str) -> None:
    """End the lease: the commit of its holder is refused."""
    connection.execute(
        update(conversations)
        .where(conversations.c.id == conversation_id)
        .values(owner=None, lease_until=0.0, fence=conversations.c.fence + 1)
    )


def release_all(connection: Connection, owner: str) -> None:
    """Give back every lease of this process: the others need not wait until they run out."""
    connection.execute(
        update(conversations)
        .where(conversations.c.owner == owner)
        .values(owner=None, lease_until=0.0)
    )
    connection.execute(
        update(cursors).where(cursors.c.owner == owner).values(owner=None, lease_until=0.0)
    )
