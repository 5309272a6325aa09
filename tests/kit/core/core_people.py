"""People on several channels of one core: web chat (fetched), Telegram, SMS and e-mail (sent to).

people = People(core_with(settings))
await people.write("telegram", "amy", "안녕하세요")    → what Amy got there for it
await people.notice(REFERENCE, "answered")             → who was told on which channel
"""

from __future__ import annotations

import asyncio
import re
import uuid
from dataclasses import dataclass
from functools import partial
from typing import Any, ClassVar

from sqlalchemy import update

from actions.adapters.portals import FIRST_PORTAL
from bot.cases import store as cases
from bot.conversations import contacts
from bot.core.settings import Settings
from bot.core.sql import table
from bot.delivery.sender import Sender
from bot.linking import merge as link_store
from bot.messages import inbox
from bot.models.cases import Case, NoticeProof
from bot.models.conversations import Contact, Conversation
from bot.models.messages import Outbound
from connectors.contract import Abilities, InboundMessage
from tests.kit.core.core import HASHER, Core, opened, sentences, texts
from tests.kit.fakes.channel_memory import MemoryChannel
from tests.kit.patience import PATIENCE

PIN = "48210937"
NUMBER = re.compile(r"(?<!\d)\d{6}(?!\d)")
CODE = re.compile(r"[0-9A-Z]{3}-[0-9A-Z]{3}")


@dataclass
class TelegramInMemory(MemoryChannel):
    name: ClassVar[str] = "telegram"
    account: str = "telegram:1"


@dataclass
class SmsInMemory(MemoryChannel):
    """Addresses are telephone numbers, as they are in messages that come in."""

    name: ClassVar[str] = "sms"
    can: ClassVar[Abilities] = Abilities(quiet_hours=True)
    account: str = "sms:1"

    def message(self, contact: str, external_id: str, **said: Any) -> InboundMessage:
        return InboundMessage(
            account=self.account,
            contact=contact,
            external_id=external_id,
            channel=self.name,
            trusted=True,
            address=contact,
            **said,
        )


@dataclass
class EmailInMemory(MemoryChannel):
    name: ClassVar[str] = "email"
    account: str = "email:1"


def core_with(settings: Settings) -> Core:
    """A core with these three channels; at noon in Seoul, when everybody is awake."""
    made = (TelegramInMemory(), SmsInMemory(), EmailInMemory())
    core = Core(settings, channels={channel.account: channel for channel in made})
    core.clock.now += (3 * 3600 - core.clock.now) % 86400
    return core


def file_case(core: Core, reference: str, conversation: str | None) -> None:
    """Add a case with the PIN `PIN`, filed by this conversation; None: by nobody here."""
    core.portal.add(reference)
    row = Case(
        portal=FIRST_PORTAL,
        reference=reference,
        capability="petition",
        conversation_id=conversation,
        pin_hash=HASHER.hash(PIN),
        created_at=core.clock(),
    )
    core.database.now(lambda c: cases.add(c, row))


