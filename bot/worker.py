"""What nobody waits for: turns left behind, submissions and their receipts, notices, erasure.

Any number of workers may run: conversations, submissions and feeds are leased.
"""

from __future__ import annotations

import asyncio
import signal
from collections.abc import Awaitable, Callable

import structlog
from sqlalchemy import Connection
from sqlalchemy.exc import SQLAlchemyError

from bot import (
    contacts,
    erasure,
    fallback,
    files,
    inbox,
    lease,
    logs,
    metrics,
    notice_store,
    outbox,
    pass_store,
    review_store,
    sending,
    vault,
)
from bot import parts as building
from bot.conversation import Parts, Turns
from bot.delivery import Delivery
from bot.drainer import LOOK, Drainer
from bot.errors import DialogueError, LeaseLost
from bot.notices import Notices
from bot.replies_store import HAND_OVER
from bot.settings import Settings

log = structlog.get_logger("worker")
DRAFT_DAYS = 7
PURGE_EVERY = 60.0
AT_ONCE = 8


class Worker:
    def __init__(self, parts: Parts) -> None:
        self._parts = parts
        self._turns = Turns(parts)
        lookups = parts.lookups
        self._delivery = Delivery(
            parts.database,
            parts.cipher,
            lookups.adapters,
            lookups.hasher,
            parts.clock,
            parts.metrics,
            parts.owner,
        )
        self._notices = Notices(
            parts.database, parts.cipher, lookups.adapters, parts.clock, parts.owner
        )
        self._drainers = [Drainer(parts, channel) for channel in parts.channels.values()]
        self._places = asyncio.Semaphore(AT_ONCE)
        self._purged_at = 0.0

    async def run(self) -> None:
        """Until cancelled."""
        async with asyncio.TaskGroup() as group:
            for every, work in (
                (0.2, self.take_due),
                (0.1, self.submit),
                (1.0, self.read_feeds),
                (self._parts.settings.lease_seconds / 3, self.renew),
                (5.0, self.clean_up),
            ):
                group.create_task(self._repeat(every, work))
            for drainer in self._drainers:
                group.create_task(self._repeat(LOOK, drainer.step))

    async def _repeat(self, every: float, work: Callable[[], Awaitable[object]]) -> None:
        while True:
            try:
                await work()
            except SQLAlchemyError as error:
                self._parts.metrics.incidents.labels(reason=type(error).__name__).inc()
                log.warning("database does not answer", reason=type(error).__name__)
            await asyncio.sleep(every)

    async def finish_sends(self) -> None:
        """Wait for what is being sent: a message that was cut off may have arrived."""
        for drainer in self._drainers:
            await drainer.settle()

    async def take_due(self) -> None:
        """Turns whose process died, whose dialogue failed, or that no process has begun."""
        parts, now = self._parts, self._parts.clock()
        waiting = await parts.database.run(lambda c: inbox.due(c, now))
        taken = await asyncio.gather(
            *(self._take(conversation_id) for conversation_id in waiting), return_exceptions=True
        )
        for error in taken:
            if isinstance(error, BaseException):
                # One turn that breaks off stops no other; its lease runs out, it is taken again.
                log.error("turn broke off", exc_info=error)
                parts.metrics.incidents.labels(reason=type(error).__name__).inc()

    async def _take(self, conversation_id: str) -> None:
        parts = self._parts
        async with self._places:
            claim = await parts.database.run(
                lambda c: inbox.claim(
                    c,
                    conversation_id,
                    parts.owner,
                    now=parts.clock(),
                    seconds=parts.settings.lease_seconds,
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
        parts, now = self._parts, self._parts.clock()
        lost = await parts.database.run(lambda c: outbox.give_up_sending(c, now - HAND_OVER))
        parts.metrics.outbox_messages.labels(state="unknown").inc(lost)
        if now - self._purged_at >= PURGE_EVERY:
            await self._purge(now)
            self._purged_at = now
        await parts.database.run(contacts.forget_addresses)
        await parts.database.run(lambda c: notice_store.settle_fetched(c, now))
        await parts.database.run(lambda c: fallback.unfetched(c, parts, now))
        waiting = await parts.database.run(inbox.waiting)
        parts.metrics.inbox_waiting.set(waiting)
        for conversation_id in await parts.database.run(erasure.waiting):
            await self._forget(conversation_id)

    async def _purge(self, now: float) -> None:
        """What is too old goes. This reads through whole tables."""
        parts = self._parts
        kept = parts.settings.retention_hours * 3600
        await parts.database.run(lambda c: sending.purge(c, now - kept))
        drafts = now - DRAFT_DAYS * 24 * 3600
        await parts.database.run(lambda c: vault.purge(c, drafts))
        await parts.database.run(lambda c: files.purge(c, drafts))
        await parts.database.run(lambda c: pass_store.purge(c, now))
        reviewed = now - parts.settings.review_days * 24 * 3600
        await parts.database.run(lambda c: review_store.purge(c, reviewed))

    async def _forget(self, conversation_id: str) -> None:
        """Under the lease: a turn that has begun meanwhile has made the dialogue forget already."""
        parts, now = self._parts, self._parts.clock()
        seconds = parts.settings.lease_seconds
        held = await parts.database.run(
            lambda c: lease.acquire(c, conversation_id, parts.owner, now=now, seconds=seconds)
        )
        if held is None:
            return
        forgotten = True
        try:
            await parts.dialogue.forget(conversation_id)
        except DialogueError as error:
            forgotten = False
            log.info("not forgotten yet", reason=type(error).__name__)

        def settle(connection: Connection) -> None:
            lease.check(connection, held)
            if forgotten:
                erasure.done(connection, conversation_id)
            lease.release(connection, held)

        try:
            await parts.database.run(settle)
        except LeaseLost:
            log.info("lease lost")


async def serve(settings: Settings) -> None:
    """Until SIGTERM or SIGINT; then the leases are given back."""
    built = building.build(settings)
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
        built.database.close()


def run(settings: Settings) -> None:
    """The worker process. Raises SettingError, StaleSchema."""
    logs.setup("worker", settings)
    asyncio.run(serve(settings))
