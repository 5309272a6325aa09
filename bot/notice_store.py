"""The proof that a notice about a case was given: when, on which channel, with what outcome."""

from __future__ import annotations

from sqlalchemy import Connection, select, update

from bot.models import NoticeProof, Outbound
from bot.outbox import Addressee
from bot.sql import AnyRow, insert_once, table

proofs = table(NoticeProof)
outbox = table(Outbound)
OPEN = ("queued", "sent", "unknown")
"""delivered and failed are final."""


def begin(
    connection: Connection,
    to: Addressee,
    turn: str,
    channel: str,
    notice: tuple[str, str],
    *,
    now: float,
) -> None:
    """One row for what this turn tells; `notice` is the receipt number and the event."""
    row_id = connection.execute(
        select(outbox.c.id).where(outbox.c.turn == turn).order_by(outbox.c.seq.desc()).limit(1)
    ).scalar()
    if row_id is None:
        return
    reference, event = notice
    row = NoticeProof(
        outbox_id=row_id,
        conversation_id=to.conversation_id,
        reference=reference,
        event=event,
        channel=channel,
        at=now,
    )
    insert_once(connection, proofs, row.model_dump())


def outcome(connection: Connection, row_id: int, state: str, code: str | None, now: float) -> None:
    """What became of a reply, if it was a notice."""
    connection.execute(
        update(proofs)
        .where(proofs.c.outbox_id == row_id, proofs.c.outcome.in_(OPEN))
        .values(outcome=state, code=code, at=now)
    )


def find(connection: Connection, row_id: int) -> AnyRow | None:
    return connection.execute(select(proofs).where(proofs.c.outbox_id == row_id)).first()


def settle_fetched(connection: Connection, now: float) -> None:
    """Notices that a browser has fetched since we last looked."""
    fetched = select(outbox.c.id).where(outbox.c.state == "sent", outbox.c.account == "")
    connection.execute(
        update(proofs)
        .where(proofs.c.outcome == "queued", proofs.c.outbox_id.in_(fetched))
        .values(outcome="sent", at=now)
    )


def of_case(connection: Connection, reference: str) -> list[AnyRow]:
    """Every notice about this case, oldest first."""
    rows = connection.execute(
        select(proofs).where(proofs.c.reference == reference).order_by(proofs.c.outbox_id)
    )
    return list(rows)
