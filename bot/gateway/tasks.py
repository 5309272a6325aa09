"""What the gateway does for each channel that is sent to: tell it where we are, and fetch from it
where it cannot reach us, in one process at a time."""

from __future__ import annotations

import asyncio

import structlog
from sqlalchemy.exc import SQLAlchemyError

from bot.core import named_lease
from bot.gateway.service import Gateway
from bot.runtime import Runtime
from connectors.contract import Channel, SendError

log = structlog.get_logger("channels")
LEASE = 15.0
AGAIN = 30.0
"""Seconds until a channel that would not start is tried again."""


class ChannelTasks:
    def __init__(self, runtime: Runtime, gateway: Gateway) -> None:
        self._runtime = runtime
        self._gateway = gateway
        self.failing: dict[str, str] = {}
        """Name of a channel → why it does not work, in its own code."""

    async def run(self) -> None:
        """Until cancelled."""
        async with asyncio.TaskGroup() as group:
            for channel in self._runtime.channels.values():
                group.create_task(self._keep(channel))

    async def _keep(self, channel: Channel) -> None:
        try:
            started = False
            while True:
                started = started or await self._start(channel)
                if started:
                    started = await self._poll(channel)
                await asyncio.sleep(LEASE / 3 if started else AGAIN)
        finally:
            await channel.stop()

    async def _start(self, channel: Channel) -> bool:
        [error] = await asyncio.gather(channel.start(), return_exceptions=True)
        if error is not None:
            self._failed(channel, "channel does not start", error)
            return False
        self.failing.pop(channel.name, None)
        return True

    async def _poll(self, channel: Channel) -> bool:
        """As long as this process holds the lease of it; one that does not poll ends at once. False
        when it has to be started again."""
        if not await self._lease(channel):
            return True
        polling = asyncio.create_task(channel.poll(self._gateway))
        try:
            await asyncio.wait({polling}, timeout=LEASE / 3)
            while not polling.done() and await self._lease(channel):
                await asyncio.wait({polling}, timeout=LEASE / 3)
        finally:
            polling.cancel()
            [error] = await asyncio.gather(polling, return_exceptions=True)
        if error is None or isinstance(error, asyncio.CancelledError):
            return True
        self._failed(channel, "channel does not answer", error)
        return False

    def _failed(self, channel: Channel, what: str, error: BaseException) -> None:
        """The other channels go on, whatever it is; /health/ready names this one."""
        code = error.code if isinstance(error, SendError) else type(error).__name__
        unexpected = None if isinstance(error, SendError) else error
        log.error(what, channel=channel.name, code=code, exc_info=unexpected)
        self._runtime.metrics.incidents.labels(reason=type(error).__name__).inc()
        self.failing[channel.name] = code

    async def _lease(self, channel: Channel) -> bool:
        runtime, now = self._runtime, self._runtime.clock()
        name = f"poll:{channel.account}"
        try:
            held = await runtime.database.run(
                lambda c: named_lease.claim(c, name, runtime.owner, now=now, seconds=LEASE)
            )
        except SQLAlchemyError as error:
            log.warning("database does not answer", reason=type(error).__name__)
            return False
        return held is not None
