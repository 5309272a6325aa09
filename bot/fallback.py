"""A notice that one channel did not deliver goes to the person's next one."""

from __future__ import annotations

from sqlalchemy import Connection

from bot import contacts, notice_store, outbox, sending
from bot.conversation import Parts
from bot.outbox import Addressee
from bot.sending import Due
from bot.speech import Speaker


def elsewhere(connection: Connection, parts: Parts, row: Due, now: float) -> bool:
    """Write the same notice for the next contact, in that channel's words. False if none is left.

    The proof of the first one stays: it says that this channel failed, and when.
    """
    proof = notice_store.find(connection, row.stored.id)
    message = row.stored.payload.get("message")
    if proof is None or message is None:
        return False
    tried = sending.turn_contacts(connection, row.stored.turn)
    left = contacts.for_notices(connection, row.stored.conversation_id)
    contact = next((one for one in left if one.id not in tried), None)
    if contact is None:
        return False
    turn = f"{row.stored.turn.partition(':')[0]}:{contact.id}"
    speaker = Speaker(
        parts.texts,
        parts.cipher,
        turn=turn,
        locale=row.stored.payload["locale"],
        channel=contact.channel,
        vault={},
        keep=True,
    )
    speaker.tell([message])
    account = contact.account if contact.address_sealed is not None else ""
    to = Addressee(row.stored.conversation_id, contact.id, account, "notice")
    outbox.add(connection, parts.cipher, to, turn, speaker.replies, now=now)
    event = (proof.reference, proof.event)
    notice_store.begin(connection, to, turn, contact.channel, event, now=now)
    return True
