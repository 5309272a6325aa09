"""Eight streams of a session, the ninth ends the oldest, whatever they travel by: a table, over
real connections."""

from __future__ import annotations

import asyncio
import contextlib
import json
from abc import ABC, abstractmethod
from collections.abc import AsyncIterator, Sequence
from dataclasses import replace
from itertools import cycle, islice
from typing import Any

import pytest
from websockets.exceptions import ConnectionClosed

from connectors.webchat import WebchatSettings
from connectors.webchat.chat import ACCOUNT
from connectors.webchat.session import Session, Sessions
from tests.connectors.memory_gateway import Draft
from tests.connectors.socket_server import Address, Raw, SocketGateway, serving
from tests.kit.core.core import eventually
from tests.kit.patience import PATIENCE
from tests.kit.sets import rows

NEWS = "답변이 왔어요"
HERE = "127.0.0.1"


class Listener(ABC):
    """One open stream. `last`: what it was told at the end, beside what was said."""

    def __init__(self, address: Address) -> None:
        self.address = address
        self.last: Any = None
        self.stack = contextlib.AsyncExitStack()

    @abstractmethod
    async def open(self, session: Session) -> None:
        """Returns when the server counts it."""

    @abstractmethod
    async def hear(self) -> str | None:
        """The next thing said; None once it was ended."""

    async def news(self) -> bool:
        """Whether it hears the news; False if it was ended."""
        async with asyncio.timeout(PATIENCE):
            while (heard := await self.hear()) is not None:
                if NEWS in heard:
                    return True
        return False

    async def close(self) -> None:
        await self.stack.aclose()


class Page(Listener):
    END = "event: replaced"

    async def open(self, session: Session) -> None:
        client = await self.stack.enter_async_context(self.address.client())
        headers = {"Authorization": f"Bearer {session.token}"}
        call = client.stream("GET", "/chat/stream", headers=headers, timeout=PATIENCE)
        answer = await self.stack.enter_async_context(call)
        self._lines = answer.aiter_lines()
        await anext(self._lines)

    async def hear(self) -> str | None:
        async for line in self._lines:
            if line and not line.startswith(":"):
                self.last = line
                return line if line.startswith("data:") else await self.hear()
        return None


class Widget(Listener):
    END = "41"

    async def open(self, session: Session) -> None:
        self._raw: Raw = await self.stack.enter_async_context(self.address.raw())
        asked = json.dumps(["session_request", {"session_id": session.token}])
        await self._raw.connection.send(f"421{asked}")
        while not (await self._packet()).startswith("431"):
            pass

    async def hear(self) -> str | None:
        with contextlib.suppress(ConnectionClosed):
            while (packet := await self._packet()) != "41":
                if packet == "2":
                    await self._raw.connection.send("3")
                elif packet.startswith("42"):
                    return str(json.loads(packet[2:])[1]["text"])
            self.last = packet
        return None

    async def _packet(self) -> str:
        return str(await asyncio.wait_for(self._raw.connection.recv(), PATIENCE))


class DeepChat(Listener):
    END = (1008, "replaced")

    async def open(self, session: Session) -> None:
        call = self.address.websocket(path="/webhooks/deepchat/ws")
        self._connection = await self.stack.enter_async_context(call)
        nothing = {"messages": [{"role": "user", "text": ""}], "session": session.token}
        await self._connection.send(json.dumps(nothing))
        await self._connection.recv()  # a sentence about the empty message

    async def hear(self) -> str | None:
        try:
            return str(json.loads(await self._connection.recv())["text"])
        except ConnectionClosed as closed:
            self.last = closed.rcvd and (closed.rcvd.code, closed.rcvd.reason)
            return None


KINDS: Sequence[type[Any]] = (Page, Widget, DeepChat)


class World:
    def __init__(self, address: Address, sessions: Sessions, kinds: Sequence[type[Any]]) -> None:
        self.address, self.kinds = address, cycle(kinds)
        self.mine, self.theirs = sessions.issue(), sessions.issue()
        self.opened: list[Listener] = []

    async def open(self, session: Session, many: int) -> list[Listener]:
        found = []
        for kind in islice(self.kinds, many):
            found.append(kind(self.address))
            self.opened.append(found[-1])
            await found[-1].open(session)
        return found


@pytest.fixture
def reported() -> list[tuple[str, str | None]]:
    return []


MIXES = {"mixed": KINDS, **{kind.__name__: [kind] for kind in KINDS}}


@pytest.fixture
async def address(
    gateway: SocketGateway, settings: WebchatSettings, reported: list[tuple[str, str | None]]
) -> AsyncIterator[Address]:
    note = lambda event, client: reported.append((event, client))  # noqa: E731
    async with serving(gateway, replace(settings, report=note, heartbeat=PATIENCE)) as found:
        yield found


@pytest.fixture(params=MIXES.values(), ids=list(MIXES))
async def world(
    request: pytest.FixtureRequest, address: Address, settings: WebchatSettings
) -> AsyncIterator[World]:
    found = World(address, Sessions(settings), request.param)
    yield found
    await asyncio.gather(*(one.close() for one in found.opened))


@pytest.mark.parametrize("row", rows("limits", "streams"), ids=lambda row: str(row["id"]))
async def test_streams(
    world: World,
    gateway: SocketGateway,
    reported: list[tuple[str, str | None]],
    row: dict[str, Any],
) -> None:
    mine = await world.open(world.mine, row["opened"])
    for number in row["gone"]:
        await mine[number - 1].close()
    left = row["opened"] - len(row["gone"])
    await eventually(lambda: world.address.streams.count(world.mine.contact) == left)
    theirs = await world.open(world.theirs, row["others"])
    for _ in range(row["new"]):
        mine += await world.open(world.mine, 1)
    assert world.address.streams.count(world.mine.contact) == len(row["open"])
    for contact in (world.mine.contact, world.theirs.contact):
        gateway.say((ACCOUNT, contact), Draft(NEWS))
    for number in row["ends"]:
        ended = mine[number - 1]
        assert not await ended.news()
        assert ended.last == ended.END
    for number in row["open"]:
        assert await mine[number - 1].news()
    assert all([await one.news() for one in theirs])
    assert reported == [("stream_replaced", HERE)] * len(row["ends"])


async def test_a_connection_that_begins_again_is_one(
    address: Address, settings: WebchatSettings, reported: list[tuple[str, str | None]]
) -> None:
    """A client that names its last message again, or another session, holds one place."""
    first, second = Sessions(settings).issue(), Sessions(settings).issue()
    counts = address.streams.count
    async with address.raw() as raw:
        for session in [first] * 20 + [second] * 2:
            await raw.emit("session_request", {"session_id": session.token, "last_id": 0})
            await raw.heard()
        await eventually(lambda: (counts(first.contact), counts(second.contact)) == (0, 1))
    await eventually(lambda: counts(second.contact) == 0)
    assert reported == []
