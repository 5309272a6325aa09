"""Answers that are held for as long as a test wants, so that what happens meanwhile can be seen."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

from tests.kit.fakes.proxy import Exchange, Plan, Point
from tests.kit.patience import LOOK, PATIENCE
from tests.kit.stack.processes import Stack

TURN = "/webhooks/gateway/turn"


class Held:
    def __init__(self, plan: Plan) -> None:
        self._plan = plan

    def wait(self, turns: int = 1, seconds: float = PATIENCE) -> None:
        """Until so many turns wait before the dialogue. Raises TimeoutError."""
        until = time.monotonic() + seconds
        while self._plan.done < turns:
            if time.monotonic() > until:
                raise TimeoutError(f"{self._plan.done} of {turns} turns after {seconds} s")
            time.sleep(LOOK)


@contextmanager
def dialogue_held(stack: Stack, marker: str = "") -> Iterator[Held]:
    """No turn (with `marker` in it) gets into the dialogue until the block is left. The stack has
    proxies."""
    let_go = threading.Event()

    def is_held(exchange: Exchange) -> bool:
        return exchange.path.startswith(TURN) and marker.encode() in exchange.body

    plan = stack.proxies["dialogue"].plan(
        Point.REQUEST, lambda _exchange: let_go.wait(), match=is_held, times=0
    )
    try:
        yield Held(plan)
    finally:
        let_go.set()
        stack.proxies["dialogue"].clear()
