"""The gateway's web server: a page that listens does not hold up its end."""

from __future__ import annotations

import socket
from collections.abc import Awaitable, Callable

import uvicorn


class Server(uvicorn.Server):
    """Asked to stop, it ends the open streams first: they end by themselves only when their
    clients go, and until then uvicorn would wait, for as long as `timeout_graceful_shutdown`."""

    def __init__(self, config: uvicorn.Config, end_streams: Callable[[], Awaitable[None]]) -> None:
        super().__init__(config)
        self._end_streams = end_streams

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        await self._end_streams()
        await super().shutdown(sockets)
