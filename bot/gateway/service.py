"""What channels talk to: take a message in, hand the replies out. See connectors/contract.py."""

from __future__ import annotations

import asyncio
import uuid
from collections.abc import AsyncIterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Any, Literal

import structlog
from sqlalchemy import Connection
from sqlalchemy.exc import SQLAlchemyError

from bot.conversations import contacts
from bot.conversations import prompt as prompts
from bot.conversations.prompt import Prompt
from bot.conversations.sender import NewMessage
from bot.conversations.session_store import ACCOUNT
from bot.core.errors import Silenced
from bot.core.security_events import report
from bot.gateway import replies as replies_store
from bot.gateway import typing_indicator as typing
from bot.gateway.admission import UNPROVEN, Admission, OverLimit
from bot.gateway.events import ChannelEvents
from bot.gateway.sessions import EndedSessions
from bot.gateway.watch import Watch
from bot.linking import flow as linking
from bot.messages import attachments, file_limits, files, inbox, intake, joining, outbox, pieces
from bot.messages.file_limits import NoRoom
from bot.messages.inbox import Taken
from bot.messages.outbox import Stored
from bot.turn.runner import Turns
from bot.turn.runtime import TurnRuntime
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


@dataclass(frozen=True)
class Followed:
    """What a stream sees: the conversation (empty when there is none yet), its new replies, and
    the newest of those that need not be shown."""

    id: str
    rows: list[Stored]
    newest: int = UNDELIVERED


