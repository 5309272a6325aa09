"""A light client: raw sockets, so that what is measured is the server."""

from __future__ import annotations

import asyncio
import json
import time
import uuid
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import repeat
from urllib.parse import urlsplit

TURN_LIMIT = 30.0


@dataclass(frozen=True)
class Figures:
    """Of one run: `seconds` of wall time, each turn's latency in milliseconds."""

    connections: int
    seconds: float
    latencies: tuple[float, ...]

    @property
    def rate(self) -> float:
        return len(self.latencies) / self.seconds

    def at(self, share: float) -> float:
        ordered = sorted(self.latencies)
        return ordered[min(len(ordered) - 1, int(len(ordered) * share))]


class Connection:
    """One kept-alive HTTP connection to a webhook of Rasa's REST shape."""

    def __init__(self, url: str, token: str = "") -> None:
        parts = urlsplit(url)
        self._address = (parts.hostname or "127.0.0.1", parts.port or 80)
        self._head = f"POST {parts.path} HTTP/1.1\r\nHost: bench\r\n"
        if token:
            self._head += f"Authorization: Bearer {token}\r\n"

    async def open(self) -> None:
        self._reader, self._writer = await asyncio.open_connection(*self._address)

    def close(self) -> None:
        self._writer.close()

    async def say(self, sender: str, message: str) -> list[dict[str, object]]:
        """The replies. Raises RuntimeError for silence or a refusal."""
        body = json.dumps({"sender": sender, "message": message}).encode()
        head = f"{self._head}Content-Type: application/json\r\nContent-Length: {len(body)}\r\n\r\n"
        self._writer.write(head.encode() + body)
        answer = (await self._reader.readuntil(b"\r\n\r\n")).decode().lower()
        length = int(answer.split("content-length:")[1].split("\r\n")[0])
        replies = json.loads(await self._reader.readexactly(length))
        if " 200 " not in answer.split("\r\n")[0] or not replies:
            raise RuntimeError(f"{answer.split(chr(13))[0]}: {replies}")
        return list(replies)


async def run(
    connect: Callable[[], Connection], script: Sequence[str], connections: int, seconds: float
) -> Figures:
    """Each connection is one person who says the script over and over, each time as a new one."""
    return await said_by_many(connect, repeat(script), connections, seconds)


async def said_by_many(
    connect: Callable[[], Connection],
    scripts: Iterator[Sequence[str]],
    connections: int,
    seconds: float,
) -> Figures:
    """Each new person takes the next script."""
    latencies: list[float] = []
    end = time.perf_counter() + seconds

    async def person() -> None:
        connection = connect()
        await connection.open()
        while time.perf_counter() < end:
            sender = uuid.uuid4().hex
            for message in next(scripts):
                before = time.perf_counter()
                await asyncio.wait_for(connection.say(sender, message), TURN_LIMIT)
                latencies.append((time.perf_counter() - before) * 1000)
                if time.perf_counter() >= end:
                    break
        connection.close()

    start = time.perf_counter()
    await asyncio.gather(*(person() for _ in range(connections)))
    return Figures(connections, time.perf_counter() - start, tuple(latencies))


async def grow(connect: Callable[[], Connection], message: str, turns: int) -> list[float]:
    """The latency of every turn of one long conversation, in milliseconds."""
    connection = connect()
    await connection.open()
    sender, found = uuid.uuid4().hex, []
    for _ in range(turns):
        before = time.perf_counter()
        await connection.say(sender, message)
        found.append((time.perf_counter() - before) * 1000)
    connection.close()
    return found
