"""How many files are read at once, and how slowly: tables, while the time of the loop stands."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass, field, replace
from typing import Any

import httpx
import pytest
from fastapi import FastAPI

from connectors.webchat import WebchatSettings, routes
from connectors.webchat.session import Sessions
from tests.connectors.catalogue import sentences
from tests.connectors.memory_gateway import MemoryGateway
from tests.kit.core.standing_time import StandingTime, standing
from tests.kit.sets import rows

HERE = "203.0.113.7"
FAST = 2_000_000
"""Bytes that are enough for every row."""


@dataclass
class World:
    gateway: MemoryGateway
    settings: WebchatSettings
    time: StandingTime
    reported: list[tuple[str, str | None]] = field(default_factory=list)

    def __post_init__(self) -> None:
        note = lambda event, client: self.reported.append((event, client))  # noqa: E731
        self.settings = replace(self.settings, report=note)
        self.sessions = Sessions(self.settings)
        self.app = FastAPI()
        self.app.include_router(routes(self.gateway, self.settings))
        self._begun = 0

    def session(self) -> str:
        return self.sessions.issue().token

    async def begin(self, session: str, size: int = 0, client: str = HERE) -> Upload:
        """An upload of which so much has come; or one that was refused."""
        self._begun += 1
        found = Upload(self.app, session, client, self._begun, b"x" * size)
        read = asyncio.ensure_future(found.waits.wait())
        await asyncio.wait([read, found.answer], return_when=asyncio.FIRST_COMPLETED)
        read.cancel()
        return found


class Upload:
    def __init__(
        self, app: FastAPI, session: str, client: str, number: int, content: bytes
    ) -> None:
        self.waits, self.whole = asyncio.Event(), asyncio.Event()
        self._content = content
        self.answer = asyncio.ensure_future(self._post(app, session, client, number))

    async def _post(self, app: FastAPI, session: str, client: str, number: int) -> httpx.Response:
        transport = httpx.ASGITransport(app, client=(client, 1234))
        async with httpx.AsyncClient(transport=transport, base_url="http://here") as http:
            return await http.post(
                "/chat/files",
                params={"message_id": f"m-{number:06}", "name": "street.jpg"},
                content=self._body(),
                headers={"Authorization": f"Bearer {session}", "Content-Type": "image/jpeg"},
            )

    async def _body(self) -> AsyncIterator[bytes]:
        yield self._content
        self.waits.set()
        await self.whole.wait()

    async def status(self) -> int:
        """What became of it, the rest having come if it was still wanted."""
        self.whole.set()
        return (await self.answer).status_code


@pytest.fixture
async def world(gateway: MemoryGateway, settings: WebchatSettings) -> AsyncIterator[World]:
    with standing() as time:
        yield World(gateway, settings, time)


@pytest.mark.parametrize("row", rows("limits", "uploads"), ids=lambda row: str(row["id"]))
async def test_one_upload(world: World, row: dict[str, Any]) -> None:
    session = world.session()
    beside = [await world.begin(session, FAST) for _ in range(min(row["open"], 2))]
    if row["open"] > 2:
        await world.begin(session, FAST)  # which was refused as this one is
    for number in range(row["others"]):
        beside.append(await world.begin(world.session(), FAST, f"10.0.{number}.1"))
    this = await world.begin(session, row["bytes"])
    await world.time.move(row["seconds"])
    expected = 202 if row["does"] == "goes_on" else row["does"]
    assert await this.status() == expected
    assert {await one.status() for one in beside} <= {202}
    slow = [event for event, _ in world.reported if event == "upload_slow"]
    assert len(slow) == (expected == 408)


@pytest.mark.parametrize(
    ("before", "client", "status", "code"),
    [
        pytest.param([(8, HERE)], "203.0.113.99", 429, "web.upload_network", id="half are theirs"),
        pytest.param([(7, HERE)], "203.0.113.99", 202, None, id="fewer than half"),
        pytest.param([(8, HERE)], "198.51.100.9", 202, None, id="of another network"),
        pytest.param([(8, HERE), (7, "192.0.2.1")], "198.51.100.9", 202, None, id="the last place"),
        pytest.param(
            [(8, HERE), (8, "192.0.2.1")], "198.51.100.9", 503, "web.failed", id="no place left"
        ),
    ],
)
async def test_one_network_has_half_of_the_places(
    world: World, before: list[tuple[int, str]], client: str, status: int, code: str | None
) -> None:
    world.settings = replace(world.settings, network=lambda c: c and c.rpartition(".")[0])
    world.__post_init__()
    held = [await world.begin(world.session(), 1, c) for many, c in before for _ in range(many)]
    this = await world.begin(world.session(), 1, client)
    assert await this.status() == status
    assert (await this.answer).json().get("code") == code
    assert {await one.status() for one in held} == {202}
    assert await (await world.begin(world.session(), 1, client)).status() == 202, "places are free"


async def test_what_the_third_is_told(world: World) -> None:
    session = world.session()
    held = [await world.begin(session, 1) for _ in range(2)]
    third = (await (await world.begin(session)).answer).json()
    assert (third["code"], third["retry_after"]) == ("web.upload_many", 5)
    assert third["detail"] == sentences("ko")["web.upload_many"]
    assert world.reported == [("upload_limited", HERE)]
    await held[0].status()
    assert await (await world.begin(session)).status() == 202, "one is done: the next may come"
    await held[1].status()


async def test_a_refused_upload_costs_no_place_and_is_not_read(world: World) -> None:
    session = world.session()
    world.gateway.closed = {"upload": "web.upload_many"}
    for _ in range(3):
        this = await world.begin(session)
        assert (await this.answer).status_code == 429
        assert not this.waits.is_set()
    world.gateway.closed = {}
    assert await (await world.begin(session)).status() == 202
    assert world.gateway.admitted == [("upload", HERE)]
    assert [message.client for message in world.gateway.inbox] == [HERE]
