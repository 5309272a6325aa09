"""What channels see: replies, duplicates, streams, limits."""

from __future__ import annotations

import asyncio
import re
from collections.abc import AsyncGenerator, AsyncIterator, Callable
from typing import Any

import pytest

from bot.gateway.replies import HAND_OVER
from bot.models.conversations import Contact, Conversation
from bot.models.messages import Inbound, Outbound
from connectors.contract import OutboundMessage, Refused
from tests.bot.cases.test_delivery import confirmed
from tests.kit.core.core import Core, ask, eventually, receipt_said, system, texts
from tests.kit.patience import PATIENCE

PIN = re.compile(r"\d{8}$")


@pytest.fixture
def filing(core: Core) -> Core:
    core.dialogue.answers = {"보내기": confirmed("k1"), "receipt": receipt_said}
    return core


def follow(core: Core, *, after: int) -> AsyncGenerator[OutboundMessage, None]:
    stream = core.gateway.stream("webchat", "amy", after=after)
    assert isinstance(stream, AsyncGenerator)
    return stream


async def first(stream: AsyncIterator[OutboundMessage], count: int) -> list[OutboundMessage]:
    async with asyncio.timeout(PATIENCE):
        return [await anext(stream) for _ in range(count)]


async def test_replies_carry_what_a_channel_needs(core: Core) -> None:
    core.dialogue.answers = {"a": [ask("제목", max_length=50)]}
    (message,) = await core.say("a")
    assert (message.text, message.locale, message.choices) == ("제목?", "ko", ())
    assert message.question == {**ask("")["question"], "max_length": 50}
    assert message.turn == core.rows(Inbound)[0].turn
    assert message.id == core.rows(Outbound)[0].id


async def test_what_was_not_delivered_comes_with_the_next(core: Core) -> None:
    """The connection broke while the answer was on its way: nobody knows whether it arrived."""
    await core.fetch(await core.accept("a"), delivered=False)
    assert [row.state for row in core.rows(Outbound)] == ["sending"]
    assert texts(await core.say("b")) == ["b"], "it may be arriving right now"
    core.clock.move(HAND_OVER + 1)
    await core.worker.clean_up()
    assert core.rows(Outbound)[0].state == "unknown"
    assert texts(await core.say("c")) == ["a", "c"]
    assert texts(await core.say("d")) == ["d"]


async def test_a_repeat_gets_the_stored_replies(core: Core) -> None:
    said = await core.say("a", external_id="m1")
    for _ in range(2):
        assert await core.say("a", external_id="m1") == said
    assert len(core.dialogue.asked) == 1


async def test_two_who_fetch_at_once_share(core: Core) -> None:
    """One message is not handed to two requests at a time."""
    accepted = await core.accept("a")
    found = await asyncio.gather(*(core.fetch(accepted, delivered=False) for _ in range(3)))
    assert sorted(map(len, found)) == [0, 0, 1]


@pytest.mark.parametrize(
    ("account", "trusted", "again"),
    [("webchat", True, True), ("rest", True, True), ("rest-open", False, False)],
)
async def test_pin_in_repeats_before_it_is_known_to_have_arrived(
    filing: Core, account: str, trusted: bool, again: bool
) -> None:
    """Who proved itself may see it until then; of the others anybody could ask again."""
    who: dict[str, Any] = {"account": account, "trusted": trusted}
    await filing.say("보내기", **who)
    await filing.worker.submit()
    accepted = await filing.accept("?", external_id="m2", **who)
    shown = texts(await filing.fetch(accepted, delivered=False))
    assert [bool(PIN.search(text)) for text in shown] == [True, False]
    repeated = await filing.accept("?", external_id="m2", **who)
    seen = texts(await filing.fetch(repeated, delivered=False))
    assert [bool(PIN.search(text)) for text in seen] == [again, False]
    await filing.gateway.delivered([row.id for row in filing.rows(Outbound)])
    last = texts(await filing.say("?", external_id="m2", **who))
    assert not any(PIN.search(text) for text in last)


@pytest.mark.parametrize(
    ("told", "hours", "again"),
    [
        pytest.param(None, 0.0, True, id="the line broke off before it was shown"),
        pytest.param(-1, 0.0, True, id="an older message was shown"),
        pytest.param(0, 0.0, False, id="it was shown"),
        pytest.param(5, 0.0, False, id="a newer message was shown"),
        pytest.param(None, 1.1, False, id="nobody came back for an hour"),
    ],
)
async def test_a_pin_is_kept_until_the_browser_has_shown_it(
    filing: Core, told: int | None, hours: float, again: bool
) -> None:
    """What was written to a line that is cut has not arrived."""
    await filing.say("보내기")
    await filing.worker.submit()
    [receipt] = [row for row in filing.rows(Outbound) if row.secret]
    await filing.gateway.delivered([receipt.id], read=False)
    if told is not None:
        await filing.gateway.shown("webchat", "amy", receipt.id + told)
    filing.clock.now += hours * 3600
    await filing.worker.clean_up()
    stream = follow(filing, after=receipt.id - 1)
    [message] = await first(stream, 1)
    assert bool(PIN.search(message.text)) is again
    await stream.aclose()


