"""Who waits hears of what was written, here and elsewhere."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator

import pytest
from structlog.testing import capture_logs

from bot.gateway import watch
from bot.gateway.watch import Watch
from bot.messages import outbox
from bot.messages.outbox import Addressee, Reply
from tests.kit.core.core import CIPHER, Core, GatedDatabase, eventually, texts
from tests.kit.patience import PATIENCE

REPLY = Reply({"text": "x", "choices": [], "question": None, "locale": "ko"})


def write(database: GatedDatabase, conversation: str, turn: str) -> None:
    database.now(
        lambda c: outbox.add(c, CIPHER, Addressee(conversation, "x"), turn, [REPLY], now=0.0)
    )


async def heard(watched: Watch, event: asyncio.Event) -> bool:
    """Whether the next look wakes whoever waits."""
    event.clear()
    await watched.look()
    return event.is_set()


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
    with watched.watching("c") as event:
        assert not await heard(watched, event)
        write(there, "d", "t0")
        assert not await heard(watched, event)
        for turn in ("t1", "t2"):
            write(there, "c", turn)
            assert await heard(watched, event)
        assert not await heard(watched, event), "once for each"
    here.close()
    there.close()


async def test_a_database_that_is_away_does_not_end_it(
    database: GatedDatabase, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(watch, "EVERY", 0)
    watched = Watch(database)
    database.close()
    with watched.watching("c"), capture_logs() as logs:
        running = asyncio.create_task(watched.run())
        await eventually(lambda: len(logs) > 1)
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
    await eventually(lambda: accepted.conversation in any_core.gateway._watch.watched)
    there.clock.move(5)
    await there.worker.take_due()
    async with asyncio.timeout(PATIENCE):
        assert (await later).text == "a"
    assert texts(await any_core.fetch(accepted))[-1] == "a"
    running.cancel()
    await asyncio.gather(running, return_exceptions=True)
    await stream.aclose()
    there.close()
