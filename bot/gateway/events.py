"""Events of channels that are sent to: what is not a message for the dialogue is settled here."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import replace

import structlog
from limits import RateLimitItemPerMinute
from limits.storage import MemoryStorage
from limits.strategies import MovingWindowRateLimiter
from sqlalchemy import Connection
from sqlalchemy.exc import SQLAlchemyError

from bot.conversations import contacts
from bot.conversations.sender import NewMessage
from bot.core.errors import Silenced
from bot.delivery import fallback
from bot.delivery import store as delivery
from bot.gateway.auto_replies import AutoReplyWriter
from bot.linking import flow as linking
from bot.messages import intake
from bot.runtime import Runtime
from connectors.contract import (
    Accepted,
    AutoReply,
    Channel,
    DeliveryStatus,
    Event,
    InboundMessage,
    OptOut,
    Reachability,
    Refused,
    Resume,
)

log = structlog.get_logger("channel")
SOMETIMES = RateLimitItemPerMinute(10)
ONCE = RateLimitItemPerMinute(1)
"""How often a person is told something by the channel itself, and that it was too often."""


class ChannelEvents:
    def __init__(
        self, runtime: Runtime, accept: Callable[[InboundMessage], Awaitable[Accepted]]
    ) -> None:
        self._runtime = runtime
        self._accept = accept
        self._limiter = MovingWindowRateLimiter(MemoryStorage())

    async def take(self, channel: Channel, event: Event) -> Accepted | None:
        """Make an event durable. Raises Refused: for a message what the person is told already,
        and `busy` when nothing could be stored. None for what no turn is taken for."""
        try:
            match event:
                case InboundMessage():
                    return await self._message(channel, event)
                case AutoReply():
                    await self._reply(channel, event)
                case Reachability():
                    await self._reachability(event)
                case DeliveryStatus():
                    await self._delivery_status(event)
                case Resume():
                    await self._resume(channel, event)
        except SQLAlchemyError as error:
            self._runtime.metrics.incidents.labels(reason=type(error).__name__).inc()
            raise Refused("busy", "system.unavailable") from error
        return None

    async def _message(self, channel: Channel, message: InboundMessage) -> Accepted | None:
        """A refusal is told by the channel itself, since nobody fetches it."""
        try:
            return await self._accept(message)
        except Silenced:
            await self._reply(channel, channel.while_stopped(message))
        except Refused as refused:
            if refused.reason != "busy":
                await self._reply(channel, AutoReply(message, refused.key, refused.values))
            raise
        return None

    async def _reply(self, channel: Channel, reply: AutoReply) -> None:
        now, message = self._runtime.clock(), reply.message
        new = self._sender(message)
        most = ONCE if reply.key == "system.rate_limited" else SOMETIMES
        opts = isinstance(reply, OptOut) and reply.word in ("stop", "start")
        may_be_told = opts or self._limiter.hit(most, new.contact, str(most))
        if not may_be_told:
            self._runtime.metrics.refusals.labels(channel=message.channel, reason="rate").inc()
        writer = AutoReplyWriter(self._runtime, channel, reply, new, now)
        await self._runtime.database.run(lambda c: writer.write(c, may_be_told))
        self._runtime.metrics.messages.labels(channel=message.channel, kind="note").inc()

    async def _reachability(self, event: Reachability) -> None:
        digest = self._runtime.cipher.digest("contact", event.account, event.contact)

        now = self._runtime.clock()

        def write(connection: Connection) -> None:
            row = contacts.find(connection, event.account, digest)
            if row is None:
                return
            if event.reachable:
                contacts.set_reachable(connection, row.contact_id, True)
            else:
                fallback.blocked(connection, self._runtime, row.contact_id, "blocked", now)

        await self._runtime.database.run(write)

    async def _delivery_status(self, event: DeliveryStatus) -> None:
        now = self._runtime.clock()

        def write(connection: Connection) -> bool:
            account, sent_id, code = event.account, event.sent_id, event.code
            report = delivery.status(connection, account, sent_id, event.state, code, now)
            turn = delivery.turn_of(connection, account, sent_id)
            if report == "new" and event.state == "failed" and turn is not None:
                fallback.elsewhere(connection, self._runtime, turn, code or "failed", now)
            return report != "unknown"

        if not await self._runtime.database.run(write):
            log.info("status of an unknown message", account=event.account.partition(":")[0])
        self._runtime.metrics.sends.labels(
            channel=event.account.partition(":")[0], outcome=event.state
        ).inc()

    async def _resume(self, channel: Channel, event: Resume) -> None:
        new, now = self._sender(event.message), self._runtime.clock()

        def write(connection: Connection) -> None:
            if not linking.redeem(connection, self._runtime.cipher, new, event.token, now):
                # A token is written in no language.
                reply = AutoReply(replace(event.message, text=None), "link.expired")
                AutoReplyWriter(self._runtime, channel, reply, new, now).write(connection)

        await self._runtime.database.run(write)

    def _sender(self, message: InboundMessage) -> NewMessage:
        return intake.sender(self._runtime.cipher, message, self._runtime.settings.locale)
