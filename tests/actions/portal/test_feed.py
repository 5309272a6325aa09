"""The changes feed: everything once, in order, also while others write."""

from __future__ import annotations

import asyncio
from concurrent.futures import ThreadPoolExecutor
from threading import Event

import httpx

from actions.portal.api.cursor import decode, encode
from actions.portal.cases import store as case_store
from actions.portal.core.schemas import CaseIn
from tests.actions.portal.conftest import World, file, petition


async def read_all(client: httpx.AsyncClient, limit: int) -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    cursor = ""
    while True:
        page = (await client.get("changes", params={"cursor": cursor, "limit": limit})).json()
        found += [(item["receipt"], item["event"]) for item in page["items"]]
        if not page["items"]:
            assert page["cursor"] == cursor
            return found
        cursor = page["cursor"]


async def test_events_come_once_and_in_order(
    client: httpx.AsyncClient, officer: httpx.AsyncClient
) -> None:
    a = (await file(client, "k1")).json()["receipt"]
    b = (await file(client, "k2")).json()["receipt"]
    await officer.post(f"cases/{b}/actions", json={"action": "take"})
    await officer.post(f"cases/{a}/actions", json={"action": "take"})
    await officer.post(f"cases/{b}/actions", json={"action": "answer", "note": "네"})
    expected = [
        (a, "submitted"),
        (b, "submitted"),
        (b, "taken"),
        (a, "taken"),
        (b, "answered"),
    ]
    for limit in (1, 2, 100):
        assert await read_all(client, limit) == expected


async def test_the_end_keeps_its_cursor(client: httpx.AsyncClient) -> None:
    assert (await client.get("changes")).json() == {"items": [], "cursor": ""}
    await file(client)
    end = (await client.get("changes")).json()["cursor"]
    assert (await client.get("changes", params={"cursor": end})).json() == {
        "items": [],
        "cursor": end,
    }


async def test_a_reader_misses_nothing_while_eight_write(world: World) -> None:
    """A feed by sequence numbers would skip what commits after a higher number was read."""
    done = Event()
    client_id = 1
    body = CaseIn.model_validate(petition())

    def write(writer: int) -> None:
        for n in range(12):
            world.portal.filing.file(client_id, f"{writer}-{n}", body)

    def read() -> list[int]:
        seen: list[int] = []
        after = 0
        while True:
            ended = done.is_set()
            with world.portal.database.read() as session:
                rows = case_store.feed(session, client_id, after, 7)
            seen += [event.position for event, _ in rows]
            after = seen[-1] if seen else 0
            if ended and not rows:
                return seen
            # A reader that never waits keeps the writers from the interpreter.
            done.wait(0.002)

    with ThreadPoolExecutor(9) as pool:
        reader = pool.submit(read)
        writers = [pool.submit(write, writer) for writer in range(8)]
        try:
            for writer in writers:
                await asyncio.to_thread(writer.result)
        finally:
            done.set()
        seen = await asyncio.to_thread(reader.result)
    assert seen == list(range(1, 97))


def test_cursors_are_opaque_and_come_back() -> None:
    for position in (0, 1, 41, 10**12):
        assert decode(encode(position)) == position
    assert decode("") == 0
