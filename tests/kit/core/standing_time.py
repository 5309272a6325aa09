"""The time of an event loop, standing still: what shall happen in two minutes happens at once, or
is seen not to happen."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from contextlib import contextmanager


class StandingTime:
    """The running loop's time stands until it is moved. Sockets are heard all the same."""

    def __init__(self) -> None:
        self._loop = asyncio.get_running_loop()
        self._running = self._loop.time
        self._now = self._running()
        self._become(lambda: self._now)

    async def move(self, seconds: float) -> None:
        """Returns when everything that is due by then has been told."""
        self._now += seconds
        told = self._loop.create_future()
        # Timers go off in the order of their times: this one is the last.
        self._loop.call_at(self._now, told.set_result, None)
        await told

    def go_on(self) -> None:
        """It runs again from where it stands."""
        running, ahead = self._running, self._now - self._running()
        self._become(lambda: running() + ahead)

    def _become(self, time: Callable[[], float]) -> None:
        setattr(self._loop, "time", time)  # noqa: B010 (mypy forbids the other way)


@contextmanager
def standing() -> Iterator[StandingTime]:
    time = StandingTime()
    try:
        yield time
    finally:
        time.go_on()
