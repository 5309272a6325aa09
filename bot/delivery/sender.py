"""Sends the replies of one account, whoever wrote them, while it holds the account's lease.

lease → due → one task a contact → pace → "sending" → send → done → … → sent
                                              ├ later, with pauses, at most five times
                                              ├ unreachable, refused: failed; notices go elsewhere
                                              └ no answer: unknown, never sent again by itself

What stands in the place of the reply before is an edit of that one where the channel can do it.
"""

from __future__ import annotations

import asyncio
import contextlib
import random
import uuid
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial
from typing import TypeVar
from zoneinfo import ZoneInfo

import structlog
from sqlalchemy import Connection

from bot.conversations import contacts
from bot.core import named_lease
from bot.delivery import edits, fallback
from bot.delivery import store as delivery
from bot.delivery.pace import Paces
from bot.delivery.store import Due
from bot.messages import outbox
from bot.runtime import Runtime
from connectors.contract import (
    Channel,
    Later,
    Misformatted,
    OptedOut,
    Part,
    SendError,
    Unauthorised,
    Unknown,
    Unreachable,
)

log = structlog.get_logger("sender")
T = TypeVar("T")
NAMESPACE = uuid.UUID("8a0f7a2e-57a1-5c0c-9c1d-2d8e53f0a6b4")
LEASE = 20.0
LOOK = 0.1
AT_ONCE = 64
PAUSES = (1.0, 5.0, 30.0, 300.0, 1800.0)
"""Seconds before each further attempt, more or less a quarter of them."""
HORIZON = 24 * 3600.0
PATIENCE = 60.0
"""Pause of the whole account while our credentials are refused."""
NIGHT, MORNING = 21, 8


