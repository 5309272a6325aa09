"""Replies that wait, and what happens to them and around them meanwhile."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import update

from bot.core.sql import table
from bot.delivery import store as delivery
from bot.delivery.sender import LEASE, PAUSES, Sender
from bot.models.conversations import Contact, Suppression
from bot.models.messages import Outbound
from connectors.contract import Later, OptOut, Pace, Unknown
from tests.bot.delivery.test_sender import Post
from tests.kit.core.core import Core, make_settings, system
from tests.kit.fakes.channel_memory import MemoryChannel
from tests.kit.patience import PATIENCE

outbox = table(Outbound)
DAY = 24 * 3600.0
NIGHT = 1_795_532_400.0 + 23 * 3600
"""2026-11-25 23:00 in Seoul"""


@pytest.fixture
def post(tmp_path: Path) -> Iterator[Post]:
    channel = MemoryChannel()
    core = Core(make_settings(tmp_path / "var"), channels={channel.account: channel})
    channel.clock = core.clock
    yield Post(core, channel)
    core.close()


def change(post: Post, **values: Any) -> None:
    """Of the first reply, as if it had been told and tried before."""
    first = min(row.id for row in post.core.rows(Outbound))
    post.core.database.now(
        lambda c: c.execute(update(outbox).where(outbox.c.id == first).values(values))
    )


async def test_sms_14_who_writes_at_night_is_answered_at_night(post: Post) -> None:
    """A notice that waits for the morning holds up no reply, and is told once it is day."""
    await post.say("소식|하나")
    change(post, kind="notice")
    post.channel.can = replace(post.channel.can, quiet_hours=True)  # type: ignore[misc]
    post.core.clock.now = NIGHT
    await post.drain()
    assert post.channel.texts() == []
    await post.say("둘")
    await post.drain()
    assert post.channel.texts() == ["둘"]
    post.core.clock.move(10 * 3600)
    await post.drain()
    assert post.channel.texts() == ["둘", "소식", "하나"]


async def test_a_notice_that_is_tried_again_keeps_its_order(post: Post) -> None:
    await post.say("소식")
    change(post, kind="notice")
    post.channel.fails = [Later("500", retry_after=5)]
    await post.drain()
    await post.say("둘")
    await post.drain()
    assert post.channel.texts() == []
    post.core.clock.move(6)
    await post.drain()
    assert post.channel.texts() == ["소식", "둘"]


@pytest.mark.parametrize("text", ["하나", "하나|둘"])
async def test_killed_between_two_parts_nothing_is_lost_or_doubled(post: Post, text: str) -> None:
    """What a channel has taken is known to have left: nobody has to ask for it again."""
    await post.say(text)
    await post.sender.step()
    written, loop = delivery.part_sent, asyncio.get_running_loop()
    [sending] = post.sender._tasks.values()

    def and_die(*args: Any) -> None:
        written(*args)
        loop.call_soon_threadsafe(sending.cancel)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(delivery, "part_sent", and_die)
        await asyncio.wait([sending], timeout=PATIENCE)
    post.core.clock.move(LEASE + 1)
    await post.drain(Sender(replace(post.core.runtime, owner="other"), post.channel))
    assert post.channel.texts() == text.split("|")
    assert post.states() == ["sent"]


async def test_all_of_it_had_left(post: Post) -> None:
    """Asked for again though every part had left: it is done, and holds up nothing."""
    await post.say("하나")
    change(post, part=1)
    await post.say("둘")
    await post.drain()
    assert (post.channel.texts(), post.states()) == (["둘"], ["sent", "sent"])


async def test_attempts_are_counted_for_each_part(post: Post) -> None:
    await post.say("하나|둘")
    change(post, attempts=len(PAUSES))
    post.channel.fails = [None, Later("500", retry_after=5)]
    await post.drain()
    post.core.clock.move(6)
    await post.drain()
    assert post.channel.texts() == ["하나", "둘"]


async def test_tg_10_a_channel_that_says_when_is_waited_for(post: Post) -> None:
    """However often: only attempts that failed without a word of when count."""
    post.channel.fails = [Later("429", retry_after=2) for _ in range(12)]
    await post.say("하나")
    for _ in range(14):
        await post.drain()
        post.core.clock.move(2.1)
    assert post.channel.texts() == ["하나"]


async def test_what_was_lost_is_offered_by_the_next_real_answer(post: Post) -> None:
    """Sentences of our own, such as about the language, do not use the offer up."""
    post.channel.fails = [Unknown("cut")]
    await post.say("하나")
    await post.drain()
    await post.say("English")
    await post.say("two")
    await post.drain()
    assert system("system.missed", "en") in post.channel.texts()


async def test_nothing_is_offered_that_is_not_there_any_more(post: Post) -> None:
    """After its time the rest is gone, and the word for it is a word like any other."""
    await post.say("하나>|둘")
    await post.drain()
    post.core.clock.move(DAY * 2)
    await post.core.worker.clean_up()
    await post.say("다음")
    await post.drain()
    assert post.channel.texts() == ["하나", "다음"]


async def test_what_was_held_and_not_wanted_goes_with_its_time(post: Post) -> None:
    await post.say("하나>|둘")
    change(post, secret=False)
    await post.drain()
    await post.say("셋>|넷")
    await post.drain()
    post.core.clock.move(DAY * 2)
    await post.core.worker.clean_up()
    assert post.core.rows(Outbound) == []


async def test_sms_10_a_stop_delivered_again_does_not_undo_a_start(post: Post) -> None:
    for number in ("s1", "s2", "s1"):
        message = post.channel.message("amy", number)
        note = OptOut(message, None, word="start" if number == "s2" else "stop")
        await post.core.gateway.take(post.channel, note)
    assert post.core.rows(Suppression) == []


async def test_a_reply_that_cannot_be_cut_up_stops_nothing(post: Post) -> None:
    cut_up = post.channel.parts

    def parts(message: Any) -> Any:
        if message.text == "하나":
            raise ValueError("no such form")
        return cut_up(message)

    post.channel.parts = parts  # type: ignore[method-assign]
    await post.say("하나")
    await post.say("둘")
    await post.drain()
    await post.drain()
    assert (post.channel.texts(), post.states()) == (["둘"], ["failed", "sent"])


async def test_what_waits_for_its_pace_does_not_hold_up_the_end(post: Post) -> None:
    post.channel.pace = Pace(rate=0.001, burst=1)
    for name in ("amy", "bob"):
        await post.say("하나", name)
    await post.sender.step()
    async with asyncio.timeout(PATIENCE):
        await asyncio.wait(list(post.sender._tasks.values()), return_when="FIRST_COMPLETED")
        await post.sender.settle()
    assert post.states() == ["sent", "queued"]


async def test_who_was_erased_is_answered_first(post: Post) -> None:
    """An address goes once neither a reply nor a message waits."""
    await post.say("하나")
    await post.drain()
    post.core.dialogue.down = "refused"
    await post.say("둘")
    contact = post.contact()
    erased = table(Contact)
    post.core.database.now(
        lambda c: c.execute(update(erased).where(erased.c.id == contact.id).values(forgotten=True))
    )
    await post.drain()
    await post.core.worker.clean_up()
    assert post.contact().address_sealed is not None
