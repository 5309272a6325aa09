"""A notice that one contact did not get is sent to the person's next contact.

blocked, opted out, refused for good, reported as failed later, not fetched for a while
    → the proof says so, its other bubbles are dropped, the next contact gets the whole notice
"""

from __future__ import annotations

from sqlalchemy import Connection

from bot.conversations import contacts
from bot.core.sql import AnyRow
from bot.delivery import proofs as notice_store
from bot.delivery import store as delivery
from bot.messages import outbox
from bot.messages.outbox import Addressee
from bot.messages.rendering import Renderer
from bot.runtime import Runtime

PATIENCE = 15 * 60.0
"""Seconds that a notice waits for a browser before it is also told elsewhere."""


def elsewhere(connection: Connection, runtime: Runtime, turn: str, code: str, now: float) -> bool:
    """This channel has failed with the notice that `turn` told: tell all of it to the next contact,
    in that channel's words. False if it was no notice, or nobody is left.

    The proof of the first one stays: it says that this channel failed, when, and why.
    """
    proof = notice_store.of_turn(connection, turn)
    if proof is None or not notice_store.failed(connection, proof.outbox_id, code, now):
        return False
    delivery.drop_rest(connection, turn, code)
    contact = _next(connection, turn, proof.conversation_id)
    if contact is None:
        return False
    _tell(connection, runtime, turn, proof, contact, now)
    return True


def _next(connection: Connection, turn: str, conversation_id: str) -> AnyRow | None:
    """The first contact that this notice was not sent to yet."""
    tried = delivery.turn_contacts(connection, turn)
    addresses = contacts.addresses(connection, tried)
    return next(
        (
            one
            for one in contacts.for_notices(connection, conversation_id)
            if one.id not in tried and one.address_digest not in addresses
        ),
        None,
    )


def _tell(
    connection: Connection, runtime: Runtime, turn: str, proof: AnyRow, contact: AnyRow, now: float
) -> None:
    replies = outbox.of_turn(connection, runtime.cipher, proof.conversation_id, turn)
    bubbles = [stored.payload for stored in replies if "message" in stored.payload]
    if not bubbles:
        return
    new_turn = f"{turn.partition(':')[0]}:{contact.id}"
    speaker = Renderer(
        runtime.texts,
        runtime.cipher,
        turn=new_turn,
        locale=bubbles[0]["locale"],
        channel=contact.channel,
        vault={},
        keep=True,
    )
    speaker.render([payload["message"] for payload in bubbles])
    account = contact.account if contact.address_sealed is not None else ""
    to = Addressee(contact.conversation_id, contact.id, account, "notice")
    outbox.add(connection, runtime.cipher, to, new_turn, speaker.replies, now=now)
    event = (proof.portal, proof.reference, proof.event)
    notice_store.begin(connection, to, new_turn, contact.channel, event, now=now)


def blocked(
    connection: Connection, runtime: Runtime, contact_id: str, code: str, now: float
) -> None:
    """The contact cannot be reached any more: what waited for it is given up, notices go on."""
    turns = delivery.notice_turns(connection, [contact_id])
    contacts.set_reachable(connection, contact_id, False)
    for turn in turns:
        elsewhere(connection, runtime, turn, code, now)


def opted_out(
    connection: Connection,
    runtime: Runtime,
    address_digest: str,
    now: float,
    code: str = "opted_out",
) -> bool:
    """Opt an address out and send its unsent notices to the next contacts. False if it had opted
    out before."""
    turns = delivery.notice_turns(connection, contacts.at_address(connection, address_digest))
    new = contacts.suppress(connection, address_digest, now)
    for turn in turns:
        elsewhere(connection, runtime, turn, code, now)
    return new


def unfetched(connection: Connection, runtime: Runtime, now: float) -> int:
    """Send notices that the web chat has not fetched for a while to the person's next contact.
    Returns how many were sent on."""
    many = 0
    for turn in notice_store.unfetched(connection, now - PATIENCE):
        proof = notice_store.of_turn(connection, turn)
        if proof is not None and _next(connection, turn, proof.conversation_id) is not None:
            many += elsewhere(connection, runtime, turn, notice_store.NOT_FETCHED, now)
    return many
