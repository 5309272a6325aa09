"""The commit of a turn: replies, effects and the end of its message, in one transaction."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, update

from bot import (
    contacts,
    erasure,
    inbox,
    knowledge_store,
    lease,
    linking,
    notice_store,
    outbox,
    pass_store,
    review_store,
    sending,
    submissions,
    vault,
)
from bot.crypto import Cipher
from bot.inbox import Claim
from bot.models import Conversation, Handoff, PendingSubmission
from bot.outbox import Addressee, Reply
from bot.prompt import Prompt
from bot.review_store import Said
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
    notice: tuple[str, str] | None = None
    """Receipt number and event, when this tells news of a case."""
    said: Said | None = None
    """What staff get to read if it has to be reviewed."""
    wanted: str | None = None
    """more: what was held back; missed: what may have been lost. Sent (again) by this commit."""
    offered: bool = False
    """One of the replies offers what may have been lost."""


def addressee(claim: Claim, kind: str = "reply") -> Addressee:
    """Who hears what this turn says: on a channel that is sent to, or fetched."""
    row = claim.conversation
    account = str(row.account) if row.sent_to else ""
    return Addressee(row.id, row.contact_id, account, kind)


def commit(
    connection: Connection, cipher: Cipher, claim: Claim, outcome: Outcome, now: float
) -> Claim | None:
    """Write it all; returns the conversation's next turn, or frees the lease.

    Raises LeaseLost when another process has taken over: then nothing is written.
    """
    lease.check(connection, claim.lease)
    conversation_id, turn = claim.conversation.id, claim.inbound.turn
    vault.add(connection, cipher, conversation_id, outcome.personal, now=now)
    to = addressee(claim, "notice" if outcome.notice else "reply")
    outbox.add(connection, cipher, to, turn, outcome.replies, now=now)
    if outcome.notice is not None:
        notice_store.begin(connection, to, turn, outcome.channel, outcome.notice, now=now)
    _offer(connection, claim, outcome)
    inbox.finish(connection, claim.inbound.id)
    values: dict[str, Any] = {
        "prompt_sealed": cipher.seal(outcome.prompt.as_json()),
        "locale": outcome.locale,
        "locale_chosen": outcome.chosen,
        "seen_at": now,
    }
    if claim.inbound.kind != "system":
        values["last_contact"] = claim.conversation.contact_id
    if outcome.personal:
        values["has_vault"] = True
    for effect in outcome.effects:
        values |= _apply(connection, cipher, claim, outcome, effect, now)
        if outcome.said is not None:
            review_store.report(connection, cipher, turn, effect, outcome.said, now)
    connection.execute(
        update(conversations).where(conversations.c.id == conversation_id).values(values)
    )
    return _go_on(connection, claim, now)


def _offer(connection: Connection, claim: Claim, outcome: Outcome) -> None:
    """What a channel has not delivered: asked for now, or offered by this turn's last reply."""
    contact_id = claim.conversation.contact_id
    if outcome.wanted == "more":
        sending.release_held(connection, contact_id)
    elif outcome.wanted == "missed":
        sending.again(connection, contact_id)
    elif outcome.offered:
        contacts.set_missed(connection, contact_id, 2)


def drop(
    connection: Connection, cipher: Cipher, claim: Claim, replies: Sequence[Reply], now: float
) -> Claim | None:
    """Give the turn up; the person is told by `replies`."""
    lease.check(connection, claim.lease)
    turn = f"{claim.inbound.turn}:dropped"
    outbox.add(connection, cipher, addressee(claim), turn, replies, now=now)
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
            return {"notify": bool(effect["on"]), **_chosen(connection, claim, effect)}
        case "join":
            contact_id = claim.conversation.contact_id
            pass_store.done(connection, contact_id)
            linking.join(connection, cipher, contact_id, str(effect["target"]), name=turn, now=now)
            return {"prompt_sealed": None, "has_vault": False}
        case "confirm_contact":
            return _confirmed(connection, cipher, claim, str(effect["target"]))
        case "rate_faq":
            knowledge_store.rate(connection, _rating(cipher, claim, outcome, effect, now))
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


def _rating(
    cipher: Cipher, claim: Claim, outcome: Outcome, effect: Mapping[str, Any], now: float
) -> dict[str, Any]:
    return {
        "turn": claim.inbound.turn,
        "conversation_id": claim.conversation.id,
        "entry": str(effect["entry"]),
        "locale": outcome.locale,
        "channel": outcome.channel,
        "good": bool(effect["good"]),
        "question_sealed": cipher.seal(str(effect.get("question") or "")),
        "at": now,
    }


def _chosen(connection: Connection, claim: Claim, effect: Mapping[str, Any]) -> dict[str, Any]:
    """The contact that notices go to, if it is this person's."""
    wanted = effect.get("contact")
    known = contacts.of_conversation(connection, claim.conversation.id) if wanted else ()
    return {"notify_contact": wanted} if any(one.id == wanted for one in known) else {}


def _confirmed(
    connection: Connection, cipher: Cipher, claim: Claim, target_id: str
) -> dict[str, Any]:
    """The address has proven itself; notices go there from now on."""
    pass_store.done(connection, claim.conversation.contact_id)
    target = contacts.get(connection, target_id)
    if target is None or target.address_sealed is None:
        return {}
    sender = cipher.digest("contact", target.account, str(cipher.open(target.address_sealed)))
    contacts.confirm(connection, target_id, sender)
    return {"notify": True, "notify_contact": target_id}


def _submission(
    cipher: Cipher, claim: Claim, outcome: Outcome, effect: Mapping[str, Any], now: float
) -> PendingSubmission:
    """The confirmed draft as it will be sent."""
    content = {"service": effect["service"], **effect["draft"], "files": effect["files"]}
    return PendingSubmission(
        key=str(effect["key"]),
        conversation_id=claim.conversation.id,
        turn=claim.inbound.turn,
        capability=str(effect["capability"]),
        payload_sealed=cipher.seal(content),
        locale=outcome.locale,
        channel=outcome.channel,
        contact_id=claim.conversation.contact_id,
        created_at=now,
    )
