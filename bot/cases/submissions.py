"""Confirmed drafts on their way to a portal: one row each, sent by whoever holds its lease."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import BindParameter, Connection, Exists, exists, select, update

from bot.core.crypto import Cipher
from bot.core.errors import LeaseLost
from bot.core.sql import AnyRow, insert_once, place, place_of, table
from bot.models.cases import PendingSubmission

submissions = table(PendingSubmission)
OPEN = ("queued", "unknown")


def add(connection: Connection, values: PendingSubmission) -> bool:
    """Write the row; False if this key was confirmed before (the same turn, taken again)."""
    return insert_once(connection, submissions, values.model_dump())


def sealed(cipher: Cipher, key: str, content: Mapping[str, Any]) -> bytes:
    """What is sent, for the row of this key."""
    return cipher.seal(content, place(submissions.c.payload_sealed, key))


def opened(cipher: Cipher, row: AnyRow) -> Any:
    """What is sent; a row that is over has none."""
    return cipher.open(row.payload_sealed, place_of(submissions.c.payload_sealed, row))


def claim(connection: Connection, owner: str, *, now: float, seconds: float) -> AnyRow | None:
    """Lease the submission that has waited longest and is due."""
    row = connection.execute(
        select(submissions)
        .where(
            submissions.c.state.in_(OPEN),
            submissions.c.not_before <= now,
            submissions.c.lease_until < now,
        )
        .order_by(submissions.c.created_at)
        .limit(1)
        .with_for_update(skip_locked=True)
    ).first()
    if row is None:
        return None
    connection.execute(
        update(submissions)
        .where(submissions.c.key == row.key)
        .values(owner=owner, lease_until=now + seconds, fence=row.fence + 1)
    )
    return connection.execute(select(submissions).where(submissions.c.key == row.key)).one()


def mark_unknown(connection: Connection, row: AnyRow) -> None:
    """About to be sent: from here on nobody knows, until the portal has answered."""
    _update(connection, row, {"state": "unknown"})


def finish(connection: Connection, row: AnyRow, state: str, reference: str | None = None) -> None:
    """The portal has decided: the content is erased, the row stays as a record."""
    _update(
        connection,
        row,
        {"state": state, "reference": reference, "payload_sealed": None, "lease_until": 0.0},
    )


def postpone(connection: Connection, row: AnyRow, *, state: str, until: float, told: bool) -> None:
    """Try again later; `told` says that the citizen knows of the delay."""
    values = {
        "state": state,
        "not_before": until,
        "attempts": row.attempts + 1,
        "delayed_told": told,
        "lease_until": 0.0,
    }
    _update(connection, row, values)


def _update(connection: Connection, row: AnyRow, values: dict[str, Any]) -> None:
    result = connection.execute(
        update(submissions)
        .where(submissions.c.key == row.key, submissions.c.fence == row.fence)
        .values(values)
    )
    if result.rowcount != 1:
        raise LeaseLost(row.key)


def under_way(conversation_id: BindParameter[str]) -> Exists:
    """Whether a submission of the conversation has neither an outcome nor a word about a delay."""
    return exists().where(
        submissions.c.conversation_id == conversation_id,
        submissions.c.state.in_(OPEN),
        submissions.c.delayed_told.is_(False),
    )
