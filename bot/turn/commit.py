"""The commit of a turn: replies, effects and the end of its message, in one transaction."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, update

from bot.conversations import contacts, lease, vault
from bot.conversations import prompt as prompts
from bot.core.crypto import Cipher
from bot.core.sql import table
from bot.delivery import proofs as notice_store
from bot.delivery import store as delivery
from bot.messages import inbox, outbox
from bot.messages.inbox import Claim
from bot.messages.outbox import Addressee, Reply
from bot.models.conversations import Conversation
from bot.turn.commits import Transaction
from bot.turn.effects import COMMITS
from bot.turn.outcome import Outcome

conversations = table(Conversation)


def addressee(claim: Claim, kind: str = "reply") -> Addressee:
    """The contact that gets the replies of this turn: they are sent to it, or it fetches them."""
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
    replies = outbox.renewing(connection, to, outcome.renews, outcome.replies)
    outbox.add(connection, cipher, to, turn, replies, now=now)
    if outcome.notice is not None:
        notice_store.begin(connection, to, turn, outcome.channel, outcome.notice, now=now)
    _offer(connection, claim, outcome)
    inbox.settle(connection, claim)
    values: dict[str, Any] = {
        "prompt_sealed": prompts.sealed(cipher, conversation_id, outcome.prompt),
        "locale": outcome.locale,
        "locale_chosen": outcome.chosen,
    }
    if claim.inbound.kind != "system":
        values |= {"last_contact": claim.conversation.contact_id, "seen_at": now}
    if outcome.personal:
        values["has_vault"] = True
    if outcome.gone:
        vault.forget(connection, conversation_id, outcome.gone)
    transaction = Transaction(connection, cipher, claim, outcome, now)
    for effect in outcome.effects:
        values |= COMMITS[type(effect)](transaction, effect)
    connection.execute(
        update(conversations).where(conversations.c.id == conversation_id).values(values)
    )
    return go_on(connection, claim, now)


def _offer(connection: Connection, claim: Claim, outcome: Outcome) -> None:
    """What a channel has not delivered: asked for now, or offered by this turn's last reply."""
    contact_id = claim.conversation.contact_id
    if outcome.wanted == "more":
        delivery.release_held(connection, contact_id)
    elif outcome.wanted == "missed":
        delivery.again(connection, contact_id)
    elif outcome.offered:
        contacts.set_missed(connection, contact_id, 2)


def drop(
    connection: Connection, cipher: Cipher, claim: Claim, replies: Sequence[Reply], now: float
) -> Claim | None:
    """Give the turn up; the person is told by `replies`."""
    lease.check(connection, claim.lease)
    turn = f"{claim.inbound.turn}:dropped"
    outbox.add(connection, cipher, addressee(claim), turn, replies, now=now)
    inbox.settle(connection, claim, "dropped")
    if claim.inbound.kind != "system":
        this = conversations.c.id == claim.conversation.id
        connection.execute(update(conversations).where(this).values(seen_at=now))
    return go_on(connection, claim, now)


def go_on(connection: Connection, claim: Claim, now: float) -> Claim | None:
    """The next turn of the conversation; none is due: its lease is free."""
    following = inbox.next_claim(connection, claim.lease, now)
    if following is None:
        lease.release(connection, claim.lease)
    return following
