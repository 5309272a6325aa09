"""What nobody waits for: turns left behind, submissions and their receipts, notices, erasure, and
what the version before has sealed.

Any number of workers may run: conversations, submissions and feeds are leased.
"""

from __future__ import annotations

import asyncio
import signal
from collections.abc import Awaitable, Callable

import structlog
from sqlalchemy import Connection
from sqlalchemy.exc import SQLAlchemyError

from bot import compose, erasure, retention_store
from bot.cases.filing import Filing
from bot.cases.notices import Notices
from bot.conversations import contacts, lease, session_store, vault
from bot.core import log_truncation, logs, metrics, rate_store
from bot.core.errors import DialogueError, LeaseLost, SettingError
from bot.core.settings import Settings
from bot.delivery import fallback
from bot.delivery import proofs as notice_store
from bot.delivery import store as delivery
from bot.delivery.sender import LOOK, Sender
from bot.gateway.replies import HAND_OVER
from bot.handoff import store as handoff_store
from bot.heartbeat import EVERY, Heartbeat
from bot.keys import processes as process_store
from bot.keys.binding import Binding
from bot.knowledge import reviews as review_store
from bot.linking import passes as pass_store
from bot.messages import files, inbox, outbox
from bot.turn.runner import Turns
from bot.turn.runtime import TurnRuntime

log = structlog.get_logger("worker")
DAY = 24 * 3600.0
DRAFT_DAYS = 7
PURGE_EVERY = 60.0
EMPTY_EVERY = 3600.0
PIN_SECONDS = 3600.0
"""How long a PIN is kept for a browser that has not said that it was shown."""
AT_ONCE = 8


