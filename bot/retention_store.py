"""What has ended and is old goes: rows that only prevent a repeat or prove something, and
conversations that nobody has gone on with and that no case needs."""

from __future__ import annotations

from sqlalchemy import ColumnElement, Connection, Table, delete, exists, or_, select

from bot.core.sql import table
from bot.knowledge import reviews as review_store
from bot.knowledge import store as knowledge_store
from bot.models.cases import Case, NoticeProof, PendingSubmission, ProofAttempt
from bot.models.conversations import Contact, Conversation, Personal
from bot.models.handoffs import Handoff
from bot.models.linking import LinkToken, Verification
from bot.models.messages import Inbound, Outbound, StoredFile

BATCH = 200
"""Conversations at once: others wait for the writer meanwhile."""
inbox = table(Inbound)
submissions = table(PendingSubmission)
conversations = table(Conversation)
cases = table(Case)
OVER = ("done", "merged", "dropped")
ARRIVED = ("done", "rejected", "failed")
THEIRS = tuple(
    table(model)
    for model in (
        Verification, Contact, Handoff, Inbound, NoticeProof, Outbound, LinkToken,
        PendingSubmission, Personal, StoredFile,
    )
)  # fmt: skip
"""What names its conversation. What was thought of an answer stays, without a name."""


def purge(connection: Connection, before: float) -> int:
    """Delete what ended before this time; how many rows. Messages of a turn that is not over, and
    submissions that have not arrived, stay however old."""
    rows = 0
    for target, condition in (
        (inbox, inbox.c.state.in_(OVER) & (inbox.c.received_at < before)),
        (submissions, submissions.c.state.in_(ARRIVED) & (submissions.c.created_at < before)),
        *(_older(table(model), before) for model in (ProofAttempt, NoticeProof)),
    ):
        rows += connection.execute(delete(target).where(condition)).rowcount
    return rows


def _older(target: Table, before: float) -> tuple[Table, ColumnElement[bool]]:
    return target, target.c.at < before


def idle(connection: Connection, before: float) -> list[str]:
    """Conversations in which nothing was said since then, of which no case is known and nothing is
    on its way; at most BATCH."""

    def has(target: Table, *conditions: ColumnElement[bool]) -> ColumnElement[bool]:
        return exists().where(target.c.conversation_id == conversations.c.id, *conditions)

    found = connection.execute(
        select(conversations.c.id)
        .where(
            conversations.c.seen_at < before,
            ~or_(
                has(cases),
                has(inbox, inbox.c.state == "pending"),
                has(submissions, submissions.c.state.not_in(ARRIVED)),
            ),
        )
        .limit(BATCH)
    )
    return list(found.scalars())


def remove(connection: Connection, conversation_id: str) -> None:
    """The conversation and everything of it, once the dialogue has forgotten it."""
    knowledge_store.forget(connection, conversation_id)
    review_store.forget(connection, conversation_id)
    for target in THEIRS:
        connection.execute(delete(target).where(target.c.conversation_id == conversation_id))
    connection.execute(delete(conversations).where(conversations.c.id == conversation_id))
