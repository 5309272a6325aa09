"""Keys that are not known: so many a network, then later; a right one always passes."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import httpx
import pytest
from fastapi import FastAPI
from structlog.testing import capture_logs

from actions.portal.api.refused_keys import RATE
from actions.portal.app import create_app
from actions.portal.core import refusal_store
from tests.actions.portal.conftest import CLIENT_KEY, World
from tests.kit.sets import rows

Ask = Callable[..., Awaitable[httpx.Response]]
HERE, ELSEWHERE = "203.0.113.7", "198.51.{}.9"
WRONG = "wrong-key-of-the-tests"
KEYS = {"right": CLIENT_KEY, "wrong": WRONG, "none": None}
TABLE = "SELECT network FROM portal_refused_keys ORDER BY network"


@pytest.fixture
def told() -> list[tuple[str, str | None]]:
    return []


@pytest.fixture
def app(world: World, told: list[tuple[str, str | None]]) -> FastAPI:
    """The portal in a gateway, which hears of refused keys."""

    def hear(event: str, network: str | None) -> None:
        told.append((event, network))

    made = create_app(world.settings, world.clock, key_refused=hear)
    world.portal.database.close()
    world.app = made
    return made


@pytest.fixture
def ask(app: FastAPI) -> Ask:
    async def get(key: str | None, client: str | None = HERE, at: str = "services") -> Any:
        transport = httpx.ASGITransport(app, client=(client or "", 1))
        headers = {} if key is None else {"Authorization": f"Bearer {key}"}
        async with httpx.AsyncClient(transport=transport, base_url="http://portal/v1/") as http:
            return await http.get(at, headers=headers)

    return get


@pytest.mark.parametrize("row", rows("limits", "keys"), ids=lambda row: row["id"])
async def test_every_row_of_the_set(world: World, ask: Ask, row: dict[str, Any]) -> None:
    client = HERE if row["network"] else None
    for number in range(row["elsewhere"]):
        assert (await ask(WRONG, ELSEWHERE.format(number))).status_code == 401
    for _ in range(row["refused"]):
        assert (await ask(WRONG, client)).status_code == 401
    for _ in range(row["more"]):
        assert (await ask(WRONG, client)).status_code == 429
    world.clock.pass_time(seconds=row["ago"])
    reply = await ask(KEYS[row["key"]], client)
    assert reply.status_code == row["status"]
    expected = None if row["retry_after"] is None else str(row["retry_after"])
    assert reply.headers.get("Retry-After") == expected
    assert ("WWW-Authenticate" in reply.headers) == (row["status"] == 401)


async def test_the_answer_is_a_problem_and_says_when(ask: Ask) -> None:
    replies = [await ask(WRONG) for _ in range(11)]
    assert replies[-1].headers["content-type"] == "application/problem+json"
    assert replies[-1].json() == {
        "type": "/portal/problems/too_many_keys",
        "title": "Too Many Requests",
        "status": 429,
        "code": "too_many_keys",
        "detail": "too many wrong keys came from this network",
        "retryable": True,
    }


async def test_each_is_told_with_its_network_and_without_its_key(
    ask: Ask, told: list[tuple[str, str | None]]
) -> None:
    for _ in range(12):
        await ask(WRONG)
    for key, at in ((CLIENT_KEY, "services"), (None, "services"), (None, "health")):
        await ask(key, at=at)
    await ask(WRONG, None)
    here = "203.0.113.0/24"
    assert told == [
        *[("key_refused", here)] * 10,
        *[("key_limited", here)] * 2,
        ("key_refused", None),
    ]


async def test_a_portal_by_itself_writes_it_down(world: World) -> None:
    with capture_logs() as events:
        async with world.http(WRONG) as nobody:
            await nobody.get("services")
    assert [(one["event"], one["network"]) for one in events] == [("key_refused", "127.0.0.0/24")]
    assert WRONG not in repr(events)


@pytest.mark.parametrize(
    ("address", "same"),
    [
        ("203.0.113.250", True),
        ("::ffff:203.0.113.9", True),
        ("203.0.114.7", False),
        ("2001:db8::1", False),
    ],
)
async def test_a_network_is_counted_as_one(ask: Ask, address: str, same: bool) -> None:
    for number in range(10):
        assert (await ask(WRONG, f"203.0.113.{number}")).status_code == 401
    assert (await ask(WRONG, address)).status_code == (429 if same else 401)


async def test_public_routes_count_nothing(world: World, ask: Ask) -> None:
    for at in ("health", "openapi.json", "nowhere"):
        await ask(WRONG, at=at)
    assert world.rows(TABLE) == []


async def test_networks_with_all_their_tries_are_forgotten(world: World, ask: Ask) -> None:
    for number in range(3):
        await ask(WRONG, ELSEWHERE.format(number))
    world.clock.pass_time(hours=1)
    await ask(WRONG)
    assert [row.network for row in world.rows(TABLE)] == ["203.0.113.0/24"]


def test_those_that_come_at_the_same_time_are_each_counted(world: World) -> None:
    database, now = world.portal.database, world.clock().timestamp()

    def one(_: int) -> float:
        with database.write() as session:
            return refusal_store.count(session, "203.0.113.0/24", RATE, now)

    with ThreadPoolExecutor(8) as threads:
        waits = list(threads.map(one, range(24)))
    assert sorted(waits) == [0.0] * 10 + [pytest.approx(60.0)] * 14
