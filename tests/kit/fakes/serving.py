"""uvicorn for tests: it ends within milliseconds. The original looks ten times a second whether it
shall end and what is still open, which hundreds of tests wait for."""

from __future__ import annotations

import asyncio
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager

import uvicorn
from starlette.types import ASGIApp

from tests.kit.patience import ended

LOOK = 0.004


class QuickServer(uvicorn.Server):
    async def main_loop(self) -> None:
        while not await self.on_tick(0):  # noqa: ASYNC110 (a flag of uvicorn)
            await asyncio.sleep(LOOK)

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """What is under way may end within `timeout_graceful_shutdown`; then it is cancelled."""
        for server in self.servers:
            server.close()
        for listener in sockets or []:
            listener.close()
        for connection in list(self.server_state.connections):
            connection.shutdown()
        try:
            async with asyncio.timeout(self.config.timeout_graceful_shutdown):
                while self.server_state.connections or self.server_state.tasks:  # noqa: ASYNC110
                    await asyncio.sleep(LOOK)
        except TimeoutError:
            for task in self.server_state.tasks:
                task.cancel()
        await self.lifespan.shutdown()


def listening(port: int = 0) -> socket.socket:
    """A listener on 127.0.0.1. asyncio switches Nagle's algorithm off only for sockets that name
    their protocol, which those of `socket.create_server` do not: 40 ms for each answer."""
    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    listener.bind(("127.0.0.1", port))
    listener.listen(128)
    return listener


@contextmanager
def in_a_thread(app: ASGIApp) -> Iterator[str]:
    """The address at which the app is served, by a loop of its own."""
    listener = listening()
    config = uvicorn.Config(app, log_level="critical", access_log=False)
    config.timeout_graceful_shutdown = 1
    server = QuickServer(config)
    thread = threading.Thread(target=lambda: asyncio.run(server.serve([listener])))
    thread.start()
    try:
        yield f"http://127.0.0.1:{listener.getsockname()[1]}"
    finally:
        server.should_exit = True
        ended(thread)
        listener.close()
