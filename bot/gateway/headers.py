"""Connections that do not finish their headers in time: the server closes them."""

from __future__ import annotations

import asyncio
from typing import ClassVar

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

SECONDS = 15.0


class Protocol(HttpToolsProtocol):
    """uvicorn's protocol with a time limit for the headers of a request. The limit starts with the
    connection, and again with the first byte after an answer."""

    seconds: ClassVar[float] = SECONDS
    _waiting: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        super().connection_made(transport)
        self._wait()

    def data_received(self, data: bytes) -> None:
        super().data_received(data)
        # A WebSocket has a protocol of its own from here on.
        if self.transport.get_protocol() is self and self._is_idle():
            self._wait()

    def on_message_begin(self) -> None:
        self._wait()
        super().on_message_begin()

    def on_headers_complete(self) -> None:
        self._end()
        super().on_headers_complete()

    def connection_lost(self, exc: Exception | None) -> None:
        self._end()
        super().connection_lost(exc)

    def _is_idle(self) -> bool:
        return self.cycle is None or self.cycle.response_complete

    def _wait(self) -> None:
        if self._waiting is None and not self.transport.is_closing():
            self._waiting = self.loop.call_later(self.seconds, self._over)

    def _end(self) -> None:
        if self._waiting is not None:
            self._waiting.cancel()
            self._waiting = None

    def _over(self) -> None:
        """The next request of a connection may be half there while an answer is still sent."""
        self._waiting = None
        if self._is_idle():
            self.transport.abort()
        else:
            self._wait()
