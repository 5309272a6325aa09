"""Replies on their way: rendered, sealed, one row each, numbered in the order they are told."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    and_,
    bindparam,
    delete,
    exists,
    func,
    or_,
    select,
    update,
)

from actions.adapters import references
from bot.core.crypto import Cipher
from bot.core.sql import AnyRow, insert_once, place, place_of, table
from bot.models.messages import Outbound, SentPart
from connectors.contract import Choice, OutboundMessage

outbox = table(Outbound)
sent_parts = table(SentPart)

# Statements are built once: making one costs more than running it.
OF_CONVERSATION = (
    select(outbox)
    .where(outbox.c.conversation_id == bindparam("conversation_id"))
    .order_by(outbox.c.id)
)
# Replies that are sent to a contact are never fetched. Without an order and with the states by name
# they are found by the contact's index; with it all that was ever told would be read.
UNSENT = select(outbox).where(
    outbox.c.conversation_id == bindparam("conversation_id"),
    outbox.c.state.in_(("queued", "sending", "unknown")),
    outbox.c.account == "",
    outbox.c.contact_id == bindparam("contact_id"),
)
OF_TURN = OF_CONVERSATION.where(outbox.c.turn == bindparam("turn"))
AFTER = OF_CONVERSATION.where(outbox.c.id > bindparam("last")).limit(bindparam("most"))
_later = outbox.alias()
THESE = and_(outbox.c.id.in_(bindparam("ids", expanding=True)), outbox.c.account == "")
SENDING = (
    update(outbox).where(THESE, outbox.c.state.in_(("queued", "unknown"))).values(state="sending")
)
SENT = (
    update(outbox)
    .where(THESE, outbox.c.state != "sent")
    .values(state="sent", sent_at=bindparam("now"))
)
LAST = select(outbox.c.id).where(
    outbox.c.turn == bindparam("turn"),
    outbox.c.seq == bindparam("seq"),
    outbox.c.contact_id == bindparam("contact_id"),
    ~exists().where(
        _later.c.conversation_id == outbox.c.conversation_id,
        _later.c.contact_id == outbox.c.contact_id,
        _later.c.id > outbox.c.id,
    ),
)
SECRET = select(outbox).where(
    outbox.c.id.in_(bindparam("ids", expanding=True)),
    outbox.c.secret.is_(True),
    outbox.c.state == "sent",
)


@dataclass(frozen=True)
class Reply:
    """`payload` is what a channel gets: {text, choices, question, locale, lang}, as `final` the
    places (from 0) of choices that cannot be undone, and as `renews` the id of the reply in whose
    place it stands, or as `about` of one that it tells of; `hidden` the same text without its PIN,
    or None when it shows none."""

    payload: dict[str, Any]
    hidden: str | None = None


@dataclass(frozen=True)
class Addressee:
    """Who a reply is for. `account` sends it; empty: it is fetched."""

    conversation_id: str
    contact_id: str | None
    account: str = ""
    kind: str = "reply"


@dataclass(frozen=True)
class Stored:
    id: int
    conversation_id: str
    turn: str
    state: str
    payload: dict[str, Any] = field(hash=False)
    contact_id: str | None = None

    @property
    def hidden(self) -> str | None:
        """The text without the PIN that it shows; None when it shows none."""
        hidden: str | None = self.payload.get("hidden")
        return hidden


def add(
    connection: Connection,
    cipher: Cipher,
    to: Addressee,
    turn: str,
    replies: Sequence[Reply],
    *,
    now: float,
) -> None:
    """Write the replies of a turn; those of a turn that is taken again are already there."""
    for seq, reply in enumerate(replies):
        values = Outbound(
            conversation_id=to.conversation_id,
            contact_id=to.contact_id,
            account=to.account,
            kind=to.kind,
            turn=turn,
            seq=seq,
            payload_sealed=cipher.seal(
                {**reply.payload, "hidden": reply.hidden},
                place(outbox.c.payload_sealed, turn, seq),
            ),
            secret=reply.hidden is not None,
            created_at=now,
        ).model_dump(exclude={"id"})
        insert_once(connection, outbox, values)


def renewing(
    connection: Connection, to: Addressee, card: tuple[str, int] | None, replies: Sequence[Reply]
) -> Sequence[Reply]:
    """The replies, with what they are about: the reply of the turn and number `card`, in whose
    place the new one stands. Only while nothing was said to this contact since."""
    if card is None:
        return replies
    turn, seq = card
    these = {"turn": turn, "seq": seq, "contact_id": to.contact_id}
    last = connection.execute(LAST, these).scalar()
    if last is None:
        return replies
    return [replace(reply, payload={**reply.payload, _role(reply): int(last)}) for reply in replies]


def _role(reply: Reply) -> str:
    return "renews" if "card" in reply.payload else "about"


def of_turn(
    connection: Connection, cipher: Cipher, conversation_id: str, turn: str
) -> list[Stored]:
    """Everything a turn said, sent or not, in order."""
    rows = connection.execute(OF_TURN, {"conversation_id": conversation_id, "turn": turn})
    return [opened(row, cipher) for row in rows if row.payload_sealed is not None]


def unsent(
    connection: Connection, cipher: Cipher, conversation_id: str, contact_id: str
) -> list[Stored]:
    """What waits to be fetched, is being handed over, or may have been lost on the way."""
    these = {"conversation_id": conversation_id, "contact_id": contact_id}
    rows = [row for row in connection.execute(UNSENT, these) if row.payload_sealed is not None]
    return [opened(row, cipher) for row in sorted(rows, key=lambda row: row.id)]


def after(
    connection: Connection, cipher: Cipher, conversation_id: str, last: int, limit: int = 200
) -> list[Stored]:
    """Everything told after the row `last`, for a stream that resumes."""
    values = {"conversation_id": conversation_id, "last": last, "most": limit}
    rows = connection.execute(AFTER, values)
    return [opened(row, cipher) for row in rows if row.payload_sealed is not None]


def newest_by_conversation(connection: Connection, conversations: Sequence[str]) -> dict[str, int]:
    """The id of the last row of each."""
    rows = connection.execute(
        select(outbox.c.conversation_id, func.max(outbox.c.id).label("last"))
        .where(outbox.c.conversation_id.in_(conversations))
        .group_by(outbox.c.conversation_id)
    )
    return {row.conversation_id: int(row.last) for row in rows}


def sending(connection: Connection, ids: Sequence[int]) -> None:
    """About to be handed over: if we die now, nobody can know whether they arrived."""
    if ids:
        connection.execute(SENDING, {"ids": list(ids)})


def sent(
    connection: Connection, cipher: Cipher, ids: Sequence[int], *, now: float, read: bool = True
) -> None:
    """Known to be delivered: never sent again; a PIN is shown once and goes. `read` False: its
    device says itself what it has shown (`shown`)."""
    connection.execute(SENT, {"ids": list(ids), "now": now})
    if read:
        hide_secrets(connection, cipher, ids)


def shown(
    connection: Connection, cipher: Cipher, conversation_id: str, contact_id: str, last: int
) -> None:
    """The device of this contact has shown everything up to the row `last`."""
    these = (outbox.c.conversation_id == conversation_id, outbox.c.contact_id == contact_id)
    _hide_where(connection, cipher, *these, outbox.c.id <= last)


def hide_unseen(connection: Connection, cipher: Cipher, before: float) -> None:
    """A PIN that left before that time goes, though no device has said that it was shown."""
    _hide_where(connection, cipher, outbox.c.sent_at < before)


def _hide_where(connection: Connection, cipher: Cipher, *these: ColumnElement[bool]) -> None:
    rows = connection.execute(select(outbox.c.id).where(outbox.c.secret.is_(True), *these))
    if ids := list(rows.scalars()):
        hide_secrets(connection, cipher, ids)


def hide_secrets(connection: Connection, cipher: Cipher, ids: Sequence[int]) -> None:
    """A PIN that was shown goes."""
    for row in connection.execute(SECRET, {"ids": list(ids)}).all():
        here = place_of(outbox.c.payload_sealed, row)
        payload = cipher.open(row.payload_sealed, here)
        payload["text"], payload["hidden"] = payload["hidden"], None
        connection.execute(
            update(outbox)
            .where(outbox.c.id == row.id)
            .values(payload_sealed=cipher.seal(payload, here), secret=False)
        )


def give_up_sending(connection: Connection, before: float) -> int:
    """Rows that a process which died left as "sending" become "unknown"."""
    result = connection.execute(
        update(outbox)
        .where(outbox.c.state == "sending", outbox.c.account == "", outbox.c.created_at < before)
        .values(state="unknown")
    )
    return result.rowcount


def purge(connection: Connection, before: float) -> int:
    """Erase replies that are older than this time and wait for nobody to send them."""
    old = and_(outbox.c.state == "sent", outbox.c.sent_at < before)
    over = and_(outbox.c.state.in_(("held", "failed", "unknown")), outbox.c.created_at < before)
    result = connection.execute(delete(outbox).where(or_(old, and_(over, outbox.c.account != ""))))
    connection.execute(delete(sent_parts).where(sent_parts.c.at < before))
    return result.rowcount


def message(stored: Stored) -> OutboundMessage:
    """A reply as every channel gets it."""
    payload = stored.payload
    return OutboundMessage(
        id=stored.id,
        text=payload["text"],
        locale=payload["locale"],
        turn=stored.turn.partition(":")[0],
        choices=tuple(
            Choice(label, token, n + 1, n in payload.get("final", ()))
            for n, (label, token) in enumerate(payload["choices"])
        ),
        question=payload["question"],
        references=references.written(_shown(payload)),
        card=payload.get("card"),
        renews=payload.get("renews"),
        secret=stored.hidden is not None,
    )


def _shown(payload: Mapping[str, Any]) -> str:
    """Text and labels of a reply."""
    return "\n".join([payload["text"], *(label for label, _ in payload["choices"])])


def opened(row: AnyRow, cipher: Cipher) -> Stored:
    """A row of the table with its payload."""
    payload = cipher.open(row.payload_sealed, place_of(outbox.c.payload_sealed, row))
    return Stored(row.id, row.conversation_id, row.turn, row.state, payload, row.contact_id)
