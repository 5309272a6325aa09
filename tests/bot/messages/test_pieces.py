"""A text that is known to go on waits for the next one, at most 2.5 s, and then is one turn."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

import pytest

from bot.messages import inbox
from bot.messages.pieces import WAIT
from bot.models.messages import Inbound, Outbound
from connectors.contract import Accepted, Place
from tests.kit.core.core import Core, ask, eventually, opened, system


async def part(core: Core, text: str, more: str | None = "", **values: Any) -> Accepted:
    return await core.accept(text, more=more, **values)


def heard(core: Core) -> list[str]:
    """What the dialogue was told, each turn once."""
    asked = {request["turn"]: request["text"] for request in core.dialogue.asked}
    return [asked[turn] for turn in core.dialogue.steps]


async def taken(core: Core) -> None:
    """All that is due now."""
    await core.settle()
    while core.database.now(lambda c: inbox.due(c, core.clock())):
        await core.worker.take_due()


def states(core: Core) -> list[str]:
    return [row.state for row in core.rows(Inbound)]


async def test_joined(any_core: Core) -> None:
    """At once with the last text; nothing before it, and nothing twice."""
    await part(any_core, "가로등이 고")
    any_core.clock.move(1)
    await part(any_core, "장났어요. 고쳐 ")
    any_core.clock.move(2)
    await taken(any_core)
    assert heard(any_core) == []
    await part(any_core, "주세요", None)
    await any_core.settle()
    assert heard(any_core) == ["가로등이 고장났어요. 고쳐 주세요"]
    rows = any_core.rows(Inbound)
    assert [(row.state, row.payload_sealed) for row in rows] == [("done", None)] * 3
    assert len({row.turn for row in rows}) == 1


@pytest.mark.parametrize(
    ("moves", "due"),
    [
        pytest.param([0.0], [], id="at-once"),
        pytest.param([WAIT - 0.1], [], id="nearly"),
        pytest.param([WAIT], ["하나"], id="in-time"),
        pytest.param([2.0, 2.0], [], id="each-from-its-own-receipt"),
        pytest.param([2.0, WAIT], ["하나둘"], id="and-no-longer"),
        pytest.param([WAIT, WAIT], ["하나", "둘"], id="too-late-to-belong-to-it"),
    ],
)
async def test_how_long(any_core: Core, moves: list[float], due: list[str]) -> None:
    """Nobody waits for what never comes."""
    for text, seconds in zip(("하나", "둘"), moves, strict=False):
        await part(any_core, text)
        any_core.clock.move(seconds)
        await taken(any_core)
    assert heard(any_core) == due


async def _press(core: Core) -> None:
    await core.accept(choice="no-such-token")


async def _command(core: Core) -> None:
    await core.accept("", command="help")


async def _place(core: Core) -> None:
    await core.accept(place=Place(37.5, 127.0))


@pytest.mark.parametrize("other", [_press, _command, _place], ids=["press", "command", "place"])
async def test_what_is_no_text_waits_for_nothing(
    any_core: Core, other: Callable[[Core], Awaitable[None]]
) -> None:
    """In its order: the text first, as far as it has come."""
    await part(any_core, "가로등이 고")
    await other(any_core)
    await taken(any_core)
    assert states(any_core) == ["done", "done"]
    assert heard(any_core)[0] == "가로등이 고"
    turns = [row.turn for row in any_core.rows(Inbound)]
    assert turns[0] != turns[1]


async def test_somebody_else_does_not_wait(any_core: Core) -> None:
    await part(any_core, "가로등이 고")
    await part(any_core, "안녕하세요", None, contact="bob")
    await any_core.settle()
    assert heard(any_core) == ["안녕하세요"]
    await part(any_core, "장났어요", None)
    await any_core.settle()
    assert heard(any_core) == ["안녕하세요", "가로등이 고장났어요"]


NUMBERED = {
    "in order": ["(1/3) 가로등이", "(2/3) 고장", "(3/3) 났어요"],
    "in another order": ["(3/3) 났어요", "(1/3) 가로등이", "(2/3) 고장"],
    "the first last": ["(2/3) 고장", "(3/3) 났어요", "(1/3) 가로등이"],
}


@pytest.mark.parametrize("texts", NUMBERED.values(), ids=NUMBERED)
async def test_numbered(any_core: Core, texts: list[str]) -> None:
    """As soon as all of them are there."""
    for text in texts:
        assert heard(any_core) == []
        await part(any_core, text, " ")
    await any_core.settle()
    assert heard(any_core) == ["가로등이 고장 났어요"]


async def test_delivered_again(any_core: Core) -> None:
    """It changes neither the text nor the time, before and after the turn."""
    first = await part(any_core, "가로등이 고", external_id="m1")
    any_core.clock.move(2)
    again = await part(any_core, "가로등이 고", external_id="m1")
    assert (again.turn, again.duplicate) == (first.turn, True)
    any_core.clock.move(WAIT - 2)
    await taken(any_core)
    await part(any_core, "가로등이 고", external_id="m1")
    any_core.clock.move(WAIT)
    await taken(any_core)
    assert heard(any_core) == ["가로등이 고"]
    assert states(any_core) == ["done"]


async def test_delivered_to_two_machines_at_once(any_core: Core) -> None:
    other = any_core.restart()
    for text, more in (("가로등이 고", ""), ("장났", ""), ("어요", None)):
        await asyncio.gather(
            *(part(core, text, more, external_id=text) for core in (any_core, other) * 3)
        )
    await any_core.settle()
    await other.settle()
    assert heard(any_core) == ["가로등이 고장났어요"]
    assert states(any_core) == ["done"] * 3
    other.close()


@pytest.mark.parametrize("killed", [1, 2, 3])
async def test_killed_between(any_core: Core, killed: int) -> None:
    """What was acknowledged is there, and belongs to the same turn, whichever process goes on."""
    core, texts = any_core, [("가로등이 고", ""), ("장났", ""), ("어요", None)]
    for number, (text, more) in enumerate(texts, 1):
        if number == killed == len(texts):
            core.hold()
        await part(core, text, more)
        if number == killed:
            fresh = core.restart()
            await core.kill()
            core = fresh
            core.dialogue.before = None
    core.clock.move(core.settings.lease_seconds + WAIT)
    await taken(core)
    assert heard(core) == ["가로등이 고장났어요"]
    assert states(core) == ["done"] * 3
    core.close()


@pytest.mark.parametrize("answered", [False, True])
async def test_what_comes_while_the_turn_runs_is_a_turn_of_its_own(
    any_core: Core, answered: bool
) -> None:
    """Even if it is cut off and taken again: what the dialogue was told is what is done."""
    held = any_core.hold()
    if answered:
        any_core.dialogue.before, any_core.dialogue.after = None, held.wait
    await part(any_core, "가로등이 고")
    any_core.clock.move(WAIT)
    running = asyncio.create_task(any_core.worker.take_due())
    await eventually(lambda: bool(any_core.dialogue.asked))
    await part(any_core, "장났어요", None)
    other = any_core.restart()
    running.cancel()
    with pytest.raises(asyncio.CancelledError):
        await running
    held.set()
    any_core.clock.move(any_core.settings.lease_seconds + 1)
    await taken(other)
    assert heard(other) == ["가로등이 고", "장났어요"]
    assert states(other) == ["done", "done"]
    other.close()


@pytest.mark.parametrize(
    "texts",
    [
        pytest.param([("가로등이 고", ""), ("장났어요", None)], id="all-that-belongs-to-it"),
        pytest.param([("가로등이 고장났어요", "")], id="one-that-nothing-has-followed"),
    ],
)
async def test_after_trouble_it_is_the_same_turn(
    any_core: Core, texts: list[tuple[str, str | None]]
) -> None:
    """Taken again as it was; what is sent meanwhile waits behind it."""
    any_core.dialogue.faults.append("drift")
    for text, more in texts:
        await part(any_core, text, more)
    any_core.clock.move(WAIT)
    await taken(any_core)
    assert heard(any_core) == []
    await part(any_core, "고쳐 주세요", None)
    any_core.clock.move(60)
    await taken(any_core)
    assert heard(any_core) == ["가로등이 고장났어요", "고쳐 주세요"]
    assert set(states(any_core)) == {"done"}


async def test_as_many_as_a_long_text_has(core: Core) -> None:
    """5,000 characters are 75 text messages; of others twenty a minute are taken."""
    texts = ["가" * 66] * 75
    for text in texts:
        await part(core, text)
    await part(core, "끝", None)
    await core.settle()
    assert heard(core) == ["".join(texts) + "끝"]


async def test_forgotten_while_it_waits(any_core: Core) -> None:
    await part(any_core, "가로등이 고")
    await part(any_core, "장났어요")
    await any_core.gateway.forget("webchat", "amy")
    any_core.clock.move(WAIT)
    await taken(any_core)
    rows = any_core.rows(Inbound)
    assert [(row.state, row.payload_sealed) for row in rows] == [("dropped", None)] * 2
    assert heard(any_core) == []


@pytest.mark.parametrize(
    ("texts", "limit", "told"),
    [
        pytest.param(["가" * 4096, "나" * 904], None, None, id="5,000"),
        pytest.param(["가" * 4096, "나" * 905], None, (5000, 5001), id="5,001"),
        pytest.param(["가" * 4096, "나" * 4096, "다"], None, (5000, 8193), id="three"),
        pytest.param(["가" * 70, "나" * 40], 100, (100, 110), id="a-short-question"),
        pytest.param(["가" * 170, "나" * 170], 100, (100, 340), id="each-too-long-for-it"),
    ],
)
async def test_too_long(
    any_core: Core, texts: list[str], limit: int | None, told: tuple[int, int] | None
) -> None:
    """Told once, of the whole; no piece of it answers what is open."""
    if limit is not None:
        any_core.dialogue.answers["안녕하세요"] = [ask("제목", max_length=limit)]
        await part(any_core, "안녕하세요", None)
        await any_core.settle()
    before = len(heard(any_core))
    for number, text in enumerate(texts, 1):
        await part(any_core, text, "" if number < len(texts) else None)
    await any_core.settle()
    if told is None:
        assert heard(any_core)[before:] == ["".join(texts)]
        return
    assert heard(any_core)[before:] == []
    replies = [opened(Outbound, row)["text"] for row in any_core.rows(Outbound)]
    sentence = system("system.too_long", limit=told[0], length=told[1])
    assert [text for text in replies if text == sentence] == [sentence]
    assert set(states(any_core)) == {"done"}


async def test_too_long_is_told_in_the_language_of_the_text(any_core: Core) -> None:
    await part(any_core, "The street light is broken. " * 150, "")
    await part(any_core, "It is dark there at night. " * 80, None)
    await any_core.settle()
    [told] = [opened(Outbound, row)["text"] for row in any_core.rows(Outbound)]
    assert told == system("system.too_long", "en", limit=5000, length=6360)
