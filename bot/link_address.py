"""Where a person hears of their cases: the contacts there are, and an address that is added.

An address is confirmed by a number that was sent to it. It gets notices and gives nothing away: the
conversation that a telephone has with us stays its own.
"""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection

from bot import contacts, intake, linking
from bot.clock import Clock
from bot.crypto import Cipher
from bot.db import Database
from bot.inbox import Claim
from bot.link_labels import SECRET, WITH_HINT, say
from bot.link_numbers import NumberSender
from bot.models import Contact
from bot.pass_store import HOUR
from bot.privacy.fold import fold
from connectors.contract import Channel, Undeliverable

LOOKUPS = ("contacts", "add_contact")
NAMED_AN_HOUR = 5
"""Addresses that a conversation may name without confirming them, and how often one may be."""
Result = Mapping[str, Any]


@dataclass(frozen=True)
class Addresses:
    database: Database
    cipher: Cipher
    numbers: NumberSender
    channels: Mapping[str, Channel]
    clock: Clock

    async def run(
        self, effect: Mapping[str, Any], claim: Claim, vault: Mapping[str, str]
    ) -> Result:
        """The result that goes back to the journey."""
        if effect["type"] == "contacts":
            return await self.database.run(lambda c: self._contacts(c, claim))
        name = str(effect["channel"])
        typed = vault.get(str(effect["address"]), "")
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

    def _contacts(self, connection: Connection, claim: Claim) -> Result:
        """Best first: the first is where notices go now."""
        found = contacts.for_notices(connection, claim.conversation.id)
        can_add = [name for name in WITH_HINT if self._channel(name) is not None]
        return {
            "type": "contacts",
            "contacts": [{**_shown(one), "chosen": place == 0} for place, one in enumerate(found)],
            "can_add": can_add if claim.conversation.bound else [],
        }

    def _add(self, connection: Connection, claim: Claim, channel: Channel, address: str) -> Result:
        """Send a number there, unless it is known here, has opted out or was named often."""
        turn, now = claim.inbound.turn, self.clock()
        named = Contact(
            id=str(uuid.uuid5(uuid.UUID(turn), "named")),
            account=channel.account,
            contact=f"named:{turn}",
            conversation_id=claim.conversation.id,
            channel=channel.name,
            address_sealed=self.cipher.seal(address),
            address_digest=intake.address_digest(self.cipher, channel.name, address),
            hint=intake.hint(address),
            proven=False,
            created_at=now,
        )
        there = contacts.get(connection, named.id)
        if there is None:
            for known in contacts.for_notices(connection, claim.conversation.id):
                if known.address_digest == named.address_digest:
                    return {"type": "contact_known", "contact": _shown(known)}
            if contacts.is_suppressed(connection, str(named.address_digest)):
                return _refused(channel.name, "address")
            if contacts.named_since(connection, named, now - HOUR) >= NAMED_AN_HOUR:
                return _refused(channel.name, "limited")
            contacts.add_named(connection, named)
            there = contacts.known(connection, named.id)
        number = linking.await_number(connection, self.cipher, claim, "address", there, now)
        told = say("link.address_number", number=SECRET)
        self.numbers.send(connection, turn, there, told, number, now)
        return {"type": "contact_asked", "contact": _shown(there)}


def _shown(contact: Any) -> dict[str, Any]:
    """What a journey gets to see of a contact."""
    hint = contact.hint if contact.channel in WITH_HINT else ""
    return {"id": contact.id, "channel": contact.channel, "hint": hint}


def _refused(channel: str, reason: str) -> Result:
    """no_channel, unproven, address (it cannot be written to, or has opted out) or limited."""
    return {"type": "contact_refused", "channel": channel, "reason": reason}


def _address(channel: str, typed: str) -> str:
    """As the channel writes it. Raises Undeliverable."""
    # Loaded when the first address is named: it takes 60 ms and 15 MB.
    if channel == "sms":
        from connectors.sms.numbers import recipient as number

        return number(fold(typed))
    from connectors.email.mail import recipient as mailbox

    name, _, host = mailbox(fold(typed).strip()).rpartition("@")
    return f"{name}@{host.lower()}"