class Worker:
    def __init__(self, runtime: TurnRuntime) -> None:
        self._runtime = runtime
        self._turns = Turns(runtime)
        lookups = runtime.lookups.cases
        self._delivery = Filing(
            runtime.database,
            runtime.cipher,
            lookups.portals,
            lookups.pins,
            runtime.clock,
            runtime.metrics,
            runtime.owner,
        )
        self._notices = Notices(
            runtime.database, runtime.cipher, lookups.portals, runtime.clock, runtime.owner
        )
        self._senders = [Sender(runtime, channel) for channel in runtime.channels.values()]
        self.heartbeat = Heartbeat(runtime, "worker")
        self.binding = Binding(runtime.database, runtime.cipher, runtime.clock)
        self._places = asyncio.Semaphore(AT_ONCE)
        self._purged_at = 0.0
        self._empty_at = 0.0

    async def run(self) -> None:
        """Until cancelled."""
        async with asyncio.TaskGroup() as group:
            for every, work in (
                (0.2, self.take_due),
                (0.1, self.submit),
                (1.0, self.read_feeds),
                (self._runtime.settings.lease_seconds / 3, self.renew),
                (5.0, self.clean_up),
                (EVERY, self.heartbeat.beat),
                (0.2, self.binding.step),
            ):
                group.create_task(self._repeat(every, work))
            for sender in self._senders:
                group.create_task(self._repeat(LOOK, sender.step))

    async def _repeat(self, every: float, work: Callable[[], Awaitable[object]]) -> None:
        while True:
            try:
                await work()
            except SQLAlchemyError as error:
                self._runtime.metrics.incidents.labels(reason=type(error).__name__).inc()
                log.warning("database does not answer", reason=type(error).__name__)
            except SettingError as error:
                # One value that does not open stops nothing else.
                self._runtime.metrics.incidents.labels(reason=type(error).__name__).inc()
                log.error("a sealed value does not open", reason=str(error))
            await asyncio.sleep(every)

    async def finish_sends(self) -> None:
        """Wait for what is being sent: a message that was cut off may have arrived."""
        for sender in self._senders:
            await sender.settle()

    async def take_due(self) -> None:
        """Turns whose process died, whose dialogue failed, or that no process has begun."""
        runtime, now = self._runtime, self._runtime.clock()
        waiting = await runtime.database.run(lambda c: inbox.due(c, now))
        taken = await asyncio.gather(
            *(self._take(conversation_id) for conversation_id in waiting), return_exceptions=True
        )
        for error in taken:
            if isinstance(error, BaseException):
                # One turn that breaks off stops no other; its lease runs out, it is taken again.
                log.error("turn broke off", exc_info=error)
                runtime.metrics.incidents.labels(reason=type(error).__name__).inc()

    async def _take(self, conversation_id: str) -> None:
        runtime = self._runtime
        async with self._places:
            claim = await runtime.database.run(
                lambda c: inbox.claim(
                    c,
                    conversation_id,
                    runtime.owner,
                    now=runtime.clock(),
                    seconds=runtime.settings.lease_seconds,
                )
            )
            await self._turns.take(claim)

    async def submit(self) -> None:
        """Send what is due; the receipt is told at once, in the same breath."""
        conversation_id = await self._delivery.send_one()
        while conversation_id is not None:
            await self._take(conversation_id)
            conversation_id = await self._delivery.send_one()

    async def read_feeds(self) -> None:
        await self._notices.read_all()

    async def renew(self) -> None:
        await self._turns.renew()

    async def clean_up(self) -> None:
        """Settle what a dead process left open, erase what is old or was asked to be forgotten."""
        runtime, now = self._runtime, self._runtime.clock()
        lost = await runtime.database.run(lambda c: outbox.give_up_sending(c, now - HAND_OVER))
        runtime.metrics.outbox_messages.labels(state="unknown").inc(lost)
        if now - self._purged_at >= PURGE_EVERY:
            await self._purge(now)
            self._purged_at = now
        await runtime.database.run(contacts.forget_addresses)
        await runtime.database.run(lambda c: notice_store.settle_fetched(c, now))
        await runtime.database.run(lambda c: fallback.unfetched(c, runtime, now))
        waiting = await runtime.database.run(inbox.waiting)
        runtime.metrics.inbox_waiting.set(waiting)
        for conversation_id in await runtime.database.run(erasure.waiting):
            await self._forget(conversation_id)
        await self._empty_logs(now)

    async def _purge(self, now: float) -> None:
        """What is too old goes. This reads through whole tables."""
        runtime = self._runtime
        kept = runtime.settings.retention_hours * 3600
        await runtime.database.run(lambda c: delivery.purge(c, now - kept))
        await runtime.database.run(
            lambda c: outbox.hide_unseen(c, runtime.cipher, now - PIN_SECONDS)
        )
        drafts = now - DRAFT_DAYS * DAY
        await runtime.database.run(lambda c: vault.purge(c, drafts))
        await runtime.database.run(lambda c: files.purge(c, drafts))
        await runtime.database.run(lambda c: files.purge_unused(c, now))
        await runtime.database.run(lambda c: pass_store.purge(c, now))
        await runtime.database.run(lambda c: session_store.purge(c, now))
        await runtime.database.run(lambda c: process_store.purge(c, now))
        await runtime.database.run(lambda c: rate_store.purge(c, now))
        reviewed = now - runtime.settings.review_days * DAY
        await runtime.database.run(lambda c: review_store.purge(c, reviewed))
        await runtime.database.run(lambda c: handoff_store.purge(c, now))
        over = now - runtime.settings.record_days * DAY
        await runtime.database.run(lambda c: retention_store.purge(c, over))
        for conversation_id in await runtime.database.run(self._idle):
            await self._forget(conversation_id, remove=True)

    def _idle(self, connection: Connection) -> list[str]:
        days = self._runtime.settings.conversation_days
        return retention_store.idle(connection, self._runtime.clock() - days * DAY)

    async def _empty_logs(self, now: float) -> None:
        """After an erasure, and each hour: until then what was erased stands in them."""
        if now >= self._empty_at and await log_truncation.truncate(self._runtime.settings):
            self._empty_at = now + EMPTY_EVERY

    async def _forget(self, conversation_id: str, *, remove: bool = False) -> None:
        """Under the lease: a turn that has begun meanwhile has made the dialogue forget already.
        `remove`: nothing of the conversation stays."""
        runtime, now = self._runtime, self._runtime.clock()
        seconds = runtime.settings.lease_seconds
        held = await runtime.database.run(
            lambda c: lease.acquire(c, conversation_id, runtime.owner, now=now, seconds=seconds)
        )
        if held is None:
            return
        forgotten = True
        try:
            await runtime.dialogue.forget(conversation_id)
        except DialogueError as error:
            forgotten = False
            log.info("not forgotten yet", reason=type(error).__name__)

        def settle(connection: Connection) -> None:
            lease.check(connection, held)
            if forgotten:
                erasure.done(connection, conversation_id)
            if forgotten and remove:
                retention_store.remove(connection, conversation_id)
            else:
                lease.release(connection, held)

        try:
            await runtime.database.run(settle)
        except LeaseLost:
            log.info("lease lost")
        self._empty_at = now


async def serve(settings: Settings) -> None:
    """Until SIGTERM or SIGINT; then the leases are given back."""
    built = compose.build(settings)
    metrics.serve(built.metrics, settings.metrics_port and settings.metrics_port + 1)
    worker = Worker(built)
    main = asyncio.current_task()
    for name in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(name, lambda: main and main.cancel())
    try:
        await worker.run()
    except asyncio.CancelledError:
        log.info("stopping")
    finally:
        await worker.finish_sends()
        for channel in built.channels.values():
            await channel.stop()
        await built.database.run(lambda c: lease.release_all(c, built.owner))
        await worker.heartbeat.end()
        built.database.close()


def run(settings: Settings) -> None:
    """The worker process. Raises SettingError, StaleSchema."""
    logs.setup("worker", settings)
    asyncio.run(serve(settings))
