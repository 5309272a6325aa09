"""A reply that stands in the place of one that was sent: the message of that one is edited.

An edit may be made again without harm, so its row is "queued" until it is done, never "sending":
whoever goes on after us edits once more.
"""

from __future__ import annotations

from sqlalchemy import Connection, func, select, update

from bot.core.sql import table
from bot.delivery.store import HOLDS, ON_THE_WAY
from bot.models.messages import Outbound, SentPart

outbox = table(Outbound)
sent_parts = table(SentPart)

BELOW = 2
"""Messages of ours below one that is still in sight: further up nobody sees that it changes."""


def standing(
    connection: Connection, account: str, contact_id: str, row_id: int, below: int = BELOW
) -> str | None:
    """The channel's id of the message that is this reply, whole; None when it is none, or when
    more than `below` messages to this contact have left since."""
    parts = connection.execute(
        select(sent_parts).where(
            sent_parts.c.outbox_id == row_id,
            sent_parts.c.account == account,
            sent_parts.c.state != "failed",
        )
    ).all()
    state = connection.execute(select(outbox.c.state).where(outbox.c.id == row_id)).scalar()
    if len(parts) != 1 or state != "sent":
        return None
    since = connection.execute(
        select(func.count())
        .select_from(sent_parts.join(outbox, outbox.c.id == sent_parts.c.outbox_id))
        .where(
            outbox.c.contact_id == contact_id,
            sent_parts.c.account == account,
            sent_parts.c.at > parts[0].at,
        )
    ).scalar_one()
    return str(parts[0].sent_id) if since <= below else None


def may(connection: Connection, name: str, owner: str, row_id: int, now: float) -> bool:
    """Whether we hold the lease of the account and the reply is still to be sent."""
    held = connection.execute(HOLDS, {"name": name, "owner": owner, "now": now}).first()
    waits = select(outbox.c.id).where(outbox.c.id == row_id, outbox.c.state.in_(ON_THE_WAY))
    return held is not None and connection.execute(waits).first() is not None


def done(connection: Connection, account: str, row_id: int, sent_id: str) -> None:
    """The message that the channel knows under this id is this reply now. It stands where it
    stood, so its time stays."""
    connection.execute(
        update(sent_parts)
        .where(sent_parts.c.account == account, sent_parts.c.sent_id == sent_id)
        .values(outbox_id=row_id)
    )
    connection.execute(update(outbox).where(outbox.c.id == row_id).values(part=1, attempts=0))
