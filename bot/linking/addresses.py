"""Where a person hears of their cases: the contacts there are, and an address that is added.

An address is confirmed by a number that was sent to it. It gets notices and gives nothing away: the
conversation that a telephone has with us stays its own.
"""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, TypeVar

from sqlalchemy import Connection

from actions.effects.lookups import AddContact, SendAnswerCode
from actions.effects.results import (
    CodeRefused,
    CodeSent,
    ContactAsked,
    ContactKnown,
    ContactListed,
    ContactRefused,
    ContactShown,
    ContactsListed,
    Reason,
)
from bot.conversations import contacts
from bot.conversations import opt_outs as opt_out_store
from bot.conversations.contacts import WITH_HINT
from bot.core.clock import Clock
from bot.core.crypto import Cipher
from bot.core.db import Database
from bot.linking import answer_codes
from bot.linking import flow as linking
from bot.linking.code_limit import CodeLimit
from bot.linking.labels import SECRET, say
from bot.linking.otp import NumberSender
from bot.linking.passes import HOUR
from bot.messages import intake
from bot.messages.inbox import Claim
from bot.models.conversations import Contact
from bot.privacy.fold import fold
from connectors.contract import Channel, Undeliverable

Added = ContactAsked | ContactKnown | ContactRefused
R = TypeVar("R", bound=CodeSent | CodeRefused | ContactAsked | ContactKnown | ContactRefused)
NAMED_AN_HOUR = 5
"""Addresses that a conversation may name without confirming them, and how often one may be."""
_LIMITED: Mapping[str, Literal["contact", "network"]] = {"limited": "contact", "many": "network"}


@dataclass(frozen=True)
class Addresses:
    database: Database
    cipher: Cipher
    numbers: NumberSender
    codes: CodeLimit
    channels: Mapping[str, Channel]
    clock: Clock

    async def listed(self, claim: Claim) -> ContactsListed:
        """Where notices can go."""
        return await self.database.run(lambda c: self._contacts(c, claim))

    async def send_code(self, wanted: SendAnswerCode, claim: Claim) -> CodeSent | CodeRefused:
        now = self.clock()
        result = await self.database.run(
            lambda c: answer_codes.send(c, self.numbers, self.codes, claim, wanted, now)
        )
        return self._counted(result, claim)

    async def add(self, wanted: AddContact, claim: Claim, vault: Mapping[str, str]) -> Added:
        return self._counted(await self._named(wanted, claim, vault), claim)

    def _counted(self, result: R, claim: Claim) -> R:
        """What was refused because there were many is counted."""
        if isinstance(result, CodeRefused | ContactRefused) and result.reason in _LIMITED:
            self.codes.told(claim, _LIMITED[result.reason])
        return result

    async def _named(self, wanted: AddContact, claim: Claim, vault: Mapping[str, str]) -> Added:
        name = wanted.channel
        typed = vault.get(wanted.address, "")
        channel = self._channel(name)
        if channel is None:
            return _refused(name, "no_channel")
        if not claim.conversation.bound:
            return _refused(name, "unproven")
        try:
            address = _address(name, typed)
        except Undeliverable:
            return _refused(name, "address")
        return await self.database.run(lambda c: self._add(c, claim, channel, address))

    def _channel(self, name: str) -> Channel | None:
        if name not in WITH_HINT:
            return None
        return next((one for one in self.channels.values() if one.name == name), None)

    def _contacts(self, connection: Connection, claim: Claim) -> ContactsListed:
        """Best first: the first is where notices go now."""
        found = contacts.for_notices(connection, claim.conversation.id)
        can_add = [name for name in WITH_HINT if self._channel(name) is not None]
        listed = [
            ContactListed(**contacts.shown(one), chosen=place == 0)
            for place, one in enumerate(found)
        ]
        return ContactsListed(
            contacts=tuple(listed), can_add=tuple(can_add) if claim.conversation.bound else ()
        )

    def _add(self, connection: Connection, claim: Claim, channel: Channel, address: str) -> Added:
        """Send a number there, unless it is known here, has opted out or was named often."""
        turn, now = claim.inbound.turn, self.clock()
        contact_id = str(uuid.uuid5(uuid.UUID(turn), "named"))
        named = Contact(
            id=contact_id,
            account=channel.account,
            contact=f"named:{turn}",
            conversation_id=claim.conversation.id,
            channel=channel.name,
            address_sealed=contacts.sealed_address(self.cipher, contact_id, address),
            address_digest=intake.address_digest(self.cipher, channel.name, address),
            hint=intake.hint(address),
            proven=False,
            created_at=now,
        )
        there = contacts.get(connection, named.id)
        if there is None:
            for known in contacts.for_notices(connection, claim.conversation.id):
                if known.address_digest == named.address_digest:
                    return ContactKnown(contact=ContactShown(**contacts.shown(known)))
            if opt_out_store.is_suppressed(connection, str(named.address_digest)):
                return _refused(channel.name, "address")
            if contacts.named_since(connection, named, now - HOUR) >= NAMED_AN_HOUR:
                return _refused(channel.name, "limited")
            if limited := self.codes.network(connection, claim, now):
                return _refused(channel.name, "many", limited.minutes)
            contacts.add_named(connection, named)
            there = contacts.known(connection, named.id)
        number = linking.start_verification(connection, self.cipher, claim, "address", there, now)
        message = say("link.address_number", number=SECRET)
        self.numbers.send(connection, turn, there, message, number, now)
        return ContactAsked(contact=ContactShown(**contacts.shown(there)))


def _refused(channel: str, reason: Reason, minutes: int | None = None) -> ContactRefused:
    return ContactRefused(channel=channel, reason=reason, minutes=minutes)


def _address(channel: str, typed: str) -> str:
    """As the channel writes it. Raises Undeliverable."""
    # Loaded when the first address is named: it takes 60 ms and 15 MB.
    if channel == "sms":
        from connectors.sms.numbers import recipient as number

        return number(fold(typed))
    from connectors.email.mail import recipient as mailbox

    name, _, host = mailbox(fold(typed).strip()).rpartition("@")
    return f"{name}@{host.lower()}"
