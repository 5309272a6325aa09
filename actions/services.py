"""The services that the portal offers, kept for a moment: one answer of the portal serves many
turns, and an old answer serves when the portal is away."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable

from actions.adapters.errors import PortalError, Retryable
from actions.adapters.protocol import Adapter, Service

Clock = Callable[[], float]


class Services:
    """`seconds` is how long an answer counts as fresh, `timeout` how long the portal may take."""

    def __init__(
        self,
        adapter: Adapter,
        *,
        seconds: float = 60.0,
        timeout: float = 4.0,
        clock: Clock = time.monotonic,
    ) -> None:
        self._adapter = adapter
        self._seconds = seconds
        self._timeout = timeout
        self._clock = clock
        self._known: dict[str, tuple[float, tuple[Service, ...]]] = {}
        self._asking = asyncio.Lock()

    async def list(self, capability: str) -> tuple[Service, ...]:
        """Raises PortalError when the portal fails and has never answered before."""
        if (found := self._fresh(capability)) is not None:
            return found
        async with self._asking:
            if (found := self._fresh(capability)) is not None:
                return found
            try:
                services = await self._ask(capability)
            except PortalError:
                if capability in self._known:
                    # Ask again only after a while: a portal that is down is slow to say so.
                    services = self._known[capability][1]
                else:
                    raise
            self._known[capability] = (self._clock(), services)
            return services

    def _fresh(self, capability: str) -> tuple[Service, ...] | None:
        known = self._known.get(capability)
        if known is None or self._clock() - known[0] > self._seconds:
            return None
        return known[1]

    async def _ask(self, capability: str) -> tuple[Service, ...]:
        try:
            async with asyncio.timeout(self._timeout):
                return await self._adapter.describe(capability)
        except TimeoutError as error:
            raise Retryable("the portal took too long") from error

    async def close(self) -> None:
        await self._adapter.close()
