"""What is stored about a person, and how it is erased."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, bindparam, delete, func, select, update

from bot.cases import store as cases
from bot.cases import submissions as pending
from bot.conversations import session_store, vault
from bot.core.sql import insert_once, table
from bot.knowledge import reviews as review_store
from bot.knowledge import store as knowledge_store
from bot.messages import files
from bot.models.cases import PendingSubmission
from bot.models.conversations import Contact, Conversation, Erasure, Personal
from bot.models.handoffs import Handoff
from bot.models.linking import LinkToken, Verification
from bot.models.messages import Inbound, Outbound

conversations = table(Conversation)
inbox = table(Inbound)
outbox = table(Outbound)
personal = table(Personal)
submissions = table(PendingSubmission)
handoffs = table(Handoff)
erasures = table(Erasure)
contacts = table(Contact)
passes = table(LinkToken)
claimings = table(Verification)
UNDER_WAY = select(pending.under_way(bindparam("conversation_id")))
GOODBYE_SECONDS, RECEIPT_SECONDS = 3.0, 600.0
"""How long the person's sessions still show what is said to an erasure, and a receipt to come."""


def summary(connection: Connection, conversation_id: str) -> dict[str, Any]:
    """Counts, receipt numbers and the first day; no content. A message counts while its text is
    here: rows that only prevent a repeat hold none."""

    def count(target: Any, *conditions: Any) -> int:
        found = connection.execute(
            select(func.count())
            .select_from(target)
            .where(target.c.conversation_id == conversation_id, *conditions)
        )
        return int(found.scalar_one())

    def texts(target: Any) -> int:
        return count(target, target.c.payload_sealed.is_not(None))

    row = connection.execute(
        select(conversations).where(conversations.c.id == conversation_id)
    ).one()
    return {
        "messages": texts(inbox) + texts(outbox),
        "drafts": texts(submissions),
        "personal": count(personal),
        "cases": [case.reference for case in cases.owned(connection, conversation_id)],
        "since": row.created_at,
        "notify": row.notify,
    }


def erase(connection: Connection, conversation_id: str, keep_turn: str, now: float) -> None:
    """Erase everything but the goodbye of `keep_turn`; the dialogue's part follows by the worker.

    A submission that is already on its way to the portal, and its files, stay until it has arrived.
    """
    vault.erase(connection, conversation_id)
    cases.unbind(connection, conversation_id)
    knowledge_store.forget(connection, conversation_id)
    review_store.forget(connection, conversation_id)
    for statement in (
        delete(outbox).where(outbox.c.turn != keep_turn),
        delete(handoffs).where(handoffs.c.turn != keep_turn),
        delete(submissions).where(submissions.c.state.not_in(("queued", "unknown"))),
    ):
        owner = statement.table.c.conversation_id
        connection.execute(statement.where(owner == conversation_id))
    connection.execute(
        update(inbox)
        .where(inbox.c.conversation_id == conversation_id, inbox.c.state != "pending")
        .values(payload_sealed=None, digest="")
    )
    connection.execute(
        update(conversations)
        .where(conversations.c.id == conversation_id)
        .values(
            prompt_sealed=None,
            locale_chosen=False,
            notify=True,
            consented_at=None,
            created_at=now,
        )
    )
    files.erase_until(connection, conversation_id, now)
    for target in (passes, claimings):
        connection.execute(delete(target).where(target.c.conversation_id == conversation_id))
    connection.execute(
        update(contacts)
        .where(contacts.c.conversation_id == conversation_id)
        .values(forgotten=True, held=None, missed=0)
    )
    insert_once(connection, erasures, {"conversation_id": conversation_id, "at": now})
    expected = connection.execute(UNDER_WAY, {"conversation_id": conversation_id}).scalar_one()
    later = RECEIPT_SECONDS if expected else GOODBYE_SECONDS
    session_store.end_all(connection, conversation_id, now + later)


def waiting(connection: Connection) -> list[str]:
    """Conversations that the dialogue has still to forget."""
    return list(connection.execute(select(erasures.c.conversation_id).limit(100)).scalars())


def done(connection: Connection, conversation_id: str) -> None:
    connection.execute(delete(erasures).where(erasures.c.conversation_id == conversation_id))
