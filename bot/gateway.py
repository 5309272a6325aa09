"""What channels talk to: take a message in, hand the replies out. See connectors/contract.py."""

from __future__ import annotations

import asyncio
import uuid
from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

import structlog
from limits import RateLimitItemPerMinute
from limits.storage import MemoryStorage
from limits.strategies import MovingWindowRateLimiter
from sqlalchemy.exc import SQLAlchemyError

from bot import (
    attachments,
    contacts,
    files,
    inbox,
    intake,
    linking,
    outbox,
    replies_store,
    typing,
)
from bot.channel_events import ChannelEvents
from bot.conversation import Parts, Turns
from bot.inbox import NewMessage, Taken
from bot.outbox import Stored
from bot.prompt import Prompt
from bot.watch import Watch
from connectors.contract import (
    UNDELIVERED,
    Accepted,
    Channel,
    Event,
    InboundMessage,
    OutboundMessage,
    Refused,
)

log = structlog.get_logger("gateway")
TURN_SECONDS = 10.0
LOOK = 0.1
"""Seconds between looks at the database for what another process may have written."""
IDLE = 5.0
"""Seconds after which a silent stream looks by itself; commits and `Watch` wake it before."""
UNLIMITED = frozenset({"rest"})
"""Accounts whose clients have the configured token (WEB-18 does not bind them)."""


@dataclass(frozen=True)
class Followed:
    """What a stream sees: the conversation (empty when there is none yet), its new replies, and
    the newest of those that need not be shown."""

    id: str
    rows: list[Stored]
    newest: int = UNDELIVERED