class Gateway:
    """One per gateway process. Implements `connectors.contract.Gateway`."""

    def __init__(self, runtime: TurnRuntime) -> None:
        self._runtime = runtime
        self._watch = Watch(runtime.database)
        self._turns = Turns(runtime, on_commit=self._watch.wake)
        self._tasks: dict[str, asyncio.Task[None]] = {}
        self._in_hand: dict[int, float] = {}
        self._admission = Admission(
            runtime.settings, runtime.database, runtime.cipher, runtime.clock, runtime.metrics
        )
        self._typing: set[asyncio.Task[None]] = set()
        self._ending = False
        self._events = ChannelEvents(runtime, self.accept)
        self.ended = EndedSessions(runtime.database, runtime.cipher, runtime.clock)

    async def accept(self, message: InboundMessage) -> Accepted:
        new = self._new(message)
        self._admission.message(message.account, new.contact, new.kind)
        if message.file is not None and message.file.content is not None:
            message, named = await asyncio.to_thread(intake.without_metadata, message)
            if named:
                new = self._with(new, intake.named(intake.payload(message)[1]))
        try:
            taken = await self._runtime.database.run(
                lambda c: self._take_in(c, new, message),
                seconds=self._runtime.settings.stored_within,
            )
        except NoRoom as full:
            report(
                self._runtime.metrics, "upload_refused", reason=full.why, channel=message.channel
            )
            raise full.refused() from full
        except OverLimit as over:
            raise self._admission.refused(over, message.client) from over
        except SQLAlchemyError as error:
            # Nothing was stored, so nothing is acknowledged: the person keeps the text.
            self._runtime.metrics.incidents.labels(reason=type(error).__name__).inc()
            raise Refused("busy", "system.unavailable") from error
        if not taken.duplicate:
            self._runtime.metrics.messages.labels(channel=message.channel, kind=new.kind).inc()
        if taken.claim is not None:
            self._begin(taken)
            # A stream that was open before there was a conversation waits under this name.
            self._watch.wake(new.contact)
        return Accepted(
            taken.turn, taken.conversation_id, taken.duplicate, taken.contact_id, taken.counts
        )

    async def admit(
        self,
        what: Literal["session", "upload"],
        client: str | None,
        contact: str | None = None,
    ) -> None:
        await self._admission.network(what, client, contact)

    async def take(self, channel: Channel, event: Event) -> bool:
        if isinstance(event, InboundMessage) and channel.can.files:
            event = replace(event, files=True)
        accepted = await self._events.take(channel, event)
        if accepted is None or not isinstance(event, InboundMessage) or event.address is None:
            return True
        turn = self._tasks.get(accepted.conversation)
        if turn is not None:
            task = asyncio.create_task(typing.show(channel, event.address, turn))
            self._typing.add(task)
            task.add_done_callback(self._typing.discard)
        return accepted.counts

    def _new(self, message: InboundMessage) -> NewMessage:
        cipher = self._runtime.cipher
        kind, payload = intake.payload(message)
        sender = intake.sender(cipher, message, self._runtime.settings.locale)
        external_id = f"{sender.contact}:{message.external_id}"
        return replace(
            sender,
            external_id=external_id,
            turn=str(uuid.uuid4()),
            kind=kind,
            payload=inbox.sealed(cipher, sender.account, external_id, payload),
            digest=cipher.digest("said", kind, intake.said(message, payload)),
            correlation=uuid.uuid4().hex,
            joins=kind in pieces.TEXTS and message.command is None,
        )

    def _take_in(self, connection: Any, new: NewMessage, message: InboundMessage) -> Taken:
        """One transaction: the row, and the lease if the conversation is free."""
        runtime, now = self._runtime, self._runtime.clock()
        known = inbox.find_turn(connection, new.account, new.external_id)
        if known is not None:
            return Taken(
                known.conversation_id, known.turn, True, None, known.contact_id, counts=False
            )
        if new.account in UNPROVEN and contacts.find(connection, new.account, new.contact) is None:
            self._admission.count(connection, "session", message.client)
        row = contacts.ensure(connection, runtime.cipher, new, now)
        if row.stopped:
            raise Silenced(message.channel)
        prompt = prompts.opened(runtime.cipher, row)
        ahead = inbox.ahead(connection, row.id) if new.kind == "choice" else {}
        if (turn := _pressed(new, message, prompt, ahead, now)) is not None:
            return Taken(row.id, turn, True, None, row.contact_id, counts=False)
        too_long = intake.too_long(message.text, prompt)
        if too_long is not None and not _is_piece(connection, new, row, now):
            raise too_long
        if message.place is not None:
            new = self._with(new, intake.place(message, prompt))
        content = None if message.file is None else message.file.content
        same = None if content is None else files.same(connection, row.id, content)
        if same is not None:
            new = self._with(new, intake.file(message, same))
        turn = inbox.add(connection, new, row.id, now, row.contact_id)
        if new.kind == pieces.PART:
            joining.end_if_whole(connection, runtime.cipher, str(message.text), turn, now)
        if content is not None and same is None:
            file_id = attachments.file_id(turn)
            file_limits.keep(connection, runtime, row.id, file_id, content, now)
        claim = inbox.claim(
            connection, row.id, runtime.owner, now=now, seconds=runtime.settings.lease_seconds
        )
        # Another turn than our own: the text waits already, or came at the same time elsewhere.
        counts = new.kind != "choice" or (
            not ahead and prompt.by_token(str(message.choice)) is not None
        )
        return Taken(row.id, turn, turn != new.turn, claim, row.contact_id, counts)

    def _with(self, new: NewMessage, payload: Mapping[str, Any]) -> NewMessage:
        """The message with another content than was taken in at first."""
        sealed = inbox.sealed(self._runtime.cipher, new.account, new.external_id, payload)
        return replace(new, payload=sealed)

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
            self._runtime.metrics.incidents.labels(reason=type(task.exception()).__name__).inc()
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
                view = await self._runtime.database.run(
                    lambda c: replies_store.look(c, self._runtime.cipher, accepted)
                )
                for stored in view.rows:
                    if stored.id not in told and (accepted.duplicate or self._take(stored.id)):
                        told.add(stored.id)
                        yield outbox.message(stored)
                if view.turn_over and not settled:
                    deadline, settled = loop.time() + wait, True
                coming = not view.turn_over or view.busy
                if not coming or loop.time() >= deadline:
                    break
                await _either(changed, LOOK)
        if coming and not told:
            yield await self._later(accepted)

    async def _later(self, accepted: Accepted) -> OutboundMessage:
        """An answer that is no answer would be silence: it is on its way. Of no row."""
        locale = await self._runtime.database.run(
            lambda c: replies_store.locale(c, accepted.conversation)
        )
        return OutboundMessage(0, self.text("system.coming", locale), locale, accepted.turn)

    def _take(self, row_id: int) -> bool:
        """Whether nobody else is handing this row over right now."""
        now = self._runtime.clock()
        if now - self._in_hand.get(row_id, 0.0) < replies_store.HAND_OVER:
            return False
        self._in_hand[row_id] = now
        return True

    async def stream(
        self, account: str, contact: str, *, after: int
    ) -> AsyncIterator[OutboundMessage]:
        digest = self._runtime.cipher.digest("contact", account, contact)
        conversation_id, last = "", after
        while not self._ending and not (account == ACCOUNT and self.ended.over(digest)):
            with self._watch.watching(conversation_id or digest) as changed:
                found = await self._runtime.database.run(
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
        cipher = self._runtime.cipher
        if last == UNDELIVERED:
            rows = outbox.unsent(connection, cipher, row.id, row.contact_id)
            newest = outbox.newest_by_conversation(connection, [row.id]).get(row.id, 0)
            return Followed(row.id, rows, newest)
        rows = outbox.after(connection, cipher, row.id, last)
        return Followed(row.id, [_for_contact(stored, row.contact_id) for stored in rows])

    async def delivered(self, ids: Sequence[int], *, read: bool = True) -> None:
        ids = [row_id for row_id in ids if row_id]
        if not ids:
            return
        now, cipher = self._runtime.clock(), self._runtime.cipher
        await self._runtime.database.run(lambda c: outbox.sent(c, cipher, ids, now=now, read=read))
        self._runtime.metrics.outbox_messages.labels(state="sent").inc(len(ids))
        for row_id in ids:
            self._in_hand.pop(row_id, None)

    async def shown(self, account: str, contact: str, last: int) -> None:
        digest = self._runtime.cipher.digest("contact", account, contact)

        def write(connection: Connection) -> None:
            if (row := contacts.find(connection, account, digest)) is not None:
                outbox.shown(connection, self._runtime.cipher, row.id, row.contact_id, last)

        await self._runtime.database.run(write)

    async def forget(self, account: str, contact: str) -> None:
        digest = self._runtime.cipher.digest("contact", account, contact)
        now = self._runtime.clock()
        await self._runtime.database.run(lambda c: replies_store.forget(c, account, digest, now))
        await self.ended.look()
        self._watch.wake(digest)

    async def handover(self, account: str, contact: str) -> str | None:
        digest = self._runtime.cipher.digest("contact", account, contact)
        return await self._runtime.database.run(partial(self._hand_over, account, digest))

    def _hand_over(self, account: str, digest: str, connection: Any) -> str | None:
        row = contacts.find(connection, account, digest)
        if row is None or not row.bound:
            return None
        now, cipher = self._runtime.clock(), self._runtime.cipher
        return linking.issue_link(connection, cipher, row.id, row.contact_id, now)

    def text(self, key: str, locale: str, **values: str | int) -> str:
        return self._runtime.texts.value({"key": key, "values": values}, locale)

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
        """Make every open stream deliver what it has and end; its client connects again."""
        self._ending = True
        self._watch.wake_all()

    async def drain(self, seconds: float) -> None:
        """Let the running turns end; what does not is left to the lease."""
        if self._tasks:
            await asyncio.wait(list(self._tasks.values()), timeout=seconds)


def _pressed(
    new: NewMessage, message: InboundMessage, prompt: Prompt, ahead: Mapping[str, str], now: float
) -> str | None:
    """The turn of the same press, if its button was pressed a moment ago or is being answered."""
    if message.choice is None:
        return None
    return prompt.turn if prompt.counted(message.choice, now) else ahead.get(new.digest)


def _is_piece(connection: Any, new: NewMessage, row: Any, now: float) -> bool:
    """Whether how long it is shows only when all of its text is there."""
    if new.kind == pieces.PART:
        return True
    return new.joins and pieces.waits_for_more(connection, row.id, row.contact_id, now)


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
