"""Keeps child processes alive: starts them, restarts what dies, stops them in order."""

from __future__ import annotations

import signal
import time
from collections.abc import Callable, Sequence
from types import FrameType

from bot.cli.run.child import Child

TICK = 0.05
GRACE = 10.0
"""Seconds between SIGTERM and SIGKILL."""


REFUSED = 2
"""Exit code of a process whose settings or key are refused (`bot.cli.command_line.USAGE`)."""


class StartFailed(Exception):
    """A child ended before it was ready and is not started again; the argument is the child."""

    def __init__(self, child: Child) -> None:
        super().__init__(child.name)
        self.child = child


class Supervisor:
    """`children` in the order of their start. They are stopped in two steps: first those who use
    others (`users`: gateways and workers, which finish their turns), then the rest.

    `on_ready` and `on_restart` are told as it happens.
    """

    def __init__(
        self,
        children: Sequence[Child],
        users: Sequence[Child],
        on_ready: Callable[[Child, float], None],
        on_restart: Callable[[Child, int | None], None],
    ) -> None:
        self._children = list(children)
        self._users = list(users)
        self._on_ready = on_ready
        self._on_restart = on_restart
        self.stopped_by: signal.Signals | None = None

    def listen(self) -> None:
        """SIGTERM and SIGINT end `run`."""
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, self._stop_soon)

    def start(self) -> None:
        for child in self._children:
            child.start()

    def wait_ready(self) -> bool:
        """Until all are ready; False when we were told to stop. Raises StartFailed."""
        waiting = list(self._children)
        while waiting and self.stopped_by is None:
            for child in list(waiting):
                if child.check_ready():
                    self._on_ready(child, time.monotonic() - child.started_at)
                    waiting.remove(child)
                elif not child.running:
                    raise StartFailed(child)
            time.sleep(TICK)
        return self.stopped_by is None

    def run(self) -> None:
        """Until a signal: whatever dies is started again. Raises StartFailed for what cannot."""
        while self.stopped_by is None:
            now = time.monotonic()
            for child in self._children:
                self._look_after(child, now)
            time.sleep(TICK)

    def stop(self) -> None:
        """Every child is gone afterwards."""
        rest = [child for child in self._children if child not in self._users]
        for group in (self._users, rest):
            for child in group:
                child.signal(signal.SIGTERM)
            until = time.monotonic() + GRACE
            while any(child.running for child in group) and time.monotonic() < until:
                time.sleep(TICK)
            for child in group:
                child.signal(signal.SIGKILL)
            for child in group:
                if child.process is not None:
                    child.process.wait()

    def _look_after(self, child: Child, now: float) -> None:
        if child.running:
            if not child.ready and child.check_ready():
                self._on_ready(child, now - child.started_at)
            return
        if child.exit_code == REFUSED and not child.ready:
            # A key that is gone, a setting that is wrong: it will not be better next time.
            raise StartFailed(child)
        if not child.restart_at:
            self._on_restart(child, child.exit_code)
            child.plan_restart(now)
        elif now >= child.restart_at:
            child.start()

    def _stop_soon(self, number: int, _frame: FrameType | None) -> None:
        self.stopped_by = signal.Signals(number)
