"""Who does not finish the headers of a request is cut off; who does is not. Time is moved, not
waited for."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

import pytest
import uvicorn
from fastapi import FastAPI, WebSocket
from fastapi.responses import StreamingResponse

from bot.gateway.headers import SECONDS, Protocol
from tests.kit.patience import LOOK, PATIENCE, pass_time
from tests.kit.ports import free_port

WHOLE = b"GET /quick HTTP/1.1\r\nHost: here\r\n\r\n"
SLOW = b"GET /slow HTTP/1.1\r\nHost: here\r\nConnection: close\r\n\r\n"
UPGRADE = (
    b"GET /socket HTTP/1.1\r\nHost: here\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
    b"Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n"
)
TURNS = 40
pytestmark = pytest.mark.real


@dataclass
class There:
    """A server of one test; `go_on` lets its slow answers end."""

    port: int
    go_on: asyncio.Event = field(default_factory=asyncio.Event)

    def app(self) -> FastAPI:
        made = FastAPI()

        @made.get("/quick")
        async def quick() -> str:
            return "here"

        @made.get("/slow")
        async def slow() -> StreamingResponse:
            async def parts() -> AsyncIterator[bytes]:
                yield b"begun\n"
                await self.go_on.wait()
                yield b"end\n"

            return StreamingResponse(parts())

        @made.websocket("/socket")
        async def socket(there: WebSocket) -> None:
            await there.accept()
            await self.go_on.wait()
            await there.send_text("still here")

        return made


async def until_started(running: uvicorn.Server) -> None:
    while not running.started:  # noqa: ASYNC110 - it tells nobody
        await asyncio.sleep(LOOK)


@asynccontextmanager
async def server() -> AsyncIterator[There]:
    there = There(free_port())
    config = uvicorn.Config(
        there.app(), port=there.port, http=Protocol, log_config=None, timeout_keep_alive=10_000
    )
    running = uvicorn.Server(config)
    task = asyncio.create_task(running.serve())
    await until_started(running)
    try:
        yield there
    finally:
        there.go_on.set()
        running.should_exit = True
        await task


UNFINISHED = {
    "half a line": [b"GET /quick HT"],
    "no end": [b"GET /quick HTTP/1.1\r\nHost: here\r\n"],
    "empty lines": [b"\r\n"] * 6,
    "a header at a time": [b"GET /quick HTTP/1.1\r\n", *[b"X-a: b\r\n"] * 6],
    "a byte at a time": [b"G", b"E", b"T", b" ", b"/", b"a", b"b"],
}


async def drip(writer: asyncio.StreamWriter, pieces: list[bytes]) -> None:
    """Each a quarter of the allowed time after the one before."""
    for piece in pieces:
        if not writer.is_closing():
            writer.write(piece)
        for _ in range(TURNS):
            await asyncio.sleep(0)
        await pass_time(SECONDS / 4)
    await pass_time(SECONDS)


async def ended(reader: asyncio.StreamReader) -> bytes:
    """What comes until the connection ends."""
    found = b""
    try:
        async with asyncio.timeout(PATIENCE * 100):
            while chunk := await reader.read(1000):
                found += chunk
    except ConnectionError:
        return found
    return found


async def until(reader: asyncio.StreamReader, wanted: bytes) -> bytes:
    found = b""
    while wanted not in found:
        chunk = await reader.read(1000)
        assert chunk, found
        found += chunk
    return found


@pytest.mark.parametrize("pieces", [[b""], *UNFINISHED.values()], ids=["nothing", *UNFINISHED])
async def test_it_is_cut_off(pieces: list[bytes]) -> None:
    async with server() as there:
        reader, writer = await asyncio.open_connection("127.0.0.1", there.port)
        await drip(writer, pieces)
        assert await ended(reader) == b""
        writer.close()


@pytest.mark.parametrize("pieces", UNFINISHED.values(), ids=UNFINISHED)
async def test_so_is_the_second_request_of_a_connection(pieces: list[bytes]) -> None:
    async with server() as there:
        reader, writer = await asyncio.open_connection("127.0.0.1", there.port)
        writer.write(WHOLE)
        await until(reader, b'"here"')
        await drip(writer, pieces)
        assert await ended(reader) == b""
        writer.close()


ANSWERED = {"stream": (SLOW, b"begun", b"end"), "socket": (UPGRADE, b"101", b"still here")}


@pytest.mark.parametrize(("request_", "begun", "end"), ANSWERED.values(), ids=ANSWERED)
async def test_what_is_answered_slowly_is_not(request_: bytes, begun: bytes, end: bytes) -> None:
    async with server() as there:
        reader, writer = await asyncio.open_connection("127.0.0.1", there.port)
        writer.write(request_)
        await until(reader, begun)
        await pass_time(2 * SECONDS)
        there.go_on.set()
        await until(reader, end)
        writer.close()
