"""Replies on a channel that is sent to: once, in order, and what happens when it fails."""

from __future__ import annotations

import asyncio
import uuid
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from bot.delivery.sender import LEASE, PAUSES, Sender, morning
from bot.models.conversations import Contact, Suppression
from bot.models.messages import Outbound, SentPart
from connectors.contract import (
    DeliveryStatus,
    Later,
    OptedOut,
    OptOut,
    Reachability,
    SendError,
    Unauthorised,
    Undeliverable,
    Unknown,
    Unreachable,
)
from tests.kit.core.core import Core, eventually, make_settings, system
from tests.kit.fakes.channel_memory import MemoryChannel
from tests.kit.patience import PATIENCE


class Post:
    """A core with one channel that is sent to, and its sender."""

    def __init__(self, core: Core, channel: MemoryChannel) -> None:
        self.core, self.channel = core, channel
        self.sender = Sender(core.runtime, channel)

    async def say(self, text: str, contact: str = "amy", external_id: str | None = None) -> None:
        """A message and its turn; what it says is not sent yet."""
        number = external_id or uuid.uuid4().hex
        await self.core.gateway.take(self.channel, self.channel.message(contact, number, text=text))
        await self.core.settle()

    async def drain(self, sender: Sender | None = None) -> None:
        """Look and send until nothing more is due."""
        used = sender or self.sender
        for _ in range(20):
            await used.step()
            tasks = list(used._tasks.values())
            if not tasks:
                return
            await asyncio.wait(tasks, timeout=PATIENCE)

    def states(self) -> list[str]:
        return [row.state for row in self.core.rows(Outbound)]

    def contact(self) -> Any:
        return self.core.rows(Contact)[0]


@pytest.fixture
def post(tmp_path: Path) -> Any:
    channel = MemoryChannel()
    core = Core(make_settings(tmp_path / "var"), channels={channel.account: channel})
    channel.clock = core.clock
    yield Post(core, channel)
    core.close()


async def test_a_reply_is_sent_once(post: Post) -> None:
    await post.say("하나")
    await post.say("둘")
    await post.drain()
    await post.drain()
    assert post.channel.texts() == ["하나", "둘"]
    assert post.states() == ["sent", "sent"]
    assert post.channel.sent[0].address == "to-amy"


async def test_the_address_is_sealed_and_nothing_is_fetched(post: Post) -> None:
    await post.say("하나")
    assert b"to-amy" not in post.contact().address_sealed
    accepted = await post.core.gateway.accept(post.channel.message("amy", "x2", text="둘"))
    assert await post.core.fetch(accepted) == [], "what is sent is not fetched as well"


@pytest.mark.parametrize(
    ("failure", "state", "resent"),
    [
        pytest.param(Later("503"), "queued", 1, id="slow"),
        pytest.param(Later("429", retry_after=2), "queued", 1, id="too fast"),
        pytest.param(Undeliverable("30006"), "failed", 0, id="refused for good"),
        pytest.param(Unreachable("blocked"), "failed", 0, id="blocked"),
        pytest.param(OptedOut("21610"), "failed", 0, id="SMS-12 21610 is not tried again"),
        pytest.param(Unknown("cut"), "unknown", 0, id="no answer"),
        pytest.param(Unauthorised("401"), "queued", 1, id="our credentials"),
    ],
)
async def test_a_failure(post: Post, failure: SendError, state: str, resent: int) -> None:
    post.channel.fails = [failure]
    await post.say("하나")
    await post.drain()
    assert post.states() == [state]
    post.core.clock.move(3600)
    await post.drain()
    assert len(post.channel.sent) == resent


async def test_the_named_pause_is_kept_exactly(post: Post) -> None:
    """TG-10 A 429 delays only as specified, and the text arrives once."""
    post.channel.fails = [Later("429", retry_after=2)]
    await post.say("하나")
    await post.drain()
    for moved, arrived in ((1.9, 0), (0.2, 1), (60, 1)):
        post.core.clock.move(moved)
        await post.drain()
        assert len(post.channel.sent) == arrived