class Sender:
    def __init__(self, runtime: Runtime, channel: Channel) -> None:
        self._runtime = runtime
        self._channel = channel
        self._lease = f"send:{channel.account}"
        self._paces = Paces(runtime.clock)
        self._tasks: dict[str, asyncio.Task[None]] = {}
        self._held_until = 0.0
        self._paused_until = 0.0
        self._stopping = asyncio.Event()

    async def step(self) -> None:
        """Look once for what is due and begin to send it."""
        if not await self._hold_lease() or self._runtime.clock() < self._paused_until:
            return
        now, cipher, account = self._runtime.clock(), self._runtime.cipher, self._channel.account
        free = AT_ONCE - len(self._tasks)
        if free <= 0:
            return
        for row in await self._runtime.database.run(
            lambda c: delivery.due(c, cipher, account, now, AT_ONCE)
        ):
            if row.contact_id not in self._tasks and len(self._tasks) < AT_ONCE:
                task = asyncio.create_task(self._send(row))
                self._tasks[row.contact_id] = task
                task.add_done_callback(partial(self._ended, row.contact_id))

    async def settle(self) -> None:
        """Wait for what is being sent; begin nothing new."""
        self._stopping.set()
        if self._tasks:
            await asyncio.wait(list(self._tasks.values()))

    def _ended(self, contact_id: str, task: asyncio.Task[None]) -> None:
        self._tasks.pop(contact_id, None)
        if not task.cancelled() and task.exception() is not None:
            # The row says "sending" or "queued": it is settled by the next holder of the lease.
            log.error("sending broke off", exc_info=task.exception())
            reason = type(task.exception()).__name__
            self._runtime.metrics.incidents.labels(reason=reason).inc()
            self._held_until = 0.0

    async def _hold_lease(self) -> bool:
        """Take or renew the lease. Parts that the last holder left as "sending" become unknown."""
        runtime, now = self._runtime, self._runtime.clock()
        if now < self._held_until - LEASE * 2 / 3:
            return True
        new = now >= self._held_until

        def take(connection: Connection) -> int | None:
            name = self._lease
            if named_lease.claim(connection, name, runtime.owner, now=now, seconds=LEASE) is None:
                return None
            return delivery.recover(connection, self._channel.account, now) if new else 0

        if new and self._tasks:
            return False  # Our own sends of the last lease have still to come back.
        lost = await runtime.database.run(take)
        self._held_until = 0.0 if lost is None else now + LEASE
        if lost:
            self._count("unknown", lost)
        return lost is not None

    async def _send(self, row: Due) -> None:
        """All parts of one reply that are left, one after another."""
        refused = self._refusal(row)
        if refused is not None:
            return await self._failed(row, refused, reachable=row.address is not None)
        wake = self._morning(row)
        if wake is not None:
            return await self._later(row, row.part, wake, delivery.QUIET_HOURS, failed=False)
        message_parts = self._cut_up(row)
        if message_parts is None:
            return await self._failed(row, "unusable")
        if row.part == 0 and self._channel.can.edits:
            if len(message_parts) == 1 and await self._edit(row, message_parts[0]):
                return None
            message_parts = await self._telling(row, message_parts)
        for number in range(row.part, len(message_parts)):
            last = number + 1 == len(message_parts)
            if not await self._one(row, number, message_parts[number], last):
                return None
            if message_parts[number].hold and not last:
                return None
            row = replace(row, attempts=0)
        if row.part >= len(message_parts):
            # Every part had left before: there is nothing to send, only to write down.
            await self._runtime.database.run(partial(self._left, row))
        self._count("sent")
        return None

    async def _edit(self, row: Due, part: Part) -> bool:
        """Put it in the place of the reply that it renews. False: it is to be sent anew."""
        sent_id = await self._standing(row, "renews", edits.BELOW)
        if sent_id is None:
            return False
        if not await self._in_turn(self._pause(str(row.address), part.cost)):
            return True
        name, owner, account = self._lease, self._runtime.owner, self._channel.account
        row_id, now = row.stored.id, self._runtime.clock()
        if not await self._runtime.database.run(lambda c: edits.may(c, name, owner, row_id, now)):
            return True
        try:
            put = partial(self._channel.edit, str(row.address), sent_id)
            if not await self._deliver(put, part):
                return False
        except Unknown as error:
            # Made or not: once more does no harm.
            await self._try_later(row, 0, error)
            return True
        except SendError as error:
            await self._not_sent(row, 0, error)
            return True

        def write(connection: Connection) -> None:
            edits.done(connection, account, row_id, sent_id)
            self._left(row, connection)

        await self._runtime.database.run(write)
        self._count("edited")
        return True

    async def _telling(self, row: Due, parts: Sequence[Part]) -> Sequence[Part]:
        """The parts, with the message that they tell of, which is about to be edited."""
        about = await self._standing(row, "about", edits.BELOW - 1)
        return parts if about is None else [replace(part, about=about) for part in parts]

    async def _standing(self, row: Due, role: str, below: int) -> str | None:
        other, account = row.stored.payload.get(role), self._channel.account
        if other is None:
            return None
        return await self._runtime.database.run(
            lambda c: edits.standing(c, account, row.contact_id, int(other), below)
        )

    def _cut_up(self, row: Due) -> Sequence[Part] | None:
        """None for what the channel makes no parts of: it would not next time, and others wait."""
        try:
            return self._channel.parts(outbox.message(row.stored))
        except (LookupError, TypeError, ValueError) as error:
            log.exception("reply cannot be cut up", channel=self._channel.name)
            self._runtime.metrics.incidents.labels(reason=type(error).__name__).inc()
            return None

    async def _one(self, row: Due, number: int, part: Part, last: bool) -> bool:
        """One part. False when the rest of the reply does not follow now."""
        address = str(row.address)
        if not await self._in_turn(self._pause(address, part.cost)):
            return False
        name, owner, row_id = self._lease, self._runtime.owner, row.stored.id
        began = await self._runtime.database.run(
            lambda c: delivery.begin(c, name, owner, row_id, number, self._runtime.clock())
        )
        if not began:
            return False
        try:
            name = f"{self._channel.account} {row.stored.turn} {row_id} {number}"
            named = replace(part, id=uuid.uuid5(NAMESPACE, name).hex)
            sent_id = await self._deliver(partial(self._channel.send, address), named)
        except SendError as error:
            await self._not_sent(row, number, error)
            return False
        account, now = self._channel.account, self._runtime.clock()

        def write(connection: Connection) -> None:
            code = delivery.part_sent(connection, account, row_id, number, sent_id, now)
            if code is not None and row.kind == "notice":
                fallback.elsewhere(connection, self._runtime, row.stored.turn, code, now)
            if last:
                self._left(row, connection)
            elif part.hold:
                delivery.hold(connection, self._runtime.cipher, row.contact_id, row_id, now)

        # One commit: whoever goes on after us knows what has left, and whether anything follows.
        await self._runtime.database.run(write)
        return True

    def _left(self, row: Due, connection: Connection) -> None:
        delivery.finish(connection, self._runtime.cipher, row.stored.id, self._runtime.clock())

    async def _in_turn(self, seconds: float) -> bool:
        """Wait for the pace. False when this process ends meanwhile: then the next one sends it."""
        if seconds > 0:
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(self._stopping.wait(), seconds)
        return not self._stopping.is_set()

    def _pause(self, address: str, cost: int) -> float:
        pauses = [self._paces.wait("", self._channel.pace, cost)]
        pace = self._channel.pace_of(address)
        if pace is not None:
            pauses.append(self._paces.wait(address, pace, cost))
        return max(pauses)

    async def _deliver(self, put: Callable[[Part], Awaitable[T]], part: Part) -> T:
        """Raises SendError."""
        try:
            return await put(part)
        except Misformatted:
            if part.plain is None:
                raise
            self._count("plain")
            return await put(replace(part, text=part.plain, plain=None))

    async def _not_sent(self, row: Due, number: int, error: SendError) -> None:
        kind = type(error).__name__
        log.info("not sent", channel=self._channel.name, code=error.code, error=kind)
        now, row_id, contact_id = self._runtime.clock(), row.stored.id, row.contact_id
        if isinstance(error, Unknown):
            self._count("unknown")
            return await self._runtime.database.run(
                lambda c: delivery.lose(c, row_id, contact_id, now)
            )
        if isinstance(error, Unreachable):
            opted_out = isinstance(error, OptedOut)
            return await self._failed(row, error.code, reachable=False, opted_out=opted_out)
        if isinstance(error, Unauthorised):
            self._paused_until = now + PATIENCE
            self._runtime.metrics.incidents.labels(reason="Unauthorised").inc()
            return await self._later(row, number, now + PATIENCE, error.code, failed=False)
        if isinstance(error, Later):
            return await self._try_later(row, number, error)
        return await self._failed(row, error.code)

    async def _try_later(self, row: Due, number: int, error: SendError) -> None:
        now = self._runtime.clock()
        named = error.retry_after
        tried_out = named is None and row.attempts >= len(PAUSES)
        if tried_out or now - row.created_at > HORIZON:
            return await self._failed(row, error.code)
        self._count("later")
        if named is not None:
            # A channel that says when is only busy: that is no attempt that failed.
            return await self._later(row, number, now + named, error.code, failed=False)
        pause = PAUSES[row.attempts] * random.uniform(0.75, 1.25)  # noqa: S311 - jitter
        return await self._later(row, number, now + pause, error.code)

    async def _later(
        self, row: Due, number: int, until: float, code: str, *, failed: bool = True
    ) -> None:
        row_id = row.stored.id
        await self._runtime.database.run(
            lambda c: delivery.later(c, row_id, number, until, code, failed=failed)
        )

    async def _failed(
        self, row: Due, code: str, *, reachable: bool = True, opted_out: bool = False
    ) -> None:
        """Given up here; a notice is tried on the person's next channel."""
        runtime, now = self._runtime, self._runtime.clock()

        def write(connection: Connection) -> None:
            delivery.give_up(connection, row.stored.id, code)
            if opted_out:
                for digest in contacts.addresses(connection, [row.contact_id]):
                    fallback.opted_out(connection, runtime, digest, now, code)
            if not reachable:
                fallback.blocked(connection, runtime, row.contact_id, code, now)
            if row.kind == "notice":
                fallback.elsewhere(connection, runtime, row.stored.turn, code, now)

        await runtime.database.run(write)
        self._count("failed")

    def _refusal(self, row: Due) -> str | None:
        if row.address is None:
            return "no_address"
        return "opted_out" if row.opted_out and row.kind != "service" else None

    def _morning(self, row: Due) -> float | None:
        """When a notice may leave, if it is night where the person is."""
        if row.kind != "notice" or not self._channel.can.quiet_hours:
            return None
        return morning(self._runtime.clock(), self._channel.zone_of(str(row.address)))

    def _count(self, outcome: str, many: int = 1) -> None:
        self._runtime.metrics.sends.labels(channel=self._channel.name, outcome=outcome).inc(many)


def morning(now: float, zone: str) -> float | None:
    """The next 08:00 in this zone if it is between 21:00 and 08:00 there, else None."""
    local = datetime.fromtimestamp(now, ZoneInfo(zone))
    if MORNING <= local.hour < NIGHT:
        return None
    day = local if local.hour < MORNING else local + timedelta(days=1)
    return day.replace(hour=MORNING, minute=0, second=0, microsecond=0).timestamp()
