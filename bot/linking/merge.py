"""Two conversations of one person become one: what is still of use goes along."""

from __future__ import annotations

from sqlalchemy import Connection, func, or_, select, update

from bot import erasure
from bot.conversations import lease
from bot.core.sql import table
from bot.messages import files
from bot.models.cases import Case, NoticeProof
from bot.models.conversations import Contact, Conversation
from bot.models.handoffs import Handoff
from bot.models.linking import LinkToken, Verification
from bot.models.messages import Inbound, Outbound, StoredFile

conversations = table(Conversation)
contacts = table(Contact)
inbox = table(Inbound)
outbox = table(Outbound)
_THEIRS = [
    table(model)
    for model in (Case, Verification, Contact, Handoff, NoticeProof, LinkToken, StoredFile)
]


def merge(connection: Connection, contact_id: str, conversation_id: str, now: float) -> None:
    """Move the contact, and all contacts of its conversation, to this conversation.

    Cases, consent, requests for a person, unanswered messages and unsent replies move along; a
    draft and its files do not. The rest of the old conversation is erased. A submission that is on
    its way stays in the old conversation, whose vault it needs; its receipt is told in the new one
    (`moved_to`).
    """
    left = connection.execute(
        select(contacts.c.conversation_id).where(contacts.c.id == contact_id)
    ).scalar_one()
    if left != conversation_id:
        # A turn of it that runs now would answer to nobody: it is taken again, here.
        lease.revoke(connection, left)
        files.erase_unused(connection, left)
        _move(connection, left, conversation_id)
        erasure.erase(connection, left, "", now)
    connection.execute(
        update(conversations)
        .where(conversations.c.id == conversation_id)
        # The person has just spoken, if in the other one.
        .values(last_contact=contact_id, seen_at=now)
    )


def _move(connection: Connection, left: str, here: str) -> None:
    for target in _THEIRS:
        connection.execute(
            update(target).where(target.c.conversation_id == left).values(conversation_id=here)
        )
    for target, states in (
        (inbox, ("pending",)),
        (outbox, ("queued", "sending", "held", "unknown")),
    ):
        connection.execute(
            update(target)
            .where(target.c.conversation_id == left, target.c.state.in_(states))
            .values(conversation_id=here)
        )
    chosen = select(conversations.c.notify_contact).where(conversations.c.id == left)
    connection.execute(
        update(conversations)
        .where(conversations.c.id == here, conversations.c.notify_contact.is_(None))
        .values(notify_contact=chosen.scalar_subquery())
    )
    given = connection.execute(
        select(func.min(conversations.c.consented_at)).where(conversations.c.id.in_((left, here)))
    ).scalar()
    connection.execute(
        update(conversations).where(conversations.c.id == here).values(consented_at=given)
    )
    connection.execute(
        update(conversations)
        .where(or_(conversations.c.id == left, conversations.c.moved_to == left))
        .values(moved_to=here)
    )
