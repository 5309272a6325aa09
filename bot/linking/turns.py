"""What the gateway itself answers to codes and numbers: the dialogue never sees them."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection

from actions.adapters.errors import PortalError
from actions.adapters.references import spelled
from bot.cases.lookups import CaseLookups
from bot.conversations import contacts
from bot.core.clock import Clock
from bot.core.crypto import Cipher
from bot.core.db import Database
from bot.core.errors import PinsBusy
from bot.core.sql import AnyRow
from bot.linking import answer_codes
from bot.linking import codes as link_codes
from bot.linking import flow as linking
from bot.linking import passes as pass_store
from bot.linking.again import AgainSender
from bot.linking.code_limit import CodeLimit, Limited
from bot.linking.commands import Awaited, LinkCommand, shown
from bot.linking.flow import Tried, Wrong
from bot.linking.labels import SECRET, Message, channel, say, where
from bot.linking.otp import NumberSender
from bot.linking.outcomes import AnswerShown, ConfirmContact, Join, Outcome
from bot.messages.inbox import Claim
from bot.messages.pieces import TEXTS

_OF_ANSWER = ("number", "again")
"""What somebody who has proven nothing else may say to see an answer."""


@dataclass(frozen=True)
class LinkAnswer:
    """`secret` is what `SECRET` stands for; `again` asks again what was asked last; `effects` come
    with the commit of the turn."""

    messages: tuple[Message, ...]
    again: bool = False
    secret: str | None = None
    effects: tuple[Outcome, ...] = ()


@dataclass(frozen=True)
class LinkTurns:
    database: Database
    cipher: Cipher
    numbers: NumberSender
    codes: CodeLimit
    cases: CaseLookups
    clock: Clock

    async def awaited(self, claim: Claim) -> Awaited | None:
        """What we wait for from the one who wrote this. Costs nothing on other turns."""
        received = claim.inbound.received_at
        if claim.inbound.kind not in TEXTS or claim.conversation.awaited_until <= received:
            return None
        contact_id = claim.conversation.contact_id
        row = await self.database.run(lambda c: pass_store.awaited(c, contact_id))
        if row is None:
            return None

        def fits(typed: str) -> bool:
            digest = link_codes.number_digest(self.cipher, contact_id, typed)
            return bool(digest == row.proof_digest)

        return Awaited(row.kind, fits, linking.is_over(row, claim.inbound.turn, received))

    async def answer(
        self, claim: Claim, command: LinkCommand, awaited: Awaited | None
    ) -> LinkAnswer:
        for_answer = awaited is not None and answer_codes.case_of(awaited.kind) is not None
        if not claim.conversation.bound and not (for_answer and command.kind in _OF_ANSWER):
            return LinkAnswer((say("link.unproven"),), again=True)
        if command.kind == "issue":
            return await self._issue(claim)
        if command.kind == "claim":
            return await self._claim(claim, command.code)
        if command.kind == "incomplete" or awaited is None:
            return LinkAnswer((say("link.both"),))
        if command.kind == "again":
            return await self._again(claim, awaited)
        if command.kind == "number":
            return await self._settle(claim, awaited, any(map(awaited.fits, command.numbers)))
        return await self._by_case(claim, command, awaited)

    async def _issue(self, claim: Claim) -> LinkAnswer:
        """Issue a code for another channel; a contact with no conversation yet is asked for one."""
        now = self.clock()
        if claim.conversation.prompt_sealed is None:
            await self.database.run(lambda c: linking.await_code(c, claim, now))
            return LinkAnswer((say("link.ask"),))
        code = await self.database.run(
            lambda c: linking.issue_code(c, self.cipher, self.codes, claim, now)
        )
        if isinstance(code, Limited):
            self.codes.told(claim, code.why)
            key = "link.many" if code.why == "network" else "link.code_limited"
            return LinkAnswer((say(key, minutes=code.minutes),), again=True)
        return LinkAnswer((say("link.code", code=SECRET),), again=True, secret=shown(code))

    async def _claim(self, claim: Claim, code: str) -> LinkAnswer:
        now, proofs = self.clock(), self.cases.proofs

        def write(c: Connection) -> AnyRow | Limited | Wrong | LinkAnswer:
            found = linking.use_code(c, proofs, self.codes, claim, code, now)
            if found == "already":
                return LinkAnswer((say("link.already"),), again=True)
            if isinstance(found, Limited):
                return found
            target = None if isinstance(found, Wrong) else contacts.get(c, found.contact_id)
            if target is None:
                linking.await_code(c, claim, now)
                return found
            return self._send_number(c, claim, target, now)

        found = await self.database.run(write)
        if isinstance(found, LinkAnswer):
            return found
        if not isinstance(found, Limited):
            proofs.told(claim, "failed", first=isinstance(found, Wrong) and found.first)
            return LinkAnswer((say("link.wrong"),))
        if found.why == "network":
            self.codes.told(claim, "network")
        else:
            proofs.told(claim, "limited")
        key = "link.many" if found.why == "network" else "link.limited"
        return LinkAnswer((say(key, minutes=found.minutes),), again=True)

    def _send_number(self, c: Connection, claim: Claim, target: AnyRow, now: float) -> LinkAnswer:
        """To where the code was asked for."""
        number = linking.start_verification(c, self.cipher, claim, "join", target, now)
        asker = contacts.known(c, claim.conversation.contact_id)
        message = say("link.number", where=where(asker), number=SECRET)
        self.numbers.send(c, claim.inbound.turn, target, message, number, now)
        return LinkAnswer((say("link.prove", where=channel(target.channel)),))

    async def _by_case(self, claim: Claim, command: LinkCommand, awaited: Awaited) -> LinkAnswer:
        """Receipt number and PIN of a case of the conversation, in place of the number."""
        proofs, receipt = self.cases.proofs, spelled(command.reference)
        asking = proofs.asking(claim, receipt)
        limited = await self.database.run(lambda c: proofs.minutes(c, asking))
        if limited is not None:
            proofs.told(claim, "limited")
            return LinkAnswer((say("link.limited", minutes=limited),))
        try:
            case = await self.cases.proven(receipt, command.pin)
        except PinsBusy:
            return LinkAnswer((say("link.busy"),))
        contact_id = claim.conversation.contact_id
        row = await self.database.run(lambda c: pass_store.awaited(c, contact_id))
        whose = None if case is None else case.conversation_id
        fits = row is not None and case is not None and whose == row.conversation_id
        if not fits and (case is None or whose != claim.conversation.id):
            _, first = await self.database.run(lambda c: proofs.wrong(c, asking))
            proofs.told(claim, "failed", first=first)
        return await self._settle(claim, awaited, fits)

    async def _again(self, claim: Claim, awaited: Awaited) -> LinkAnswer:
        """Send a new one-time number. After its time or too many tries the person has to start
        over."""
        if awaited.over:
            return LinkAnswer((say(_over(awaited.kind)),), again=True)
        sender = AgainSender(self.numbers, self.codes, claim, self.clock())
        sent = await self.database.run(sender.send)
        if sent.limited is not None:
            self.codes.told(claim, sent.limited)
        return LinkAnswer((sent.told,))

    async def _settle(self, claim: Claim, awaited: Awaited, fits: bool) -> LinkAnswer:
        contact_id, turn = claim.conversation.contact_id, claim.inbound.turn
        received = claim.inbound.received_at

        def write(connection: Connection) -> tuple[Tried, str | None]:
            row = pass_store.awaited(connection, contact_id)
            tried = linking.try_proof(connection, contact_id, turn, fits, received)
            return tried, None if row is None else row.target_id

        tried, target_id = await self.database.run(write)
        if tried.outcome == "wrong":
            return LinkAnswer((say("link.number_wrong", left=tried.left),))
        if tried.outcome == "over" or target_id is None:
            return LinkAnswer((say(_over(awaited.kind)),), again=True)
        case = answer_codes.case_of(awaited.kind)
        if case is not None:
            return await self._show(*case)
        if awaited.kind == "join":
            # What follows is said in the conversation that goes on: see linking.join.
            return LinkAnswer((), effects=(Join(target_id),))
        target = await self.database.run(lambda c: contacts.known(c, target_id))
        done = say("link.address_done", where=where(target))
        return LinkAnswer((done,), again=True, effects=(ConfirmContact(target_id),))

    async def _show(self, portal: str, reference: str) -> LinkAnswer:
        """Show the answer of a case once. While the portal is away the number stays valid."""
        try:
            case = await self.cases.answered(portal, reference)
        except (PortalError, TimeoutError):
            return LinkAnswer((say("reach.down"),), again=True)
        if case is None or case.answer is None:
            return LinkAnswer((say("reach.none"),), again=True)
        message = say("case.answer", agency={"i18n": dict(case.agency)}, answer=case.answer)
        return LinkAnswer((message,), again=True, effects=(AnswerShown(),))


def _over(kind: str) -> str:
    if answer_codes.case_of(kind) is not None:
        return "reach.over"
    return "link.address_over" if kind == "address" else "link.over"
