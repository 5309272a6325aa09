"""People on channels: who a message is from, where a reply goes, who wants to hear no more."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from typing import Any

from sqlalchemy import Connection, bindparam, exists, func, or_, select, update

from bot.conversations import opt_outs as opt_out_store
from bot.conversations.opt_outs import OF_CONTACT
from bot.conversations.sender import NewMessage
from bot.core.crypto import Cipher
from bot.core.sql import AnyRow, insert_once, place, table
from bot.models.cases import PendingSubmission
from bot.models.conversations import Contact, Conversation
from bot.models.messages import Inbound, Outbound

contacts = table(Contact)
conversations = table(Conversation)
inbox = table(Inbound)
outbox = table(Outbound)
submissions = table(PendingSubmission)

# Built once: making a statement costs more than running it.
FIND = (
    select(
        contacts.c.id.label("contact_id"),
        contacts.c.address_digest,
        contacts.c.address_sealed.is_not(None).label("sent_to"),
        contacts.c.forgotten,
        contacts.c.reachable,
        OF_CONTACT.label("stopped"),
        conversations,
    )
    .join(conversations, conversations.c.id == contacts.c.conversation_id)
    .where(contacts.c.account == bindparam("account"), contacts.c.contact == bindparam("contact"))
)
PREFERENCE = ("telegram", "sms", "email")
"""Where a notice is tried next when a channel fails."""

WITH_HINT = ("sms", "email")
"""Channels whose addresses people know: elsewhere it would be a number that means nothing."""


def find(connection: Connection, account: str, contact: str) -> AnyRow | None:
    """The contact (`contact_id`, …) with its conversation's columns (`id`, `prompt_sealed`, …)."""
    return connection.execute(FIND, {"account": account, "contact": contact}).first()


def ensure(connection: Connection, cipher: Cipher, message: NewMessage, now: float) -> AnyRow:
    """The contact and its conversation, begun if there is none; its address kept up to date."""
    row = find(connection, message.account, message.contact)
    if row is None:
        _begin(connection, cipher, message, now)
        row = find(connection, message.account, message.contact)
    if row is None:
        raise LookupError(message.contact)
    if message.address is not None and (
        row.address_digest != message.address_digest or row.forgotten or not row.reachable
    ):
        _address(connection, cipher, row.contact_id, message)
    return row


def _begin(connection: Connection, cipher: Cipher, message: NewMessage, now: float) -> None:
    contact_id = str(uuid.uuid5(uuid.UUID(message.conversation_id), "contact"))
    contact = Contact(
        id=contact_id,
        account=message.account,
        contact=message.contact,
        conversation_id=message.conversation_id,
        channel=message.channel,
        address_sealed=sealed_address(cipher, contact_id, message.address),
        address_digest=message.address_digest,
        hint=message.hint,
        created_at=now,
    )
    if not insert_once(connection, contacts, contact.model_dump()):
        return
    conversation = Conversation(
        id=message.conversation_id,
        bound=message.bound,
        locale=message.locale,
        last_contact=contact.id,
        created_at=now,
        seen_at=now,
    )
    insert_once(connection, conversations, conversation.model_dump())


def _address(connection: Connection, cipher: Cipher, contact_id: str, message: NewMessage) -> None:
    """Store the address of a contact that has written: the contact is reachable (again)."""
    connection.execute(
        update(contacts)
        .where(contacts.c.id == contact_id)
        .values(
            address_sealed=sealed_address(cipher, contact_id, message.address),
            address_digest=message.address_digest,
            hint=message.hint,
            reachable=True,
            forgotten=False,
        )
    )


def sealed_address(cipher: Cipher, contact_id: str, address: str | None) -> bytes | None:
    """None where replies are fetched."""
    if address is None:
        return None
    return cipher.seal(address, place(contacts.c.address_sealed, contact_id))


def address(cipher: Cipher, contact_id: str, sealed: bytes) -> str:
    """What the channel needs to send to this contact."""
    return str(cipher.open(sealed, place(contacts.c.address_sealed, contact_id)))


