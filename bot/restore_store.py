"""What must not go on as it stood at the moment of a backup."""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import Connection, delete, func, select, text, update

from bot.conversations.session_store import end
from bot.core.sql import table
from bot.models.cases import Cursor, NoticeProof, PendingSubmission
from bot.models.conversations import Conversation
from bot.models.keys import ProcessKeys
from bot.models.linking import LinkToken, Verification
from bot.models.messages import Outbound

SKIPPED = 1_000_000
"""Ids of replies: pages and channels know those that were given out after the backup."""
NUMBER_ON = text("UPDATE sqlite_sequence SET seq = :seq WHERE name = 'outbox'")
outbox = table(Outbound)
proofs = table(NoticeProof)


def settle(connection: Connection, *, send_queued: bool) -> int:
    """Leases and one-time codes end; what was about to be sent may have been sent since: it is
    `unknown`, unless `send_queued`. Returns how many replies that are."""
    for model in (Conversation, Cursor, PendingSubmission):
        connection.execute(update(table(model)).values(owner=None, lease_until=0.0))
    for gone in (LinkToken, Verification, ProcessKeys):
        connection.execute(delete(table(gone)))
    states = ("sending",) if send_queued else ("queued", "sending")
    mine = outbox.c.account != ""
    waiting = select(outbox.c.id).where(mine, outbox.c.state.in_(states))
    connection.execute(
        update(proofs)
        .where(proofs.c.outbox_id.in_(waiting), proofs.c.outcome == "queued")
        .values(outcome="unknown")
    )
    left = update(outbox).where(mine, outbox.c.state.in_(states)).values(state="unknown")
    return connection.execute(left).rowcount


def skip_ids(connection: Connection) -> None:
    """No reply gets an id that one had after the backup."""
    newest = connection.execute(select(func.max(outbox.c.id))).scalar() or 0
    if connection.dialect.name == "postgresql":
        sequence = func.pg_get_serial_sequence("outbox", "id")
        connection.execute(select(func.setval(sequence, newest + SKIPPED)))
        return
    row = {"seq": newest + SKIPPED}
    known = connection.execute(NUMBER_ON, row)
    if known.rowcount == 0:
        connection.execute(text("INSERT INTO sqlite_sequence VALUES ('outbox', :seq)"), row)


def keep_ended(connection: Connection, ended: Mapping[str, float]) -> None:
    """Sessions that ended after the backup stay ended."""
    for contact, at in ended.items():
        end(connection, [contact], at)