async def test_sms_12_at_most_five_further_attempts(post: Post) -> None:
    post.channel.fails = [Later("500") for _ in range(20)]
    await post.say("하나")
    for _ in range(12):
        await post.drain()
        post.core.clock.move(PAUSES[-1] * 1.3)
    assert (post.states(), len(post.channel.fails)) == (["failed"], 20 - 1 - len(PAUSES))


async def test_one_contact_that_fails_does_not_hold_up_the_others(post: Post) -> None:
    post.channel.fails = [Later("500", retry_after=900)]
    await post.say("하나", "amy")
    await post.drain()
    await post.say("셋", "amy")
    await post.say("둘", "bob")
    await post.drain()
    assert post.channel.texts() == ["둘"], "amy's second reply waits behind her first"
    post.core.clock.move(901)
    await post.drain()
    assert post.channel.texts("amy") == ["하나", "셋"]


async def test_parts_go_on_where_they_stopped(post: Post) -> None:
    post.channel.fails = [None, Later("500", retry_after=5)]
    await post.say("하나|둘|셋")
    await post.drain()
    assert post.channel.texts() == ["하나"]
    post.core.clock.move(6)
    await post.drain()
    assert post.channel.texts() == ["하나", "둘", "셋"]
    assert [row.part for row in post.core.rows(SentPart)] == [0, 1, 2]


async def test_plain_text_after_a_formatting_error(post: Post) -> None:
    post.channel.formatted = True
    await post.say("하나")
    await post.drain()
    assert post.channel.texts() == ["하나"]


async def test_the_rest_waits_until_it_is_asked_for(post: Post) -> None:
    await post.say("하나>|둘")
    await post.drain()
    assert (post.channel.texts(), post.states()) == (["하나"], ["held"])
    await post.say("다음")
    await post.drain()
    assert (post.channel.texts(), post.states()) == (["하나", "둘"], ["sent"])
    await post.say("다음")
    await post.drain()
    assert post.channel.texts()[-1] == "다음", "nothing waits: it is a word like any other"


async def test_what_may_be_lost_is_offered_and_sent_again_when_wanted(post: Post) -> None:
    post.channel.fails = [Unknown("cut")]
    await post.say("하나")
    await post.drain()
    await post.say("둘")
    await post.drain()
    assert post.channel.texts() == ["둘", system("system.missed")]
    await post.say("셋")
    await post.drain()
    assert post.channel.texts()[2:] == ["셋"], "offered once"
    await post.say("다시 보기")
    await post.drain()
    assert post.channel.texts()[3:] == ["하나"]
    assert "unknown" not in post.states()


async def test_killed_while_sending_nobody_sends_it_again(post: Post) -> None:
    """TG-04's other half: an outcome that nobody can know."""
    post.channel.gate = asyncio.Event()
    await post.say("하나|둘")
    await post.sender.step()
    await eventually(lambda: post.states() == ["sending"])
    for task in post.sender._tasks.values():
        task.cancel()
    post.channel.gate = None
    other = Sender(replace(post.core.runtime, owner="other"), post.channel)
    await post.drain(other)
    assert post.states() == ["sending"], "the lease is still the first one's"
    post.core.clock.move(LEASE + 1)
    await post.drain(other)
    assert (post.channel.texts(), post.states()) == ([], ["unknown"])


async def test_a_lease_that_was_lost_sends_nothing(post: Post) -> None:
    """The first sender slept: another one has sent it, the first finds it done."""
    await post.say("하나")
    await post.sender.step()
    post.core.clock.move(LEASE + 1)
    other = Sender(replace(post.core.runtime, owner="other"), post.channel)
    await asyncio.gather(post.drain(other), post.drain())
    assert len(post.channel.sent) + post.states().count("unknown") == 1


