"""One person on several channels: a contact joins the conversation that its person proves to own.

    link   a token of 128 bits, opened on the other channel                       → join
    code   six characters, typed on the other channel → a number is sent to the contact on file
           → the number, or receipt number and PIN of a case, typed there         → join

All of it is repeatable: a turn that is taken again, or a message that is delivered again, gets the
same code, sends the same number, counts once.
"""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from typing import Literal

from sqlalchemy import Connection

from bot.cases.proof import Proofs
from bot.conversations import contacts
from bot.conversations.sender import NewMessage
from bot.core.crypto import Cipher
from bot.core.sql import AnyRow
from bot.linking import codes as link_codes
from bot.linking import merge as link_store
from bot.linking import passes as pass_store
from bot.linking.code_limit import CodeLimit, Limited
from bot.linking.passes import HOUR
from bot.messages import system_turns as system_turn
from bot.messages.inbox import Claim
from bot.messages.system_turns import SystemEvent
from bot.models.linking import LinkToken, Verification

LINK_SECONDS = 15 * 60.0
CODE_SECONDS = 10 * 60.0
NUMBER_SECONDS = 5 * 60.0
TRIES = 3
LINKS_AN_HOUR = 20


@dataclass(frozen=True)
class Wrong:
    """Of a code; `first`: it was not counted before."""

    first: bool


@dataclass(frozen=True)
class Tried:
    """What came of a number: right; wrong, with `left` tries; over: too late, or too often."""

    outcome: Literal["right", "wrong", "over"]
    left: int = 0


def issue_link(
    connection: Connection, cipher: Cipher, conversation_id: str, contact_id: str, now: float
) -> str | None:
    """A link's token: 128 random bits, once, for a quarter of an hour. None if there were many."""
    if pass_store.made(connection, contact_id, "link", now - HOUR)[0] >= LINKS_AN_HOUR:
        return None
    token = secrets.token_urlsafe(16)
    values = LinkToken(
        digest=cipher.digest("pass", token),
        kind="link",
        conversation_id=conversation_id,
        contact_id=contact_id,
        made_at=now,
        expires_at=now + LINK_SECONDS,
    )
    pass_store.add(connection, values)
    return token


def redeem(connection: Connection, cipher: Cipher, new: NewMessage, token: str, now: float) -> bool:
    """The contact that redeems the token joins the token's conversation. False when the token is
    unknown, was used by another message, or is too old."""
    user = f"{new.contact}:{new.external_id}"
    found = pass_store.use(connection, cipher.digest("pass", token), user, now)
    if found is None or found.kind != "link" or not new.bound:
        return False
    row = contacts.ensure(connection, cipher, new, now)
    join(connection, cipher, row.contact_id, found.contact_id, name=user, now=now)
    return True


def issue_code(
    connection: Connection, cipher: Cipher, codes: CodeLimit, claim: Claim, now: float
) -> str | Limited:
    """The code that this turn asked for."""
    turn, contact_id = claim.inbound.turn, claim.conversation.contact_id
    attempt = 0
    while True:
        made = link_codes.code(cipher, turn, attempt)
        digest = link_codes.code_digest(cipher, made)
        taken = pass_store.find(connection, digest)
        if taken is None:
            break
        if taken.turn == turn:
            return made
        attempt += 1
    values = LinkToken(
        digest=digest,
        kind="code",
        conversation_id=claim.conversation.id,
        contact_id=contact_id,
        turn=turn,
        made_at=now,
        expires_at=now + CODE_SECONDS,
    )
    return codes.make(connection, claim, values, now) or made


def use_code(
    connection: Connection, proofs: Proofs, codes: CodeLimit, claim: Claim, code: str, now: float
) -> AnyRow | Limited | Wrong | Literal["already"]:
    """The pass behind a code that this turn named, used up by it. Wrong, unknown, used and too old
    are one; who was wrong often has to wait. A number follows a right one: so it counts as one."""
    turn, asking = claim.inbound.turn, proofs.asking(claim, None)
    digest = link_codes.code_digest(proofs.cipher, code)
    found = pass_store.find(connection, digest) if code else None
    if found is not None and (found.conversation_id, found.used_by) == (
        claim.conversation.id,
        None,
    ):
        return "already"
    if limited := proofs.minutes(connection, asking):
        return Limited(limited)
    used, begun = None, found is not None and found.used_by == turn
    if found is not None and found.kind == "code":
        used = pass_store.use(connection, digest, turn, now)
    if used is None:
        return Wrong(proofs.wrong(connection, asking)[1])
    if not begun and (limited_there := codes.network(connection, claim, now)):
        pass_store.give_back(connection, digest, turn)
        return limited_there
    return used


def await_code(connection: Connection, claim: Claim, now: float) -> None:
    """The next thing that looks like a code is one."""
    values = Verification(
        contact_id=claim.conversation.contact_id,
        kind="code",
        turn=claim.inbound.turn,
        conversation_id=claim.conversation.id,
        expires_at=now + CODE_SECONDS,
    )
    pass_store.await_(connection, values)


def start_verification(
    connection: Connection,
    cipher: Cipher,
    claim: Claim,
    kind: str,
    target: AnyRow,
    now: float,
) -> str:
    """The number that proves the claim to the contact `target`; this contact has to type it."""
    turn, contact_id = claim.inbound.turn, claim.conversation.contact_id
    number = link_codes.number(cipher, turn)
    values = Verification(
        contact_id=contact_id,
        kind=kind,
        turn=turn,
        conversation_id=target.conversation_id,
        target_id=target.id,
        proof_digest=link_codes.number_digest(cipher, contact_id, number),
        expires_at=now + (NUMBER_SECONDS if kind in ("join", "address") else CODE_SECONDS),
    )
    pass_store.await_(connection, values)
    return number


def is_over(row: AnyRow, turn: str, now: float) -> bool:
    """Too late or too often, for this turn: its own last try is not one too many."""
    return bool(row.expires_at <= now or (row.tries >= TRIES and row.tried != turn))


def try_proof(connection: Connection, contact_id: str, turn: str, fits: bool, now: float) -> Tried:
    """A proof that this turn brought. `now` is when the message came."""
    row = pass_store.awaited(connection, contact_id)
    if row is None or is_over(row, turn, now):
        return Tried("over")
    if fits:
        return Tried("right")
    pass_store.count_try(connection, contact_id, turn)
    left = TRIES - row.tries - (row.tried != turn)
    return Tried("wrong", left) if left > 0 else Tried("over")


def join(
    connection: Connection,
    cipher: Cipher,
    contact_id: str,
    target_id: str,
    *,
    name: str,
    now: float,
) -> None:
    """The contact joins the conversation of the contact `target`. The contact gets a message and
    the last question again; `target` gets a message that names the other channel."""
    target, contact = contacts.get(connection, target_id), contacts.get(connection, contact_id)
    if target is None or contact is None:
        return
    link_store.merge(connection, contact_id, target.conversation_id, now)
    way = {"channel": contact.channel, "hint": contact.hint}
    news = [SystemEvent(f"resumed:{name}", {"type": "resumed", **way}, contact_id=contact_id)]
    if target.address_sealed is not None and target_id != contact_id:
        news.append(SystemEvent(f"joined:{name}", {"type": "joined", **way}, contact_id=target_id))
    for one in news:
        system_turn.add(connection, cipher, target.conversation_id, one, now=now)
