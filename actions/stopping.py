"""SIGTERM and SIGINT end the action server at whatever moment they come.

Sanic's own handlers stop the event loop, which nobody notices while the listeners of its start are
still running: the signal is lost, and the process never ends. Here the loop is stopped a moment
later, again and again until the server has begun to stop.
"""

from __future__ import annotations

import asyncio
from signal import SIGINT, SIGTERM
from typing import Any

from sanic import Sanic

PAUSE = 0.05
"""Seconds between a signal, or a try, and the next try."""


def ends_by_signal(app: Sanic[Any, Any]) -> None:
    """From the moment in which `app` begins to serve."""
    begun = asyncio.Event()

    async def listen(_app: Any, loop: asyncio.AbstractEventLoop) -> None:
        def stop() -> None:
            if not begun.is_set():
                app.stop(terminate=False)
                loop.call_later(PAUSE, stop)

        for signal in (SIGTERM, SIGINT):
            loop.add_signal_handler(signal, loop.call_later, PAUSE, stop)

    async def begin(_app: Any, _loop: asyncio.AbstractEventLoop) -> None:
        begun.set()

    app.register_listener(listen, "after_server_start")
    app.register_listener(begin, "before_server_stop")