async def test_sms_09_an_opt_out_stops_what_waits_and_what_comes(post: Post) -> None:
    await post.say("하나")
    stop = OptOut(post.channel.message("amy", "s1"), "system.language_changed", word="stop")
    for number in ("s1", "s1", "s2"):
        await post.core.gateway.take(
            post.channel, replace(stop, message=post.channel.message("amy", number))
        )
    await post.drain()
    assert post.channel.texts() == [system("system.language_changed")], "confirmed once"
    await post.say("둘")
    await post.drain()
    assert len(post.channel.sent) == 1
    assert len(post.core.rows(Suppression)) == 1


async def test_sms_09_the_opt_out_holds_for_every_sender_of_the_channel(post: Post) -> None:
    other = MemoryChannel(account="memory:2")
    stop = OptOut(post.channel.message("amy", "s1"), None, word="stop")
    await post.core.gateway.take(post.channel, stop)
    message = replace(other.message("amy", "m1", text="하나"), account="memory:2")
    await post.core.gateway.take(other, message)
    await post.core.settle()
    await post.drain(Sender(post.core.runtime, other))
    assert other.sent == []


async def test_sms_10_start_lifts_it(post: Post) -> None:
    stop = OptOut(post.channel.message("amy", "s1"), None, word="stop")
    start = OptOut(post.channel.message("amy", "s2"), None, word="start")
    for note in (stop, start):
        await post.core.gateway.take(post.channel, note)
    await post.say("하나")
    await post.drain()
    assert post.channel.texts() == ["하나"]


async def test_tg_11_blocked_and_back(post: Post) -> None:
    post.channel.fails = [Unreachable("blocked")]
    await post.say("하나")
    await post.say("둘")
    await post.drain()
    assert post.states() == ["failed", "failed"]
    assert not post.contact().reachable
    await post.core.gateway.take(post.channel, Reachability(post.channel.account, "amy", True))
    assert post.contact().reachable


@pytest.mark.parametrize(
    ("order", "state"),
    [
        pytest.param(["delivered", "sent"], "delivered", id="SMS-13 out of order"),
        pytest.param(["sent", "delivered", "delivered"], "delivered", id="twice"),
        pytest.param(["failed", "sent"], "failed", id="failed stays"),
    ],
)
async def test_what_the_channel_says_later(post: Post, order: list[Any], state: str) -> None:
    await post.say("하나")
    await post.drain()
    for told in [*order, "delivered-unknown"]:
        known = told != "delivered-unknown"
        receipt = DeliveryStatus(
            post.channel.account, "sent-1" if known else "x", told if known else "delivered"
        )
        await post.core.gateway.take(post.channel, receipt)
    assert [row.state for row in post.core.rows(SentPart) if row.outbox_id] == [state]


@pytest.mark.parametrize(
    ("hour", "waits"),
    [(0, 8), (7.99, 0.01), (8, None), (20.99, None), (21, 11), (23, 9)],
    ids=lambda value: f"{value}",
)
def test_sms_14_night(hour: float, waits: float | None) -> None:
    midnight = 1_795_532_400.0  # 2026-11-25 00:00 in Seoul
    now = midnight + hour * 3600
    until = morning(now, "Asia/Seoul")
    assert (until is None) == (waits is None)
    if until is not None and waits is not None:
        assert round(until - now) == round(waits * 3600)


async def test_a_refusal_is_told_by_the_channel(post: Post, make_core: Callable[..., Core]) -> None:
    from connectors.contract import Refused

    with pytest.raises(Refused):
        await post.say("가" * 5001)
    await post.drain()
    assert post.channel.texts() == [system("system.too_long", limit=5000, length=5001)]


async def test_too_many_is_told_once(post: Post) -> None:
    from connectors.contract import Refused

    refused = 0
    for number in range(60):
        try:
            await post.core.gateway.take(
                post.channel, post.channel.message("amy", f"m{number}", text=f"글 {number}")
            )
        except Refused:
            refused += 1
    await post.core.settle()
    await post.drain()
    assert refused == 60 - post.core.settings.webchat.messages_per_minute
    told = [text for text in post.channel.texts() if not text.startswith("글")]
    assert len(told) == 1
