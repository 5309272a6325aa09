"""The transport to the dialogue: kept connections, and every way in which the other side fails."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import httpx
import pytest

from bot.dialogue.loopback import LoopbackTransport
from tests.kit.patience import PATIENCE, pass_time

OK = b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}"
CLOSING = b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\n{}"
CHUNKED = b"HTTP/1.1 503 x\r\nTransfer-Encoding: chunked\r\n\r\n1\r\n{\r\n1\r\n}\r\n0\r\n\r\n"


class Server:
    """Answers the requests of every connection with `answers`, then closes it. None: not at all."""

    def __init__(self, *answers: bytes | None) -> None:
        self.answers = answers
        self.connections = 0
        self.heard: list[bytes] = []
        self.asked, self.gone = asyncio.Event(), asyncio.Event()
        self._served: list[asyncio.Task[None]] = []

    def accept(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.connections += 1
        self._served.append(asyncio.create_task(self._serve(reader, writer)))

    async def ended(self) -> None:
        """Every connection is closed."""
        await asyncio.gather(*self._served)

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with contextlib.suppress(asyncio.IncompleteReadError, ConnectionError):
            for answer in self.answers:
                head = await reader.readuntil(b"\r\n\r\n")
                length = int(head.lower().partition(b"content-length: ")[2].split(b"\r\n")[0] or 0)
                self.heard.append(head + await reader.readexactly(length))
                self.asked.set()
                if answer is None:
                    await reader.read()
                    break
                writer.write(answer)
                await writer.drain()
        writer.close()
        self.gone.set()


@asynccontextmanager
async def talking_to(server: Server) -> AsyncIterator[httpx.AsyncClient]:
    listening = await asyncio.start_server(server.accept, "127.0.0.1", 0)
    url = f"http://127.0.0.1:{listening.sockets[0].getsockname()[1]}"
    try:
        async with httpx.AsyncClient(
            base_url=url, transport=LoopbackTransport(), timeout=PATIENCE
        ) as client:
            yield client
    finally:
        listening.close()
        await server.ended()


async def test_one_connection_is_kept() -> None:
    server = Server(OK, OK, CHUNKED)
    async with talking_to(server) as client:
        for status in (200, 200, 503):
            answer = await client.post("/turn?a=가", json={"text": "가로등"}, headers={"X-Id": "7"})
            assert (answer.status_code, answer.json()) == (status, {})
    assert server.connections == 1
    head, _, body = server.heard[0].partition(b"\r\n\r\n")
    assert head.startswith(b"POST /turn?a=%EA%B0%80 HTTP/1.1\r\nHost: 127.0.0.1:")
    assert b"\r\nX-Id: 7" in head
    assert body.decode() == '{"text":"가로등"}'


@pytest.mark.parametrize(
    "answers",
    [
        pytest.param((CLOSING,), id="says-that-it-closes"),
        pytest.param((OK,), id="closes-a-kept-one"),
    ],
)
async def test_a_closed_connection_is_replaced(answers: tuple[bytes, ...]) -> None:
    server = Server(*answers)
    async with talking_to(server) as client:
        for _ in range(3):
            assert (await client.post("/turn", json={})).json() == {}
    assert server.connections == 3


async def test_requests_at_the_same_time_have_a_connection_each() -> None:
    server = Server(OK, OK)
    async with talking_to(server) as client:
        answers = await asyncio.gather(*(client.post("/turn", json={}) for _ in range(4)))
    assert [answer.status_code for answer in answers] == [200] * 4
    assert server.connections == 4


@pytest.mark.parametrize(
    ("answer", "error"),
    [
        pytest.param(None, httpx.ReadTimeout, id="silence"),
        pytest.param(OK[:-1], httpx.RemoteProtocolError, id="cut-off"),
        pytest.param(b"", httpx.RemoteProtocolError, id="closed-at-once"),
        pytest.param(b"SMTP ready\r\n\r\n", httpx.RemoteProtocolError, id="another-protocol"),
    ],
)
async def test_failures(answer: bytes | None, error: type[httpx.HTTPError]) -> None:
    """Never the same connection again."""
    server = Server(answer)
    async with talking_to(server) as client:
        for tries in (1, 2):
            server.asked.clear()
            asking = asyncio.create_task(client.post("/turn", json={}, timeout=PATIENCE))
            if answer is None:
                await server.asked.wait()
                await pass_time()
            with pytest.raises(error):
                await asking
            assert server.connections == tries


async def test_nobody_listens() -> None:
    async with talking_to(Server()) as client:
        url = client.base_url
    transport = LoopbackTransport()
    async with httpx.AsyncClient(base_url=url, transport=transport, timeout=PATIENCE) as client:
        with pytest.raises(httpx.ConnectError):
            await client.post("/turn", json={})


async def test_an_answer_that_nobody_waits_for_reaches_nobody_else() -> None:
    server = Server(None)
    async with talking_to(server) as client:
        asking = asyncio.create_task(client.post("/turn", json={}))
        await server.asked.wait()
        asking.cancel()
        with pytest.raises(asyncio.CancelledError):
            await asking
        await server.gone.wait()
        server.answers = (OK,)
        assert (await client.post("/turn", json={})).json() == {}
    assert server.connections == 2
