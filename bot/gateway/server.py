"""The gateway's web server: it ends open streams before it stops."""

from __future__ import annotations

import socket
from collections.abc import Awaitable, Callable

import uvicorn


class Server(uvicorn.Server):
    """uvicorn's server, which ends the open streams when it is asked to stop. Streams end by
    themselves only when their clients go, and uvicorn waits for them until
    `timeout_graceful_shutdown` is over."""

    def __init__(self, config: uvicorn.Config, end_streams: Callable[[], Awaitable[None]]) -> None:
        super().__init__(config)
        self._end_streams = end_streams

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        await self._end_streams()
        await super().shutdown(sockets)
