"""What the gateway does for each channel that is sent to: tell it where we are, and fetch from it
where it cannot reach us, in one process at a time."""

from __future__ import annotations

import asyncio
import contextlib

import structlog
from sqlalchemy.exc import SQLAlchemyError

from bot import feed
from bot.conversation import Parts
from bot.gateway import Gateway
from connectors.contract import Channel, SendError

log = structlog.get_logger("channels")
LEASE = 15.0
AGAIN = 30.0
"""Seconds until a channel that would not start is tried again."""


class ChannelTasks:
    def __init__(self, parts: Parts, gateway: Gateway) -> None:
        self._parts = parts
        self._gateway = gateway
        self.failing: dict[str, str] = {}
        """Name of a channel → why it does not work, in its own code."""

    async def run(self) -> None:
        """Until cancelled."""
        async with asyncio.TaskGroup() as group:
            for channel in self._parts.channels.values():
                group.create_task(self._keep(channel))

    async def _keep(self, channel: Channel) -> None:
        try:
            started = False
            while True:
                started = started or await self._start(channel)
                if started:
                    await self._poll(channel)
                await asyncio.sleep(LEASE / 3 if started else AGAIN)
        finally:
            await channel.stop()

    async def _start(self, channel: Channel) -> bool:
        try:
            await channel.start()
        except SendError as error:
            # The other channels go on; /health/ready names this one.
            log.error("channel does not start", channel=channel.name, code=error.code)
            self._parts.metrics.incidents.labels(reason=type(error).__name__).inc()
            self.failing[channel.name] = error.code
            return False
        self.failing.pop(channel.name, None)
        return True

    async def _poll(self, channel: Channel) -> None:
        """As long as this process holds the lease of it; one that does not poll ends at once."""
        if not await self._lease(channel):
            return
        polling = asyncio.create_task(channel.poll(self._gateway))
        try:
            while not polling.done():
                await asyncio.wait({polling}, timeout=LEASE / 3)
                if not await self._lease(channel):
                    return
            await polling
        except SendError as error:
            log.error("channel does not answer", channel=channel.name, code=error.code)
            self.failing[channel.name] = error.code
            await asyncio.sleep(AGAIN)
        finally:
            polling.cancel()
            with contextlib.suppress(asyncio.CancelledError, SendError):
                await polling

    async def _lease(self, channel: Channel) -> bool:
        parts, now = self._parts, self._parts.clock()
        name = f"poll:{channel.account}"
        try:
            held = await parts.database.run(
                lambda c: feed.claim(c, name, parts.owner, now=now, seconds=LEASE)
            )
        except SQLAlchemyError as error:
            log.warning("database does not answer", reason=type(error).__name__)
            return False
        return held is not None
