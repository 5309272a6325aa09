"""The proof that a notice about a case was given: when, on which channel, with what outcome.

queued → sent → delivered        sent: its last bubble has left; delivered: every part arrived
   ├→ failed                     any bubble was refused: final; the next channel has its own row
   └→ unknown → sent             nobody can know; sent once the person has asked to see it again
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, exists, select, update

from bot.core.sql import AnyRow, insert_once, table
from bot.messages.outbox import Addressee
from bot.models.cases import NoticeProof
from bot.models.messages import Outbound, SentPart

proofs = table(NoticeProof)
outbox = table(Outbound)
sent_parts = table(SentPart)
OPEN = ("queued", "sent", "unknown")
"""delivered and failed are final."""
NOT_FETCHED = "not_fetched"
"""Why a notice was tried elsewhere though it still waits for its browser."""


def begin(
    connection: Connection,
    to: Addressee,
    turn: str,
    channel: str,
    notice: tuple[str, str, str],
    *,
    now: float,
) -> None:
    """One row for what this turn tells; `notice` is portal, receipt number and event."""
    row_id = connection.execute(
        select(outbox.c.id).where(outbox.c.turn == turn).order_by(outbox.c.seq.desc()).limit(1)
    ).scalar()
    if row_id is None:
        return
    portal, reference, event = notice
    row = NoticeProof(
        outbox_id=row_id,
        conversation_id=to.conversation_id,
        portal=portal,
        reference=reference,
        event=event,
        channel=channel,
        at=now,
    )
    insert_once(connection, proofs, row.model_dump())


def sent(connection: Connection, row_id: int, now: float) -> None:
    """A bubble has left. The last one completes the notice, unless an earlier one may be lost."""
    lost = exists().where(outbox.c.id.in_(_bubbles(row_id)), outbox.c.state == "unknown")
    completed = connection.execute(
        update(proofs)
        .where(proofs.c.outbox_id == row_id, proofs.c.outcome.in_(OPEN), ~lost)
        .values(outcome="sent", code=None, at=now)
    )
    if completed.rowcount:
        # What a channel says of a part may come before we have written that all have left.
        delivered(connection, row_id, now)


def delivered(connection: Connection, row_id: int, now: float) -> None:
    """A part has arrived: the notice has, once all of its parts have."""
    bubbles = _bubbles(row_id)
    waits = exists().where(outbox.c.id.in_(bubbles), outbox.c.state.not_in(("sent", "held")))
    missing = exists().where(sent_parts.c.outbox_id.in_(bubbles), sent_parts.c.state != "delivered")
    arrived = exists().where(sent_parts.c.outbox_id.in_(bubbles))
    connection.execute(
        update(proofs)
        .where(
            proofs.c.outbox_id.in_(bubbles), proofs.c.outcome.in_(OPEN), arrived, ~waits, ~missing
        )
        .values(outcome="delivered", code=None, at=now)
    )


def unknown(connection: Connection, row_id: int, now: float) -> None:
    """Nobody can know whether a bubble has arrived."""
    connection.execute(
        update(proofs)
        .where(proofs.c.outbox_id.in_(_bubbles(row_id)), proofs.c.outcome.in_(("queued", "sent")))
        .values(outcome="unknown", at=now)
    )


def failed(connection: Connection, row_id: int, code: str, now: float) -> bool:
    """This channel did not bring it. False if that was known, or it did after all."""
    changed = connection.execute(
        update(proofs)
        .where(proofs.c.outbox_id == row_id, proofs.c.outcome.in_(OPEN))
        .values(outcome="failed", code=code[:80], at=now)
    )
    return changed.rowcount > 0


def of_turn(connection: Connection, turn: str) -> AnyRow | None:
    """The proof of what this turn told."""
    return connection.execute(
        select(proofs).join(outbox, outbox.c.id == proofs.c.outbox_id).where(outbox.c.turn == turn)
    ).first()


def settle_fetched(connection: Connection, now: float) -> None:
    """Notices that a browser has fetched since we last looked."""
    fetched = select(outbox.c.id).where(outbox.c.state == "sent", outbox.c.account == "")
    waited = (proofs.c.outcome == "queued") | (proofs.c.code == NOT_FETCHED)
    connection.execute(
        update(proofs)
        .where(waited, proofs.c.outbox_id.in_(fetched))
        .values(outcome="sent", code=None, at=now)
    )


def unfetched(connection: Connection, before: float) -> list[str]:
    """Turns whose notice has waited for a browser since before this time."""
    rows = connection.execute(
        select(outbox.c.turn)
        .join(proofs, proofs.c.outbox_id == outbox.c.id)
        .where(
            proofs.c.outcome == "queued",
            proofs.c.at < before,
            outbox.c.account == "",
            outbox.c.state != "sent",
        )
        .order_by(outbox.c.id)
        .limit(100)
    )
    return list(rows.scalars())


def of_number(connection: Connection, reference: str, portal: str | None = None) -> list[AnyRow]:
    """Every notice about the case of this number, oldest first: of any portal, if none is named."""
    statement = select(proofs).where(proofs.c.reference == reference).order_by(proofs.c.outbox_id)
    if portal is not None:
        statement = statement.where(proofs.c.portal == portal)
    return list(connection.execute(statement))


def _bubbles(row_id: int) -> Any:
    """The replies that the turn of this one told."""
    this = outbox.alias()
    turn = select(this.c.turn).where(this.c.id == row_id).scalar_subquery()
    all_ = outbox.alias()
    return select(all_.c.id).where(all_.c.turn == turn)