def of_conversation(connection: Connection, conversation_id: str) -> list[AnyRow]:
    """All contacts of a person, oldest first; `suppressed` says that the address opted out."""
    rows = connection.execute(
        select(contacts, OF_CONTACT.label("suppressed"))
        .where(contacts.c.conversation_id == conversation_id, contacts.c.proven.is_(True))
        .order_by(contacts.c.created_at, contacts.c.id)
    )
    return list(rows)


def on_file(connection: Connection, conversation_id: str | None) -> list[AnyRow]:
    """The contacts with an address of the conversation that filed a case, blocked and opted-out
    ones too. `conversation_id` is None where it was erased or its contact was never proven."""
    if conversation_id is None:
        return []
    known = of_conversation(connection, conversation_id)
    return [one for one in known if one.address_digest is not None and not one.forgotten]


def reached_now(connection: Connection, conversation_id: str | None) -> list[AnyRow]:
    """Those of `on_file` that a message reaches, best first."""
    if conversation_id is None:
        return []
    known = for_notices(connection, conversation_id)
    return [one for one in known if one.address_digest is not None]


def for_notices(connection: Connection, conversation_id: str) -> list[AnyRow]:
    """Where a notice may go, in the order to try: the one chosen, the one that wrote last, by
    channel, and last those that only fetch, since nobody may be looking. Each address once; those
    who blocked us or opted out are left out."""
    row = connection.execute(
        select(conversations.c.notify_contact, conversations.c.last_contact).where(
            conversations.c.id == conversation_id
        )
    ).first()
    if row is None:
        return []

    def rank(contact: AnyRow) -> tuple[bool, bool, bool, int]:
        known = contact.channel in PREFERENCE
        return (
            contact.id != row.notify_contact,
            contact.address_digest is None,
            contact.id != row.last_contact,
            PREFERENCE.index(contact.channel) if known else len(PREFERENCE),
        )

    found = [one for one in of_conversation(connection, conversation_id) if _can_hear(one)]
    once = {one.address_digest or one.id: one for one in sorted(found, key=rank, reverse=True)}
    return sorted(once.values(), key=rank)


def _can_hear(contact: AnyRow) -> bool:
    """An address that was erased is known by its hash alone."""
    gone = contact.address_digest is not None and contact.forgotten
    return bool(contact.reachable and not contact.suppressed and not gone)


def now_at(connection: Connection, conversation_id: str) -> str:
    """The conversation itself, or the one that it was joined to."""
    moved = connection.execute(
        select(conversations.c.moved_to).where(conversations.c.id == conversation_id)
    ).scalar()
    return conversation_id if moved is None else str(moved)


def set_reachable(connection: Connection, contact_id: str, reachable: bool) -> None:
    """Note that a contact has blocked us, or no longer does. Replies for a blocked one fail."""
    connection.execute(
        update(contacts).where(contacts.c.id == contact_id).values(reachable=reachable)
    )
    if not reachable:
        _give_up(connection, outbox.c.contact_id == contact_id, "unreachable")


def set_missed(connection: Connection, contact_id: str, missed: int) -> None:
    """0: nothing; 1: a reply may be lost, to be offered; 2: offered."""
    connection.execute(update(contacts).where(contacts.c.id == contact_id).values(missed=missed))


def suppress(connection: Connection, address_digest: str, now: float) -> bool:
    """Opt an address out; replies that wait for it fail. False if it had opted out before."""
    new = opt_out_store.suppress(connection, address_digest, now)
    same = select(contacts.c.id).where(contacts.c.address_digest == address_digest)
    _give_up(connection, outbox.c.contact_id.in_(same), "opted_out")
    return new


def addresses(connection: Connection, contact_ids: Iterable[str]) -> set[str]:
    """The hashes of their addresses; nothing for those that fetch."""
    these = select(contacts.c.address_digest).where(contacts.c.id.in_(list(contact_ids)))
    return {digest for digest in connection.execute(these).scalars() if digest is not None}