class Gateway:
    """One per gateway process. Implements `connectors.contract.Gateway`."""

    def __init__(self, parts: Parts) -> None:
        self._parts = parts
        self._watch = Watch(parts.database)
        self._turns = Turns(parts, on_commit=self._watch.wake)
        self._tasks: dict[str, asyncio.Task[None]] = {}
        self._in_hand: dict[int, float] = {}
        self._rate = RateLimitItemPerMinute(parts.settings.webchat.messages_per_minute)
        self._limiter = MovingWindowRateLimiter(MemoryStorage())
        self._typing: set[asyncio.Task[None]] = set()
        self._ending = False
        self._events = ChannelEvents(parts, self.accept)

    async def accept(self, message: InboundMessage) -> Accepted:
        new = self._new(message)
        self._check_rate(message.account, new.contact)
        try:
            taken = await self._parts.database.run(lambda c: self._take_in(c, new, message))
        except SQLAlchemyError as error:
            # Nothing was stored, so nothing is acknowledged: the person keeps the text.
            self._parts.metrics.incidents.labels(reason=type(error).__name__).inc()
            raise Refused("busy", "system.unavailable") from error
        if not taken.duplicate:
            self._parts.metrics.messages.labels(channel=message.channel, kind=new.kind).inc()
        if taken.claim is not None:
            self._begin(taken)
            # A stream that was open before there was a conversation waits under this name.
            self._watch.wake(new.contact)
        return Accepted(taken.turn, taken.conversation_id, taken.duplicate, taken.contact_id)

    async def take(self, channel: Channel, event: Event) -> None:
        if isinstance(event, InboundMessage) and channel.can.files:
            event = replace(event, files=True)
        accepted = await self._events.take(event)
        if accepted is None or not isinstance(event, InboundMessage) or event.address is None:
            return
        turn = self._tasks.get(accepted.conversation)
        if turn is not None:
            task = asyncio.create_task(typing.show(channel, event.address, turn))
            self._typing.add(task)
            task.add_done_callback(self._typing.discard)

    def _new(self, message: InboundMessage) -> NewMessage:
        cipher = self._parts.cipher
        kind, payload = intake.payload(message)
        sender = intake.sender(cipher, message, self._parts.settings.locale)
        return replace(
            sender,
            external_id=f"{sender.contact}:{message.external_id}",
            turn=str(uuid.uuid4()),
            kind=kind,
            payload=cipher.seal(payload),
            digest=cipher.digest("said", kind, intake.said(message, payload)),
            correlation=uuid.uuid4().hex,
        )

    def _check_rate(self, account: str, contact: str) -> None:
        if account in UNLIMITED or self._limiter.hit(self._rate, contact):
            return
        reset = self._limiter.get_window_stats(self._rate, contact).reset_time
        seconds = max(1, round(reset - self._parts.clock()))
        raise Refused("too_many", "system.rate_limited", {"seconds": seconds}, retry_after=seconds)

    def _take_in(self, connection: Any, new: NewMessage, message: InboundMessage) -> Taken:
        """One transaction: the row, and the lease if the conversation is free."""
        parts, now = self._parts, self._parts.clock()
        known = inbox.find_turn(connection, new.account, new.external_id)
        if known is not None:
            return Taken(known.conversation_id, known.turn, True, None, known.contact_id)
        row = contacts.ensure(connection, new, now)
        prompt = Prompt()
        if row.prompt_sealed is not None:
            prompt = Prompt.from_json(parts.cipher.open(row.prompt_sealed))
        intake.check_length(message, prompt)
        if message.place is not None:
            new = replace(new, payload=parts.cipher.seal(intake.place(message, prompt)))
        turn = inbox.add(connection, new, row.id, now, row.contact_id)
        if message.file is not None and message.file.content is not None:
            file_id = attachments.file_id(turn)
            files.add(connection, parts.cipher, row.id, file_id, message.file.content, now=now)
        claim = inbox.claim(
            connection, row.id, parts.owner, now=now, seconds=parts.settings.lease_seconds
        )
        # Another turn than our own: the text waits already, or came at the same time elsewhere.
        return Taken(row.id, turn, turn != new.turn, claim, row.contact_id)

    def _begin(self, taken: Taken) -> None:
        """Take the turns in the background: the message is safe, the channel may answer."""
        task = asyncio.create_task(self._turns.take(taken.claim))
        self._tasks[taken.conversation_id] = task
        task.add_done_callback(lambda done: self._ended(taken.conversation_id, done))

    def _ended(self, conversation_id: str, task: asyncio.Task[None]) -> None:
        if self._tasks.get(conversation_id) is task:
            del self._tasks[conversation_id]
        if not task.cancelled() and task.exception() is not None:
            # The lease runs out and a worker takes the turn again.
            log.error("turn broke off", exc_info=task.exception())
            self._parts.metrics.incidents.labels(reason=type(task.exception()).__name__).inc()
        self._watch.wake(conversation_id)

    async def replies(self, accepted: Accepted, *, wait: float) -> AsyncIterator[OutboundMessage]:
        told: set[int] = set()
        loop = asyncio.get_running_loop()
        deadline, settled = loop.time() + TURN_SECONDS, False
        with self._watch.watching(accepted.conversation) as changed:
            if accepted.conversation in self._tasks and not accepted.duplicate:
                # The turn runs here: its commit wakes us, there is nothing to look at before.
                await _either(changed, TURN_SECONDS)
            while True:
                changed.clear()
                view = await self._parts.database.run(
                    lambda c: replies_store.look(c, self._parts.cipher, accepted)
                )
                for stored in view.rows:
                    if stored.id not in told and (accepted.duplicate or self._take(stored.id)):
                        told.add(stored.id)
                        yield outbox.message(stored)
                if view.turn_over and not settled:
                    deadline, settled = loop.time() + wait, True
                if (view.turn_over and not view.busy) or loop.time() >= deadline:
                    return
                await _either(changed, LOOK)

    def _take(self, row_id: int) -> bool:
        """Whether nobody else is handing this row over right now."""
        now = self._parts.clock()
        if now - self._in_hand.get(row_id, 0.0) < replies_store.HAND_OVER:
            return False
        self._in_hand[row_id] = now
        return True

    async def stream(
        self, account: str, contact: str, *, after: int
    ) -> AsyncIterator[OutboundMessage]:
        digest = self._parts.cipher.digest("contact", account, contact)
        conversation_id, last = "", after
        while not self._ending:
            with self._watch.watching(conversation_id or digest) as changed:
                found = await self._parts.database.run(
                    partial(self._follow, account=account, digest=digest, last=last)
                )
                for stored in found.rows:
                    last = stored.id
                    yield outbox.message(stored)
                last = max(last, found.newest)
                # A person who goes on from another contact follows another conversation from here.
                moved, conversation_id = found.id != conversation_id, found.id
                if not found.rows and not moved:
                    await _either(changed, IDLE)

    def _follow(self, connection: Any, account: str, digest: str, last: int) -> Followed:
        """The conversation of this contact by now, and what it was told after `last`; of what it
        was told before, only what has not arrived, when `last` is UNDELIVERED."""
        row = contacts.find(connection, account, digest)
        if row is None:
            # Whatever it is told first is new.
            return Followed("", [], 0)
        cipher = self._parts.cipher
        if last == UNDELIVERED:
            rows = outbox.unsent(connection, cipher, row.id, row.contact_id)
            newest = outbox.newest_by_conversation(connection, [row.id]).get(row.id, 0)
            return Followed(row.id, rows, newest)
        rows = outbox.after(connection, cipher, row.id, last)
        return Followed(row.id, [_for_contact(stored, row.contact_id) for stored in rows])

    async def delivered(self, ids: Sequence[int]) -> None:
        if not ids:
            return
        now, cipher = self._parts.clock(), self._parts.cipher
        await self._parts.database.run(lambda c: outbox.sent(c, cipher, ids, now=now))
        self._parts.metrics.outbox_messages.labels(state="sent").inc(len(ids))
        for row_id in ids:
            self._in_hand.pop(row_id, None)

    async def forget(self, account: str, contact: str) -> None:
        digest = self._parts.cipher.digest("contact", account, contact)
        now = self._parts.clock()
        await self._parts.database.run(lambda c: replies_store.forget(c, account, digest, now))

    async def handover(self, account: str, contact: str) -> str | None:
        digest = self._parts.cipher.digest("contact", account, contact)
        return await self._parts.database.run(partial(self._hand_over, account, digest))

    def _hand_over(self, account: str, digest: str, connection: Any) -> str | None:
        row = contacts.find(connection, account, digest)
        if row is None or not row.bound:
            return None
        now, cipher = self._parts.clock(), self._parts.cipher
        return linking.issue_link(connection, cipher, row.id, row.contact_id, now)

    def text(self, key: str, locale: str, **values: str | int) -> str:
        return self._parts.texts.value({"key": key, "values": values}, locale)

    @property
    def running(self) -> int:
        """Turns under way in this process."""
        return len(self._tasks)

    async def run(self) -> None:
        """Notice, until cancelled, what other processes wrote."""
        await self._watch.run()

    async def renew(self) -> None:
        """Keep the leases of the turns that run here."""
        await self._turns.renew()

    def end_streams(self) -> None:
        """Streams tell what they have and end; clients come back to the process that is next."""
        self._ending = True
        self._watch.wake_all()

    async def drain(self, seconds: float) -> None:
        """Let the running turns end; what does not is left to the lease."""
        if self._tasks:
            await asyncio.wait(list(self._tasks.values()), timeout=seconds)


async def _either(changed: asyncio.Event, seconds: float) -> None:
    try:
        async with asyncio.timeout(seconds):
            await changed.wait()
    except TimeoutError:
        return


def _for_contact(stored: Stored, contact_id: str) -> Stored:
    """A PIN is shown on the contact that asked for it, and nowhere else."""
    if stored.hidden is None or stored.contact_id in (None, contact_id):
        return stored
    return replace(stored, payload={**stored.payload, "text": stored.hidden})
