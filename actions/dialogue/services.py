"""The services that the portals offer, kept for a moment: one answer of a portal serves many turns,
and an old answer serves when the portal is away."""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Callable
from dataclasses import replace
from functools import partial

from actions.adapters.errors import PortalError, Retryable
from actions.adapters.portals import Portals
from actions.adapters.protocol import Adapter, Service

log = logging.getLogger(__name__)

Clock = Callable[[], float]
Answer = tuple[Service, ...] | PortalError
_PAUSE = 5.0
"""Seconds without another try after one of several portals has failed: the others need not wait."""


class Services:
    """What all portals of a capability offer. `seconds` is how long an answer counts as fresh,
    `timeout` how long a portal may take."""

    def __init__(
        self,
        portals: Portals,
        *,
        seconds: float = 60.0,
        timeout: float = 4.0,
        clock: Clock = time.monotonic,
    ) -> None:
        self._portals = portals
        self._limits = (seconds, timeout, clock)
        self._offers: dict[str, dict[str, _Offer]] = {}

    async def list(self, capability: str) -> tuple[Service, ...]:
        """Each service from the portal that serves its agency; a portal that has never answered
        hides none of the others. Raises PortalError when all of them fail."""
        offers = self._of(capability)
        asked = await asyncio.gather(*(offer.list() for offer in offers.values()))
        found: tuple[Service, ...] = ()
        for name, answer in zip(offers, asked, strict=True):
            if isinstance(answer, PortalError):
                log.warning("portal %s lists no services: %s", name, type(answer).__name__)
                continue
            found += answer
        failures = [answer for answer in asked if isinstance(answer, PortalError)]
        if len(failures) == len(asked):
            raise failures[0] if failures else Retryable(f"no portal serves {capability}")
        return found

    async def close(self) -> None:
        await self._portals.close()

    def _of(self, capability: str) -> dict[str, _Offer]:
        if capability not in self._offers:
            portals = self._portals.of(capability)
            pause = _PAUSE if len(portals) > 1 else 0.0
            self._offers[capability] = {
                name: _Offer(
                    client, capability, partial(self._taken, capability, name), pause, *self._limits
                )
                for name, client in portals.items()
            }
        return self._offers[capability]

    def _taken(
        self, capability: str, name: str, offered: tuple[Service, ...]
    ) -> tuple[Service, ...]:
        """Those of the agencies that this portal serves. Two portals may call a service the same:
        only the one for the rest keeps its codes as they are."""
        mine = (s for s in offered if self._portals.serving(capability, s.agency_code) == name)
        if self._portals.is_rest(capability, name):
            return tuple(replace(s, portal=name) for s in mine)
        return tuple(
            replace(s, portal=name, code=f"{name}.{s.code}", own_code=s.code) for s in mine
        )


class _Offer:
    """What one portal offers of one capability; `taken` are those of its services that count,
    named once for each answer of the portal."""

    def __init__(
        self,
        adapter: Adapter,
        capability: str,
        taken: Callable[[tuple[Service, ...]], tuple[Service, ...]],
        pause: float,
        seconds: float,
        timeout: float,
        clock: Clock,
    ) -> None:
        self._adapter = adapter
        self._capability = capability
        self._taken = taken
        self._pause, self._seconds, self._timeout = pause, seconds, timeout
        self._clock = clock
        self._known: tuple[float, tuple[Service, ...]] | None = None
        self._failed: tuple[float, PortalError] | None = None
        self._asking = asyncio.Lock()

    async def list(self) -> Answer:
        """The error only when the portal fails and has never answered before."""
        if (found := self._fresh()) is not None:
            return found
        async with self._asking:
            if (found := self._fresh()) is not None:
                return found
            return await self._ask()

    def _fresh(self) -> Answer | None:
        now = self._clock()
        if self._known is not None and now - self._known[0] <= self._seconds:
            return self._known[1]
        if self._failed is not None and now - self._failed[0] < self._pause:
            return self._failed[1]
        return None

    async def _ask(self) -> Answer:
        try:
            async with asyncio.timeout(self._timeout):
                services = await self._adapter.describe(self._capability)
        except TimeoutError:
            return self._old(Retryable("the portal took too long"))
        except PortalError as error:
            return self._old(error)
        return self._keep(self._taken(services))

    def _old(self, error: PortalError) -> Answer:
        """Ask again only after a while: a portal that is down is slow to say so."""
        if self._known is not None:
            return self._keep(self._known[1])
        self._failed = (self._clock(), error)
        return error

    def _keep(self, services: tuple[Service, ...]) -> Answer:
        self._known, self._failed = (self._clock(), services), None
        return services
