"""A real HTTP/1.1 proxy between two of our processes, where a test can make something happen.

A request passes four points:

    REQUEST     it is here, the server has seen nothing of it
    FORWARDED   the server has it, its answer is not here
    ANSWER      the whole answer is here, the client has seen nothing of it
    PASSED      the client has the answer

At each a test may plan an action: `cut` the client's connection, `hold` it, kill a process. The
product has no switches: its settings name the proxy's port, that is all.
"""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable, Coroutine
from dataclasses import dataclass, field
from enum import Enum, auto
from typing import Any

from tests.kit.patience import PATIENCE, ended
from tests.kit.ports import free_port


class Point(Enum):
    REQUEST = auto()
    FORWARDED = auto()
    ANSWER = auto()
    PASSED = auto()


class Cut(Exception):
    """Raised by an action: the client's connection is closed without an answer."""


@dataclass
class Exchange:
    """One request and, from ANSWER on, its answer. Both are the bytes on the wire."""

    method: str
    path: str
    request: bytes
    answer: bytes = b""

    @property
    def body(self) -> bytes:
        return self.request.partition(b"\r\n\r\n")[2]


Action = Callable[[Exchange], Any]
Match = Callable[[Exchange], bool]


@dataclass
class Plan:
    """What happens at a point, to the first `times` exchanges that match (0: to all)."""

    point: Point
    action: Action
    match: Match
    times: int
    done: int = 0
    reached: threading.Event = field(default_factory=threading.Event)

    def wait(self, timeout: float = PATIENCE) -> None:
        """Raises TimeoutError when the point is not reached in time."""
        if not self.reached.wait(timeout):
            raise TimeoutError(f"nothing reached {self.point} within {timeout} s")


def cut(_exchange: Exchange) -> None:
    raise Cut


class Proxy:
    """Listens on `port`, forwards to `upstream`; `down()` refuses connections, `up()` again not."""

    def __init__(self, upstream: int, port: int | None = None) -> None:
        self.port = port or free_port()
        self.upstream = upstream
        self.seen: list[tuple[str, str]] = []
        self._plans: list[Plan] = []
        self._lock = threading.Lock()
        self._loop = asyncio.new_event_loop()
        self._server: asyncio.Server | None = None
        self._clients: set[asyncio.StreamWriter] = set()
        self._tasks: set[asyncio.Task[Any]] = set()
        self._thread = threading.Thread(target=self._loop.run_forever, name="proxy", daemon=True)
        self._thread.start()
        self.up()

    def plan(
        self,
        point: Point,
        action: Action,
        *,
        match: Match = lambda _exchange: True,
        times: int = 1,
    ) -> Plan:
        plan = Plan(point, action, match, times)
        with self._lock:
            self._plans.append(plan)
        return plan

    def clear(self) -> None:
        with self._lock:
            self._plans.clear()

    def up(self) -> None:
        self._call(self._listen())

    def down(self) -> None:
        """Refuse new connections and break the open ones."""
        self._call(self._refuse())

    def close(self) -> None:
        if self._loop.is_closed():
            return
        self.down()
        self._call(self._end_tasks())
        self._loop.call_soon_threadsafe(self._loop.stop)
        ended(self._thread)
        self._loop.close()

    def _call(self, work: Coroutine[Any, Any, None]) -> None:
        asyncio.run_coroutine_threadsafe(work, self._loop).result(PATIENCE)

    async def _listen(self) -> None:
        if self._server is None:
            self._server = await asyncio.start_server(self._client, "127.0.0.1", self.port)

    async def _refuse(self) -> None:
        if self._server is not None:
            self._server.close()
            self._server = None
        for writer in list(self._clients):
            writer.transport.abort()
        await asyncio.sleep(0)

    async def _end_tasks(self) -> None:
        for task in list(self._tasks):
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    async def _client(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        if task is not None:
            self._tasks.add(task)
            task.add_done_callback(self._tasks.discard)
        self._clients.add(writer)
        try:
            while await self._exchange(reader, writer):
                pass
        except (Cut, OSError, asyncio.IncompleteReadError):
            writer.transport.abort()
        finally:
            self._clients.discard(writer)
            writer.close()

    async def _exchange(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> bool:
        """True when the connection may carry another request."""
        request = await _read_message(reader)
        if not request:
            return False
        method, path, _ = request.split(b"\r\n", 1)[0].decode("latin-1").split(" ", 2)
        exchange = Exchange(method, path, request)
        self.seen.append((method, path))
        await self._reach(Point.REQUEST, exchange)
        upstream_reader, upstream = await asyncio.open_connection("127.0.0.1", self.upstream)
        try:
            upstream.write(request)
            await upstream.drain()
            await self._reach(Point.FORWARDED, exchange)
            exchange.answer = await _read_message(upstream_reader)
        finally:
            upstream.close()
        if not exchange.answer:
            raise Cut
        await self._reach(Point.ANSWER, exchange)
        writer.write(exchange.answer)
        await writer.drain()
        await self._reach(Point.PASSED, exchange)
        return b"\r\nconnection: close" not in exchange.answer.partition(b"\r\n\r\n")[0].lower()

    async def _reach(self, point: Point, exchange: Exchange) -> None:
        for plan in self._due(point, exchange):
            try:
                # In a thread: an action may wait for a process to die, or for the test.
                await asyncio.get_running_loop().run_in_executor(None, plan.action, exchange)
            finally:
                plan.reached.set()

    def _due(self, point: Point, exchange: Exchange) -> list[Plan]:
        due = []
        with self._lock:
            for plan in self._plans:
                if plan.point is not point or (plan.times and plan.done >= plan.times):
                    continue
                if plan.match(exchange):
                    plan.done += 1
                    due.append(plan)
        return due


async def _read_message(reader: asyncio.StreamReader) -> bytes:
    """One HTTP/1.1 message with its body; b"" at the end of the connection."""
    try:
        head = await reader.readuntil(b"\r\n\r\n")
    except asyncio.IncompleteReadError:
        return b""
    fields = {}
    for line in head.split(b"\r\n")[1:]:
        name, _, value = line.partition(b":")
        fields[name.strip().lower()] = value.strip().lower()
    if fields.get(b"transfer-encoding") == b"chunked":
        return head + await _read_chunks(reader)
    if b"content-length" in fields:
        return head + await reader.readexactly(int(fields[b"content-length"]))
    return head


async def _read_chunks(reader: asyncio.StreamReader) -> bytes:
    found = b""
    while True:
        line = await reader.readuntil(b"\r\n")
        size = int(line.split(b";")[0], 16)
        found += line + await reader.readexactly(size + 2)
        if size == 0:
            return found
