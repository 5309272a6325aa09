"""The commit of a turn: replies, effects and the end of its message, in one transaction."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, update

from bot import erasure, inbox, lease, outbox, submissions, vault
from bot.crypto import Cipher
from bot.inbox import Claim
from bot.models import Conversation, Handoff, PendingSubmission
from bot.outbox import Reply
from bot.prompt import Prompt
from bot.sql import insert_once, table

conversations = table(Conversation)
handoffs = table(Handoff)


@dataclass(frozen=True)
class Outcome:
    """All that a turn leaves behind."""

    replies: tuple[Reply, ...]
    prompt: Prompt
    locale: str
    chosen: bool
    channel: str
    personal: Mapping[str, str] = field(default_factory=dict)
    effects: tuple[Mapping[str, Any], ...] = ()


def commit(
    connection: Connection, cipher: Cipher, claim: Claim, outcome: Outcome, now: float
) -> Claim | None:
    """Write it all; returns the conversation's next turn, or frees the lease.

    Raises LeaseLost when another process has taken over: then nothing is written.
    """
    lease.check(connection, claim.lease)
    conversation_id, turn = claim.conversation.id, claim.inbound.turn
    vault.add(connection, cipher, conversation_id, outcome.personal, now=now)
    outbox.add(connection, cipher, conversation_id, turn, outcome.replies, now=now)
    inbox.finish(connection, claim.inbound.id)
    values: dict[str, Any] = {
        "prompt_sealed": cipher.seal(outcome.prompt.as_json()),
        "locale": outcome.locale,
        "locale_chosen": outcome.chosen,
        "seen_at": now,
    }
    if outcome.personal:
        values["has_vault"] = True
    for effect in outcome.effects:
        values |= _apply(connection, cipher, claim, outcome, effect, now)
    connection.execute(
        update(conversations).where(conversations.c.id == conversation_id).values(values)
    )
    return _go_on(connection, claim, now)


def drop(
    connection: Connection, cipher: Cipher, claim: Claim, replies: Sequence[Reply], now: float
) -> Claim | None:
    """Give the turn up; the person is told by `replies`."""
    lease.check(connection, claim.lease)
    turn = f"{claim.inbound.turn}:dropped"
    outbox.add(connection, cipher, claim.conversation.id, turn, replies, now=now)
    inbox.finish(connection, claim.inbound.id, "dropped")
    return _go_on(connection, claim, now)


def _go_on(connection: Connection, claim: Claim, now: float) -> Claim | None:
    following = inbox.next_claim(connection, claim.lease, now)
    if following is None:
        lease.release(connection, claim.lease)
    return following


def _apply(
    connection: Connection,
    cipher: Cipher,
    claim: Claim,
    outcome: Outcome,
    effect: Mapping[str, Any],
    now: float,
) -> dict[str, Any]:
    """Carry out one effect; returns the columns of the conversation that it changes."""
    conversation_id, turn = claim.conversation.id, claim.inbound.turn
    match effect["type"]:
        case "submit":
            submissions.add(connection, _submission(cipher, claim, outcome, effect, now))
        case "notify":
            return {"notify": bool(effect["on"])}
        case "handoff":
            row = Handoff(
                turn=turn,
                conversation_id=conversation_id,
                reason=str(effect["reason"]),
                channel=outcome.channel,
                locale=outcome.locale,
                at=now,
            )
            insert_once(connection, handoffs, row.model_dump())
        case "erase":
            erasure.erase(connection, conversation_id, turn, now)
            return {
                "prompt_sealed": None,
                "has_vault": False,
                "notify": True,
                "locale_chosen": False,
            }
    return {}


def _submission(
    cipher: Cipher, claim: Claim, outcome: Outcome, effect: Mapping[str, Any], now: float
) -> PendingSubmission:
    """The confirmed draft as it will be sent."""
    content = {"service": effect["service"], **effect["draft"]}
    return PendingSubmission(
        key=str(effect["key"]),
        conversation_id=claim.conversation.id,
        turn=claim.inbound.turn,
        capability=str(effect["capability"]),
        payload_sealed=cipher.seal(content),
        locale=outcome.locale,
        channel=outcome.channel,
        created_at=now,
    )