def at_address(connection: Connection, address_digest: str) -> list[str]:
    """Every contact with this address, whatever account of ours it writes to."""
    same = select(contacts.c.id).where(contacts.c.address_digest == address_digest)
    return list(connection.execute(same).scalars())


def get(connection: Connection, contact_id: str) -> AnyRow | None:
    return connection.execute(select(contacts).where(contacts.c.id == contact_id)).first()


def known(connection: Connection, contact_id: str) -> AnyRow:
    """One that is there for sure."""
    return connection.execute(select(contacts).where(contacts.c.id == contact_id)).one()


def locale(connection: Connection, conversation_id: str) -> str:
    return str(
        connection.execute(
            select(conversations.c.locale).where(conversations.c.id == conversation_id)
        ).scalar_one()
    )


def add_named(connection: Connection, contact: Contact) -> None:
    """Add a contact for an address that a person has named. Until the person has proven it, the
    address gets nothing but its one-time number; its `contact` is the turn, not yet a sender."""
    insert_once(connection, contacts, contact.model_dump())


def named_since(connection: Connection, contact: Contact, since: float) -> int:
    """How often this conversation, or anybody, has named addresses that were not confirmed."""
    count = select(func.count()).select_from(contacts)
    whose = (contacts.c.conversation_id == contact.conversation_id) | (
        contacts.c.address_digest == contact.address_digest
    )
    recent = (contacts.c.proven.is_(False), contacts.c.created_at > since)
    return int(connection.execute(count.where(whose, *recent)).scalar_one())


def confirm(connection: Connection, contact_id: str, sender: str) -> bool:
    """The address is the person's own, and gets the notices. It also becomes the sender `sender`,
    so that an answer from there goes on here, unless that has a conversation of its own."""
    taken = select(exists().where(contacts.c.contact == sender))
    changed = connection.execute(
        update(contacts)
        .where(contacts.c.id == contact_id, contacts.c.proven.is_(False))
        .values(proven=True)
    )
    if not connection.execute(taken).scalar_one():
        connection.execute(
            update(contacts).where(contacts.c.id == contact_id).values(contact=sender)
        )
    return changed.rowcount > 0


def forget_addresses(connection: Connection) -> int:
    """Erased people whom nothing is left to be told, now or later: their addresses go."""
    waiting = or_(
        exists().where(
            outbox.c.contact_id == contacts.c.id, outbox.c.state.in_(("queued", "sending"))
        ),
        exists().where(inbox.c.contact_id == contacts.c.id, inbox.c.state == "pending"),
        exists().where(
            submissions.c.contact_id == contacts.c.id,
            submissions.c.state.in_(("queued", "unknown")),
        ),
    )
    erased = (contacts.c.forgotten.is_(True), contacts.c.address_sealed.is_not(None))
    if connection.execute(select(contacts.c.id).where(*erased).limit(1)).first() is None:
        return 0  # As nearly always: what waits for everybody else is not looked at.
    result = connection.execute(
        update(contacts).where(*erased, ~waiting).values(address_sealed=None, hint="")
    )
    return result.rowcount


def _give_up(connection: Connection, whose: Any, code: str) -> None:
    connection.execute(
        update(outbox)
        .where(
            whose,
            outbox.c.account != "",
            outbox.c.state.in_(("queued", "sending", "held")),
            outbox.c.kind != "service",
        )
        .values(state="failed", code=code)
    )
    connection.execute(
        update(contacts)
        .where(contacts.c.id.in_(select(outbox.c.contact_id).where(whose)))
        .values(held=None)
    )


def shown(contact: AnyRow) -> dict[str, str]:
    """What a journey gets to see of a contact."""
    hint = contact.hint if contact.channel in WITH_HINT else ""
    return {"id": contact.id, "channel": contact.channel, "hint": hint}
