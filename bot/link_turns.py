"""What the gateway itself answers to codes and numbers: the dialogue never sees them."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection

from bot import cases, contacts, link_codes, linking, pass_store
from bot.clock import Clock
from bot.crypto import Cipher
from bot.db import Database
from bot.effects import Lookups
from bot.inbox import Claim
from bot.link_labels import SECRET, Message, channel, say, where
from bot.link_numbers import NumberSender
from bot.link_words import Awaited, Wish, shown
from bot.linking import Limited, Tried


@dataclass(frozen=True)
class LinkAnswer:
    """`secret` is what `SECRET` stands for; `again` asks again what was asked last; `effects` come
    with the commit of the turn."""

    messages: tuple[Message, ...]
    again: bool = False
    secret: str | None = None
    effects: tuple[Message, ...] = ()


@dataclass(frozen=True)
class LinkTurns:
    database: Database
    cipher: Cipher
    numbers: NumberSender
    lookups: Lookups
    clock: Clock

    async def awaited(self, claim: Claim) -> Awaited | None:
        """What we wait for from the one who wrote this. Costs nothing on other turns."""
        received = claim.inbound.received_at
        if claim.inbound.kind != "text" or claim.conversation.awaited_until <= received:
            return None
        contact_id = claim.conversation.contact_id
        row = await self.database.run(lambda c: pass_store.awaited(c, contact_id))
        if row is None:
            return None

        def fits(typed: str) -> bool:
            digest = link_codes.number_digest(self.cipher, contact_id, typed)
            return bool(digest == row.proof_digest)

        return Awaited(row.kind, fits, linking.is_over(row, claim.inbound.turn, received))

    async def answer(self, claim: Claim, wish: Wish, awaited: Awaited | None) -> LinkAnswer:
        if not claim.conversation.bound:
            return LinkAnswer((say("link.unproven"),), again=True)
        if wish.kind == "issue":
            return await self._issue(claim)
        if wish.kind == "claim":
            return await self._claim(claim, wish.code)
        if wish.kind == "half" or awaited is None:
            return LinkAnswer((say("link.both"),))
        if wish.kind == "number":
            return await self._settle(claim, awaited, any(map(awaited.fits, wish.numbers)))
        return await self._by_case(claim, wish, awaited)

    async def _issue(self, claim: Claim) -> LinkAnswer:
        """A code to take along; from somebody who is new here, one is asked for."""
        now = self.clock()
        if claim.conversation.prompt_sealed is None:
            await self.database.run(lambda c: linking.await_code(c, claim, now))
            return LinkAnswer((say("link.ask"),))
        code = await self.database.run(lambda c: linking.issue_code(c, self.cipher, claim, now))
        if isinstance(code, Limited):
            return LinkAnswer((say("link.code_limited", minutes=code.minutes),), again=True)
        return LinkAnswer((say("link.code", code=SECRET),), again=True, secret=shown(code))

    async def _claim(self, claim: Claim, code: str) -> LinkAnswer:
        now = self.clock()

        def write(connection: Connection) -> LinkAnswer:
            found = linking.use_code(connection, self.cipher, claim, code, now)
            if isinstance(found, Limited):
                return LinkAnswer((say("link.limited", minutes=found.minutes),), again=True)
            if found == "already":
                return LinkAnswer((say("link.already"),), again=True)
            target = None if found == "wrong" else contacts.get(connection, found.contact_id)
            if target is None:
                linking.await_code(connection, claim, now)
                return LinkAnswer((say("link.wrong"),))
            number = linking.await_number(connection, self.cipher, claim, "join", target, now)
            asker = contacts.known(connection, claim.conversation.contact_id)
            told = say("link.number", where=where(asker), number=SECRET)
            self.numbers.send(connection, claim.inbound.turn, target, told, number, now)
            return LinkAnswer((say("link.prove", where=channel(target.channel)),))

        return await self.database.run(write)

    async def _by_case(self, claim: Claim, wish: Wish, awaited: Awaited) -> LinkAnswer:
        """Receipt number and PIN of a case of the conversation, in place of the number."""
        asker, turn, now = claim.conversation.contact, claim.inbound.turn, self.clock()
        many, first = await self.database.run(lambda c: cases.wrong_proofs(c, asker, now))
        if many >= cases.WRONG_MOST:
            minutes = max(1, round((first + cases.WINDOW - now) / 60))
            return LinkAnswer((say("link.limited", minutes=minutes),))
        case = await self.lookups.proven(reference(wish.reference), wish.pin)
        contact_id = claim.conversation.contact_id
        row = await self.database.run(lambda c: pass_store.awaited(c, contact_id))
        fits = case is not None and row is not None and case.conversation_id == row.conversation_id
        if not fits:
            await self.database.run(lambda c: cases.add_wrong_proof(c, turn, asker, now))
        return await self._settle(claim, awaited, fits)

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
            key = "link.address_over" if awaited.kind == "address" else "link.over"
            return LinkAnswer((say(key),), again=True)
        effect = {"type": "join", "target": target_id}
        if awaited.kind == "join":
            # What follows is said in the conversation that goes on: see linking.join.
            return LinkAnswer((), effects=(effect,))
        target = await self.database.run(lambda c: contacts.known(c, target_id))
        done = say("link.address_done", where=where(target))
        effect = {"type": "confirm_contact", "target": target_id}
        return LinkAnswer((done,), again=True, effects=(effect,))


def reference(typed: str) -> str:
    """A receipt number as it is stored."""
    plain = "".join(c for c in typed.upper() if c.isalnum())
    return f"{plain[:3]}-{plain[3:7]}-{plain[7:]}"
