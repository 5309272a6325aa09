"""Limit on wrong keys of one network: over it a wrong key gets 429. A right key is always taken,
and a request without a key does not count."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Literal

import structlog

from actions.base.network import network_of
from actions.base.rate import Rate
from actions.portal.cases.filing import Clock
from actions.portal.core import refusal_store
from actions.portal.core.database import Database
from actions.portal.core.problems import Problem, TooManyKeys, Unauthenticated

RATE = Rate(10, 600.0)
PURGE_EVERY = timedelta(hours=1)
Event = Literal["key_refused", "key_limited"]
Told = Callable[[Event, str | None], None]
"""Hears of every wrong key, with the network that it came from."""


def write_down(event: Event, network: str | None) -> None:
    """One line, for whoever runs the portal by itself."""
    structlog.get_logger("security").warning(event, **({"network": network} if network else {}))


class RefusedKeys:
    def __init__(self, database: Database, now: Clock, told: Told) -> None:
        self._database, self._now, self._told = database, now, told
        self._purge_at = now() + PURGE_EVERY

    def problem(self, client: str | None) -> Problem:
        """What is answered to a wrong key from this IP address."""
        network = network_of(client)
        wait = 0.0 if network is None else self._wait(network)
        self._told("key_limited" if wait else "key_refused", network)
        if wait:
            return TooManyKeys(wait)
        return Unauthenticated("the key is not known")

    def purge(self) -> None:
        with self._database.write() as session:
            refusal_store.purge(session, self._now().timestamp())

    def _wait(self, network: str) -> float:
        moment = self._now()
        now = moment.timestamp()
        # Whoever goes on guessing costs no write.
        with self._database.read() as session:
            wait = refusal_store.wait(session, network, RATE, now)
        if wait:
            return wait
        if moment >= self._purge_at:
            self._purge_at = moment + PURGE_EVERY
            self.purge()
        with self._database.write() as session:
            return refusal_store.count(session, network, RATE, now)