async def test_stream_tells_everything_then_what_comes(core: Core) -> None:
    stream = follow(core, after=0)
    waiting = asyncio.create_task(first(stream, 1))
    await eventually(lambda: bool(core.gateway._watch.watched))
    await core.say("a")
    (message,) = await waiting
    assert message.text == "a"
    later = asyncio.create_task(first(stream, 1))
    await eventually(lambda: bool(core.gateway._watch.watched))
    await core.say("b")
    assert texts(await later) == ["b"]
    await stream.aclose()


async def test_stream_resumes_after_an_id(core: Core) -> None:
    said = [*(await core.say("a")), *(await core.say("b")), *(await core.say("c"))]
    for place in range(3):
        stream = follow(core, after=said[place].id)
        rest = said[place + 1 :]
        assert await first(stream, len(rest)) == rest
        await stream.aclose()


async def test_stream_tells_nothing_of_others(core: Core) -> None:
    await core.say("a", contact="bob")
    await core.say("b")
    stream = follow(core, after=0)
    assert texts(await first(stream, 1)) == ["b"]
    await stream.aclose()


@pytest.mark.parametrize(
    ("account", "limited"), [("webchat", True), ("rest-open", True), ("rest", False)]
)
async def test_rate(make_core: Callable[..., Core], account: str, limited: bool) -> None:
    core = make_core(webchat={"messages_per_minute": 3})
    for number in range(3):
        await core.say(f"{number}", account=account)
    if not limited:
        assert texts(await core.say("3", account=account)) == ["3"]
        return
    with pytest.raises(Refused) as caught:
        await core.say("3", account=account)
    assert (caught.value.reason, caught.value.key) == ("too_many", "system.rate_limited")
    assert caught.value.retry_after is not None
    assert 1 <= caught.value.retry_after <= 61
    assert len(core.rows(Inbound)) == 3
    assert texts(await core.say("a", account=account, contact="bob")) == ["a"]


@pytest.mark.parametrize(
    ("question", "length", "taken"),
    [
        ({"type": "text", "max_length": 1000}, 1000, True),
        ({"type": "text", "max_length": 1000}, 1001, False),
        ({"type": "story", "max_length": 5000}, 5000, True),
        ({"type": "story", "max_length": 5000}, 5001, False),
    ],
)
async def test_length_by_the_open_question(
    core: Core, question: dict[str, Any], length: int, taken: bool
) -> None:
    core.dialogue.answers = {
        "a": [ask("제목", question["type"], max_length=question["max_length"])]
    }
    await core.say("a")
    text = "가" * length
    if taken:
        assert texts(await core.say(text)) == [text]
        return
    before = core.rows(Conversation)
    with pytest.raises(Refused) as caught:
        await core.say(text)
    assert caught.value.values == {"limit": question["max_length"], "length": length}
    assert len(core.rows(Inbound)) == 1
    assert core.rows(Conversation) == before, "and the question is still open"


async def test_accounts_and_contacts_never_meet(core: Core) -> None:
    for account, contact in (("rest", "amy"), ("rest-open", "amy"), ("webchat", "amy")):
        await core.say("a", account=account, contact=contact, external_id="m1")
    assert len(core.rows(Conversation)) == len(core.rows(Inbound)) == 3
    assert not any("amy" in row.contact for row in core.rows(Contact))


async def test_a_claimed_name_is_never_bound(core: Core) -> None:
    await core.say("a", account="rest-open", trusted=False)
    await core.say("b", account="rest-open", trusted=False)
    assert not core.rows(Conversation)[0].bound


async def test_nobody_waits_for_ever(core: Core, monkeypatch: pytest.MonkeyPatch) -> None:
    """A turn that another process holds and does not finish."""
    monkeypatch.setattr("bot.gateway.service.TURN_SECONDS", 0.2)
    gate = core.hold()
    accepted = await core.accept("a")
    assert texts(await core.fetch(accepted)) == [system("system.coming")]
    gate.set()
    await core.settle()
    assert texts(await core.fetch(accepted)) == ["a"]


async def test_own_sentences(core: Core) -> None:
    found = core.gateway.text("system.too_long", "en", limit=1000, length=1001)
    assert found == system("system.too_long", "en", limit=1000, length=1001)
    assert "1,000" in found


async def test_streams_end_when_the_gateway_stops(core: Core) -> None:
    """An open one at once, so that nothing waits for its client; one that is opened then, too."""
    await core.say("a")
    stream = follow(core, after=0)
    assert texts(await first(stream, 1)) == ["a"]
    waiting = asyncio.create_task(first(stream, 1))
    await eventually(lambda: bool(core.gateway._watch.watched))
    core.gateway.end_streams()
    with pytest.raises(StopAsyncIteration):
        await waiting
    assert [message async for message in follow(core, after=0)] == []
