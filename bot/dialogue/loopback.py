"""HTTP to another process of the same machine, as a transport of httpx.

What httpx brings is made for the whole web: of a turn's time in the gateway it took half. Here a
connection is kept and used by one request at a time, a request is one write, an answer is read
whole. No TLS, no proxies, no compression, no streams.
"""

from __future__ import annotations

import asyncio
from collections import deque
from typing import cast

import httptools
import httpx


class LoopbackTransport(httpx.AsyncBaseTransport):
    """For `httpx.AsyncClient(transport=…)`. Only for requests that are safe to repeat: one that
    meets a kept connection just as it is closed is sent again over a new one."""

    def __init__(self) -> None:
        self._idle: deque[_Connection] = deque()

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """Raises httpx.ConnectError, ConnectTimeout, ReadTimeout, RemoteProtocolError."""
        message = _written(request, await request.aread())
        seconds = request.extensions.get("timeout", {})
        while (kept := self._kept()) is not None:
            try:
                return await self._exchange(kept, message, seconds.get("read"))
            except _ClosedUnanswered:
                continue
        connection = await _connect(request.url, seconds.get("connect"))
        try:
            return await self._exchange(connection, message, seconds.get("read"))
        except _ClosedUnanswered as error:
            raise httpx.RemoteProtocolError(str(error)) from error

    async def aclose(self) -> None:
        while (kept := self._kept()) is not None:
            kept.close()

    def _kept(self) -> _Connection | None:
        """An open connection that nobody uses; the last used one, so that the others may end."""
        while self._idle:
            connection = self._idle.pop()
            if connection.usable:
                return connection
        return None

    async def _exchange(
        self, connection: _Connection, message: bytes, seconds: float | None
    ) -> httpx.Response:
        try:
            async with asyncio.timeout(seconds):
                response = await connection.ask(message)
        except TimeoutError:
            raise httpx.ReadTimeout("no answer in time") from None
        finally:
            if connection.usable:
                self._idle.append(connection)
            else:
                connection.close()
        return response


class _ClosedUnanswered(Exception):
    """The other side has closed the connection before the first byte of an answer."""


class _Connection(asyncio.Protocol):
    """One connection. `ask` may be cancelled: it is of no use after that."""

    def __init__(self) -> None:
        self._transport: asyncio.Transport | None = None
        self._answer: asyncio.Future[httpx.Response] | None = None
        self._begin()

    @property
    def usable(self) -> bool:
        """Open, and neither side is in the middle of something."""
        return self._transport is not None and self._answer is None

    async def ask(self, message: bytes) -> httpx.Response:
        """The whole answer. Raises _ClosedUnanswered, httpx.RemoteProtocolError."""
        if self._transport is None:
            raise _ClosedUnanswered("closed")
        answer: asyncio.Future[httpx.Response] = asyncio.get_running_loop().create_future()
        self._answer = answer
        self._begin()
        self._transport.write(message)
        response = await answer
        # Not reached when it failed or was cut off: what arrives then belongs to nobody.
        self._answer = None
        if not self._keeps:
            self.close()
        return response

    def close(self) -> None:
        if self._transport is not None:
            self._transport.abort()
            self._transport = None

    def _begin(self) -> None:
        self._parser = httptools.HttpResponseParser(self)
        self._headers: list[tuple[bytes, bytes]] = []
        self._body: list[bytes] = []
        self._heard = self._keeps = False

    # asyncio.Protocol

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = cast(asyncio.Transport, transport)

    def data_received(self, data: bytes) -> None:
        self._heard = True
        try:
            self._parser.feed_data(data)
        except httptools.HttpParserError as error:
            self._fail(httpx.RemoteProtocolError(type(error).__name__))
            self.close()

    def connection_lost(self, exc: Exception | None) -> None:  # noqa: ARG002 (asyncio's name)
        self._transport = None
        if self._heard:
            self._fail(httpx.RemoteProtocolError("closed in the middle of an answer"))
        else:
            self._fail(_ClosedUnanswered("closed without an answer"))

    # httptools.HttpResponseParser

    def on_header(self, name: bytes, value: bytes) -> None:
        self._headers.append((name, value))

    def on_body(self, body: bytes) -> None:
        self._body.append(body)

    def on_message_complete(self) -> None:
        self._keeps = self._parser.should_keep_alive()
        response = httpx.Response(
            self._parser.get_status_code(), headers=self._headers, content=b"".join(self._body)
        )
        if self._answer is not None and not self._answer.done():
            self._answer.set_result(response)

    def _fail(self, error: Exception) -> None:
        if self._answer is not None and not self._answer.done():
            self._answer.set_exception(error)


async def _connect(url: httpx.URL, seconds: float | None) -> _Connection:
    loop = asyncio.get_running_loop()
    try:
        async with asyncio.timeout(seconds):
            _, connection = await loop.create_connection(_Connection, url.host, url.port or 80)
    except TimeoutError:
        raise httpx.ConnectTimeout("no connection in time") from None
    except OSError as error:
        raise httpx.ConnectError(type(error).__name__) from error
    return connection


def _written(request: httpx.Request, body: bytes) -> bytes:
    head = [f"{request.method} {request.url.raw_path.decode('ascii')} HTTP/1.1".encode()]
    head += [name + b": " + value for name, value in request.headers.raw]
    return b"\r\n".join(head) + b"\r\n\r\n" + body
