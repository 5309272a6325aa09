"""Who waits hears of what was written, here and elsewhere."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator

import pytest

from bot import outbox, watch
from bot.outbox import Addressee, Reply
from bot.watch import Watch
from tests.kit.core import CIPHER, Core, GatedDatabase, texts

REPLY = Reply({"text": "x", "choices": [], "question": None, "locale": "ko"})


@pytest.fixture(autouse=True)
def _often(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(watch, "EVERY", 0.01)


def write(database: GatedDatabase, conversation: str, turn: str) -> None:
    database.now(
        lambda c: outbox.add(c, CIPHER, Addressee(conversation, "x"), turn, [REPLY], now=0.0)
    )


async def heard(event: asyncio.Event, seconds: float = 1.0) -> bool:
    try:
        async with asyncio.timeout(seconds):
            await event.wait()
    except TimeoutError:
        return False
    event.clear()
    return True


async def test_woken_in_this_process(database: GatedDatabase) -> None:
    watched = Watch(database)
    with watched.watching("c") as event, watched.watching("c") as other:
        watched.wake("d")
        assert not event.is_set()
        watched.wake("c")
        assert event.is_set()
        assert other.is_set()
    watched.wake("c")


async def test_woken_by_another_process(url: str) -> None:
    here, there = GatedDatabase(url), GatedDatabase(url)
    watched = Watch(here)
    running = asyncio.create_task(watched.run())
    with watched.watching("c") as event:
        assert not await heard(event, 0.05)
        write(there, "d", "t0")
        assert not await heard(event, 0.05)
        for turn in ("t1", "t2"):
            write(there, "c", turn)
            assert await heard(event)
        assert not await heard(event, 0.05), "once for each"
    running.cancel()
    await asyncio.gather(running, return_exceptions=True)
    here.close()
    there.close()


async def test_a_database_that_is_away_does_not_end_it(database: GatedDatabase) -> None:
    watched = Watch(database)
    running = asyncio.create_task(watched.run())
    with watched.watching("c"):
        database.close()
        await asyncio.sleep(0.05)
        assert not running.done()
    running.cancel()
    await asyncio.gather(running, return_exceptions=True)


async def test_replies_from_another_process_come_at_once(any_core: Core) -> None:
    """Accepted here, answered there: this process never takes the turn."""
    there = any_core.restart()
    any_core.dialogue.down = "503"
    accepted = await any_core.accept("a")
    await any_core.settle()
    any_core.dialogue.down = ""
    running = asyncio.create_task(any_core.gateway.run())
    stream = any_core.gateway.stream("webchat", "amy", after=0)
    assert isinstance(stream, AsyncGenerator)
    await anext(stream)
    later = asyncio.create_task(anext(stream))
    await asyncio.sleep(0.05)
    there.clock.move(5)
    await there.worker.take_due()
    async with asyncio.timeout(5):
        assert (await later).text == "a"
    assert texts(await any_core.fetch(accepted))[-1] == "a"
    running.cancel()
    await asyncio.gather(running, return_exceptions=True)
    await stream.aclose()
    there.close()
