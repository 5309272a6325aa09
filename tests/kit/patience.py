"""How long a test waits, at most, for what must happen.

A guard against waiting for ever, never a measure: whoever waits looks for a condition, and a
machine that does other things at the same time may take ten times as long.
"""

from __future__ import annotations

import asyncio
import os
import threading

from tests.kit.load.size import LONG

PATIENCE = float(os.environ.get("SINMUNGO_TEST_PATIENCE", "120"))
"""Seconds for one thing to happen."""
LIMIT = (60 if LONG else 10) * PATIENCE
"""Seconds for a test of hundreds of conversations; of `make test-long`, for the longest part."""
LOOK = 0.02
"""Seconds between two looks at what cannot wake whoever waits for it."""
TURNS = 20
"""Of an event loop, for what needs only turns of it."""


def ended(*threads: threading.Thread) -> None:
    """Fails the test where one does not end."""
    for thread in threads:
        thread.join(PATIENCE)
        assert not thread.is_alive(), f"{thread.name} did not end within {PATIENCE} s"


async def pass_time(seconds: float = 2 * LIMIT) -> None:
    """So much time goes by for the running loop at once: whoever waits for a time on it is late,
    has been told so, and has done what it does about it without waiting for anything else."""
    loop = asyncio.get_running_loop()
    real = loop.time
    loop.time = lambda: real() + seconds  # type: ignore[method-assign]
    for _ in range(TURNS):
        await asyncio.sleep(0)