class People:
    def __init__(self, core: Core) -> None:
        self.core = core
        self._marks: dict[str, int] = {}
        self._senders = [Sender(core.runtime, channel) for channel in core.channels.values()]

    def channel(self, name: str) -> Any:
        return next(one for one in self.core.channels.values() if one.name == name)

    async def write(self, channel: str, who: str, text: str, **more: Any) -> list[str]:
        """What this person got there, once everything has been said and sent."""
        if channel == "webchat":
            said = texts(await self.core.say(text, contact=who, **more))
            await self.settle()
            return said
        there = self.channel(channel)
        before = len(there.sent)
        message = there.message(who, more.get("external_id") or uuid.uuid4().hex, text=text)
        await self.core.gateway.take(there, message)
        await self.settle()
        return [s.text for s in there.sent[before:] if s.address.removeprefix("to-") == who]

    async def settle(self) -> None:
        """Every turn taken, what came of it told, and all of it sent."""
        await self.core.settle()
        while self.core.database.now(lambda c: inbox.due(c, self.core.clock())):
            await self.core.worker.take_due()
        for sender in self._senders:
            await self._send_all(sender)

    async def _send_all(self, sender: Sender) -> None:
        for _ in range(20):
            await sender.step()
            if not sender._tasks:
                return
            await asyncio.wait(list(sender._tasks.values()), timeout=PATIENCE)
        raise AssertionError("sending does not end")

    def mark(self) -> None:
        """`sent` tells from here on what was sent."""
        self._marks = {
            one.name: len(self.channel(one.name).sent) for one in self.core.channels.values()
        }

    def sent(self, channel: str, since: int | None = None) -> list[str]:
        start = self._marks.get(channel, 0) if since is None else since
        return [sent.text for sent in self.channel(channel).sent[start:]]

    def sent_id(self, channel: str, number: int) -> str:
        """The channel's id of the part that was sent as `number` (from 1) since the mark."""
        return f"sent-{self._marks.get(channel, 0) + number}"

    async def fetched(self, who: str) -> list[str]:
        """What waits for this person in the web chat."""
        digest = self.core.runtime.cipher.digest("contact", "webchat", who)
        mine = [row.id for row in self.core.rows(Contact, contact=digest)]
        rows = self.core.rows(Outbound, account="")
        waiting = [row for row in rows if row.contact_id in mine and row.state == "queued"]
        await self.core.gateway.delivered([row.id for row in waiting])
        return [opened(Outbound, row)["text"] for row in waiting]

    def contact(self, channel: str, who: str) -> str:
        """The id of this person's contact there."""
        account = "webchat" if channel == "webchat" else self.channel(channel).account
        digest = self.core.runtime.cipher.digest("contact", account, who)
        return str(self.core.rows(Contact, contact=digest)[0].id)

    async def one_person(self, *known: tuple[str, str]) -> str:
        """All of these are one person's, as (channel, who); an e-mail address is confirmed. The
        first wrote last. Returns their conversation."""
        first = await self._begin(*known[0])
        conversation, now = self.conversation(*known[0]), self.core.clock()
        others = [await self._begin(*one) for one in known[1:]]
        for contact in (*others, first):
            job = partial(
                link_store.merge, contact_id=contact, conversation_id=conversation, now=now
            )
            self.core.database.now(job)
        return conversation

    async def _begin(self, channel: str, who: str) -> str:
        if channel != "email":
            await self.write(channel, who, "안녕하세요")
            return self.contact(channel, who)
        cipher, account = self.core.runtime.cipher, self.channel("email").account
        contact_id = str(uuid.uuid4())
        row = Contact(
            id=contact_id,
            account=account,
            contact=cipher.digest("contact", account, who),
            conversation_id=str(uuid.uuid4()),
            channel="email",
            address_sealed=contacts.sealed_address(cipher, contact_id, who),
            address_digest=cipher.digest("address", "email", who),
            hint="ki…@example.kr",
            created_at=self.core.clock(),
        )
        self.core.database.now(lambda c: contacts.add_named(c, row))
        return row.id

    def choose(self, channel: str, who: str) -> None:
        """Notices go there."""
        chosen, conversation = self.contact(channel, who), self.conversation(channel, who)
        self.core.database.now(
            lambda c: c.execute(
                update(table(Conversation))
                .where(table(Conversation).c.id == conversation)
                .values(notify_contact=chosen)
            )
        )

    def conversation(self, channel: str, who: str) -> str:
        account = "webchat" if channel == "webchat" else self.channel(channel).account
        digest = self.core.runtime.cipher.digest("contact", account, who)
        return str(self.core.rows(Contact, contact=digest)[0].conversation_id)

    def file(self, reference: str, conversation: str) -> None:
        """A case that this conversation filed."""
        file_case(self.core, reference, conversation)

    async def notice(self, reference: str, event: str = "answered") -> None:
        self.core.portal.change(reference, event, "working")
        await self.core.worker.read_feeds()
        await self.settle()

    def proofs(self) -> list[tuple[str, str, str | None]]:
        """(channel, outcome, code) of every notice, oldest first."""
        return [(row.channel, row.outcome, row.code) for row in self.core.rows(NoticeProof)]


def sentence(key: str, on: str = "webchat", locale: str = "ko", **values: Any) -> str:
    """A sentence of ours as it reads on this channel."""
    return sentences().value({"key": key, "values": values}, locale, on)


def label(name: str) -> dict[str, Any]:
    return {"key": name, "values": {}}


def one_number(said: list[str]) -> str:
    (found,) = [match[0] for text in said for match in NUMBER.finditer(text)]
    return found


def one_code(said: list[str]) -> str:
    (found,) = [match[0] for text in said for match in CODE.finditer(text)]
    return found
