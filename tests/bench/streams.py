"""`python -m tests.bench.streams [connections]`: what open streams cost one gateway.

So many SSE streams and so many Socket.IO connections (WebSocket), each a conversation of its own:
memory of the gateway for each, and how long a turn takes while all of them are open.
"""

from __future__ import annotations

import asyncio
import contextlib
import itertools
import json
import sys
import tempfile
import time
import uuid
from abc import ABC, abstractmethod
from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import httpx
from websockets.asyncio.client import ClientConnection, connect

from tests.bench import machine
from tests.kit.stack.processes import Stack

CONNECTIONS = 500
AT_ONCE = 25
TURNS, TALKING = 200, 4
SENTENCE = "무엇을 할 수 있어요?"
SETTLE = 3.0
"""Seconds until memory of what was only needed to connect is free again."""


class Stream(ABC):
    """One open conversation."""

    @abstractmethod
    def __init__(self, client: httpx.AsyncClient) -> None: ...

    @abstractmethod
    async def open(self) -> None: ...

    @abstractmethod
    async def say(self, text: str) -> None: ...

    @abstractmethod
    async def heard(self) -> str:
        """The next message, as it came."""

    @abstractmethod
    async def close(self) -> None: ...


class Events(Stream):
    """The page's way: POST and server-sent events."""

    def __init__(self, client: httpx.AsyncClient) -> None:
        self._client = client
        self._stack = contextlib.AsyncExitStack()

    async def open(self) -> None:
        session = (await self._client.post("/chat/session")).json()["session"]
        self._headers = {"Authorization": f"Bearer {session}"}
        stream = self._client.stream("GET", "/chat/stream", headers=self._headers)
        answer = await self._stack.enter_async_context(stream)
        self._lines = answer.aiter_lines()
        await anext(self._lines)

    async def say(self, text: str) -> None:
        body = {"text": text, "message_id": uuid.uuid4().hex}
        answer = await self._client.post("/chat/messages", json=body, headers=self._headers)
        answer.raise_for_status()

    async def heard(self) -> str:
        async for line in self._lines:
            if line.startswith("data:"):
                return line
        raise EOFError

    async def close(self) -> None:
        await self._stack.aclose()


class Sockets(Stream):
    """rasa-webchat's way. Pings are answered all the time: the gateway closes who does not."""

    def __init__(self, client: httpx.AsyncClient) -> None:
        base = client.base_url
        self._url = f"ws://{base.host}:{base.port}/socket.io/?EIO=4&transport=websocket"
        self._messages: asyncio.Queue[str] = asyncio.Queue()

    async def open(self) -> None:
        self._connection = await connect(self._url)  # asks for compression, as browsers do
        self._reading = asyncio.create_task(self._read(self._connection))
        await self._connection.send("40")
        await self._connection.send('42["session_request",{"session_id":null}]')
        await self._messages.get()

    async def _read(self, connection: ClientConnection) -> None:
        async for packet in connection:
            if packet == "2":
                await connection.send("3")
            elif str(packet).startswith("42"):
                self._messages.put_nowait(str(packet))

    async def say(self, text: str) -> None:
        await self._connection.send("42" + json.dumps(["user_uttered", {"message": text}]))

    async def heard(self) -> str:
        return await self._messages.get()

    async def close(self) -> None:
        self._reading.cancel()
        await self._connection.close()


@dataclass(frozen=True)
class Row:
    """Memory in MB, latencies in milliseconds."""

    name: str
    connections: int
    before: float
    after: float
    latencies: Sequence[float]

    def line(self) -> str:
        each = (self.after - self.before) * 1024 / self.connections if self.connections else 0
        p50, p95 = (at(self.latencies, share) for share in (0.5, 0.95))
        return (
            f"| {self.name} | {self.connections} | {self.before:.0f} | {self.after:.0f} "
            f"| {each:.1f} | {p50:.0f} / {p95:.0f} |"
        )


def at(latencies: Sequence[float], share: float) -> float:
    ordered = sorted(latencies)
    return ordered[min(len(ordered) - 1, int(len(ordered) * share))]


async def turns(streams: Sequence[Stream]) -> list[float]:
    """From sending to the answer on the same connection; `TALKING` people at once."""
    found: list[float] = []
    left = itertools.count(1)

    async def person(stream: Stream) -> None:
        while next(left) <= TURNS:
            start = time.perf_counter()
            await stream.say(SENTENCE)
            await asyncio.wait_for(stream.heard(), 30)
            found.append((time.perf_counter() - start) * 1000)

    await asyncio.gather(*(person(stream) for stream in streams[:TALKING]))
    return found


async def opened(kind: type[Stream], client: httpx.AsyncClient, count: int) -> list[Stream]:
    gate = asyncio.Semaphore(AT_ONCE)

    async def one() -> Stream:
        stream = kind(client)
        async with gate:
            await stream.open()
        return stream

    return list(await asyncio.gather(*(one() for _ in range(count))))


@contextlib.asynccontextmanager
async def client_of(url: str) -> AsyncIterator[httpx.AsyncClient]:
    limits = httpx.Limits(max_connections=None, max_keepalive_connections=64)
    async with httpx.AsyncClient(
        base_url=url, limits=limits, timeout=60, trust_env=False, verify=False
    ) as client:
        yield client


async def measure(
    name: str, kind: type[Stream], url: str, pid: int, connections: int
) -> AsyncIterator[Row]:
    """A row with only those who talk, then one with `connections` silent ones beside them."""
    async with client_of(url) as client:
        talking = await opened(kind, client, TALKING)
        await turns(talking)
        alone = await turns(talking)
        before = machine.memory_mib(pid)
        yield Row(f"{name}, alone", 0, before, before, alone)
        silent = await opened(kind, client, connections)
        await asyncio.sleep(SETTLE)
        after = machine.memory_mib(pid)
        yield Row(name, connections, before, after, await turns(talking))
        await asyncio.gather(*(stream.close() for stream in [*talking, *silent]))


async def report(url: str, pid: int, connections: int) -> None:
    write = sys.stdout.write
    write("| streams | open | gateway MB before | after | kB each | turn p50 / p95 ms |\n")
    write("|---|---|---|---|---|---|\n")
    kinds: list[tuple[str, type[Stream]]] = [("SSE", Events), ("Socket.IO", Sockets)]
    for name, kind in kinds:
        async for row in measure(name, kind, url, pid, connections):
            write(row.line() + "\n")
            sys.stdout.flush()


def main() -> None:
    connections = int(sys.argv[1]) if len(sys.argv) > 1 else CONNECTIONS
    settings = {"SINMUNGO_LOG_LEVEL": "info"}
    with (
        tempfile.TemporaryDirectory() as folder,
        Stack(Path(folder), settings=settings) as stack,
    ):
        gateway = stack.processes["gateway"].child
        if gateway is None:
            raise RuntimeError("the gateway does not run")
        asyncio.run(report(stack.gateway_url, gateway.pid, connections))


if __name__ == "__main__":
    main()
