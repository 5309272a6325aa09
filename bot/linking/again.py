"""A new one-time number, to the same contact, for a person to whom the last one has not come.

The last number is no longer valid. The new one counts towards the hourly limit like any other.
"""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection

from actions.effects.lookups import SendAnswerCode
from actions.effects.results import CodeSent
from bot.conversations import contacts
from bot.core.sql import AnyRow
from bot.linking import answer_codes
from bot.linking import flow as linking
from bot.linking import passes as pass_store
from bot.linking.code_limit import CodeLimit, Why
from bot.linking.labels import SECRET, Message, say, where
from bot.linking.otp import NumberSender
from bot.messages.inbox import Claim
from bot.models.linking import LinkToken

KIND = "again"


@dataclass(frozen=True)
class Sent:
    """What is said of it, and why it was not sent."""

    told: Message
    limited: Why | None = None


@dataclass(frozen=True)
class AgainSender:
    """One number for the turn `claim`, in one transaction."""

    numbers: NumberSender
    codes: CodeLimit
    claim: Claim
    now: float

    def send(self, connection: Connection) -> Sent:
        row = pass_store.awaited(connection, self.claim.conversation.contact_id)
        target = None if row is None else contacts.get(connection, str(row.target_id))
        if row is None or target is None:
            return Sent(say("link.again.gone"))
        case = answer_codes.case_of(row.kind)
        if case is not None:
            return self._answer(connection, case, target)
        if limited := self._counted(connection, row, target):
            return limited
        number = linking.start_verification(
            connection, self.numbers.cipher, self.claim, row.kind, target, self.now
        )
        message = say("link.address_number", number=SECRET)
        if row.kind == "join":
            asker = contacts.known(connection, self.claim.conversation.contact_id)
            message = say("link.number", where=where(asker), number=SECRET)
        turn = self.claim.inbound.turn
        self.numbers.send(connection, turn, target, message, number, self.now)
        return _sent(target, int(linking.NUMBER_SECONDS / 60))

    def _answer(self, connection: Connection, case: tuple[str, str], target: AnyRow) -> Sent:
        portal, reference = case
        wanted = SendAnswerCode(portal=portal, reference=reference, contact=target.id)
        result = answer_codes.send(
            connection, self.numbers, self.codes, self.claim, wanted, self.now
        )
        if isinstance(result, CodeSent):
            return _sent(target, answer_codes.MINUTES)
        for why, reason in answer_codes.REFUSED.items():
            if result.reason == reason:
                return _limited(target, result.minutes or 0, why)
        return Sent(say("link.again.gone"))

    def _counted(self, connection: Connection, row: AnyRow, target: AnyRow) -> Sent | None:
        """Counted once a turn, with the codes that began it; what is said when there were many."""
        turn, now = self.claim.inbound.turn, self.now
        made = LinkToken(
            digest=self.numbers.cipher.digest("number again", turn),
            kind=KIND,
            conversation_id=row.conversation_id,
            contact_id=target.id,
            turn=turn,
            made_at=now,
            expires_at=now + linking.NUMBER_SECONDS,
        )
        # An address got its first number without a pass.
        first = int(row.kind == "address")
        limited = self.codes.make(
            connection, self.claim, made, now, with_kinds=("code",), before=first
        )
        return None if limited is None else _limited(target, limited.minutes, limited.why)


def _sent(target: AnyRow, within: int) -> Sent:
    return Sent(say("link.again.sent", where=where(target), minutes=within))


def _limited(target: AnyRow, wait: int, why: Why) -> Sent:
    if why == "network":
        return Sent(say("link.many", minutes=wait), why)
    return Sent(say("link.again.limited", where=where(target), minutes=wait), why)
