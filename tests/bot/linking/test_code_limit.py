"""Codes and numbers by network: whatever makes or sends one counts, once a turn; wrong codes count
as wrong PINs do."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

import pytest

from actions.base.rate import Rate
from bot.core import rate_store
from bot.core.errors import LeaseLost
from bot.core.sql import table
from bot.models.cases import ProofAttempt
from bot.models.limits import RateLimit
from bot.models.linking import LinkToken, Verification
from bot.turn import commit as turn_store
from tests.bot.cases.test_pin_hash import both_run, gated, pins
from tests.kit.core.core import CIPHER, ask
from tests.kit.core.core_people import PIN, People, one_code, sentence

ADDRESS, NETWORK = "203.0.113.7", CIPHER.digest("network", "203.0.113.0/24")
CASE, OTHER = "1AA-2611-0000001K", "1AA-2611-0000002K"
PHONE, MAIL = "+821012345678", "kim@example.kr"
Write = Callable[[], Awaitable[list[str]]]


@pytest.fixture(autouse=True)
def journeys(people: People) -> None:
    add = {"type": "add_contact", "channel": "email", "address": "⟦email:1⟧"}
    people.core.dialogue.answers |= {"민원": [ask("제목")], "⟦email:1⟧": [{"effect": add}]}


async def ready(people: People, kind: str, client: str | None = ADDRESS) -> Write:
    """Bob may ask for a code, bring Amy's, name an address, or want the answer of Amy's case."""
    await people.write("webchat", "bob", "민원", client=client)
    await people.write("sms", PHONE, "민원")
    people.file(CASE, people.conversation("sms", PHONE))
    effect = {"type": "answer_code", "reference": CASE, "contact": people.contact("sms", PHONE)}
    people.core.dialogue.answers["답변"] = [{"effect": effect}]
    texts = {"code": "이어하기", "address": MAIL, "answer": "답변"}
    if kind == "join":
        texts["join"] = f"이어하기 {one_code(await people.write('sms', PHONE, '이어하기'))}"
    people.mark()
    return lambda: people.write("webchat", "bob", texts[kind], client=client)


def spend(people: People, many: int) -> None:
    now, rate = people.core.clock(), Rate(30, 3600)
    for _ in range(many):
        people.core.database.now(lambda c: rate_store.hit(c, "codes", NETWORK, rate, now))


def used(people: People) -> float:
    """How many of the network's codes are used now."""
    found = people.core.rows(RateLimit)
    return (found[0].full_at - people.core.clock()) / 120 if found else 0.0


def made(people: People) -> tuple[int, ...]:
    return tuple(len(people.core.rows(model)) for model in (LinkToken, Verification))


def limited(people: People) -> float:
    values = {"event": "code_limited"}
    return people.core.metrics.registry.get_sample_value("security_events_total", values) or 0.0


KINDS = ("code", "join", "address", "answer")


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("spent", [0, 29, 30])
async def test_thirty_an_hour_for_a_network(people: People, kind: str, spent: int) -> None:
    write = await ready(people, kind)
    spend(people, spent)
    before = made(people)
    said = await write()
    if spent == 30:
        assert (made(people), used(people), limited(people)) == (before, 30, 1)
        assert people.sent("sms") == people.sent("email") == []
        result: Any = people.core.dialogue.asked[-1]["metadata"].get("result")
        if kind in ("code", "join"):
            assert said[0] == sentence("link.many", minutes=2)
        else:
            assert (result["reason"], result["minutes"]) == ("many", 2)
        people.core.clock.move(119)
        await write()
        assert (made(people), limited(people)) == (before, 2)
        people.core.clock.move(1)
        await write()
    assert made(people) != before
    assert used(people) == min(spent + 1, 30)


@pytest.mark.parametrize("kind", KINDS)
async def test_a_turn_that_is_taken_twice_counts_once(
    people: People, kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its process dies just before the commit."""
    write, real, cut = await ready(people, kind), turn_store.commit, list[str]()

    def commit(*values: Any) -> Any:
        if cut:
            return real(*values)
        cut.append("here")
        raise LeaseLost("killed")

    spend(people, 29)
    monkeypatch.setattr(turn_store, "commit", commit)
    await write()
    assert (cut, used(people)) == (["here"], 30)
    people.core.clock.move(60)
    await people.settle()
    assert (used(people), limited(people)) == (29.5, 0)


@pytest.mark.parametrize("kind", KINDS)
async def test_who_has_no_network_is_not_counted(people: People, kind: str) -> None:
    write = await ready(people, kind, client=None)
    spend(people, 30)
    before = made(people)
    await write()
    assert (used(people), limited(people)) == (30, 0)
    assert made(people) != before


async def test_a_code_that_had_to_wait_can_still_be_used(people: People) -> None:
    write = await ready(people, "join")
    spend(people, 30)
    assert await write() == [sentence("link.many", minutes=2), "제목?"]
    people.core.clock.move(120)
    assert await write() != [sentence("link.wrong")]
    assert len(people.sent("sms")) == 1


async def test_wrong_codes_count_for_their_network(people: People) -> None:
    """Spent, each asker has one; the first is looked at all the same."""
    write = await ready(people, "join")
    wrong = "이어하기 ZZZ-222"
    assert await people.write("webchat", "eve", wrong, client=ADDRESS) == [sentence("link.wrong")]
    (row,) = people.core.rows(ProofAttempt)
    assert (row.receipt, row.network) == (None, NETWORK)
    more = [{"turn": str(n), "asker": str(n), "network": NETWORK, "at": row.at} for n in range(59)]
    people.core.database.now(lambda c: c.execute(table(ProofAttempt).insert(), more))
    said = await people.write("webchat", "eve", wrong, client=ADDRESS)
    assert said == [sentence("link.limited", minutes=15)]
    await write()
    assert len(people.sent("sms")) == 1, "Bob's first is right"


@pytest.mark.parametrize(
    ("typed", "counted"),
    [
        pytest.param(f"{CASE} 11112222", CASE, id="wrong PIN"),
        pytest.param(f"1AA-2611-0000009K {PIN}", "1AA-2611-0000009K", id="no such case"),
        pytest.param(f"{OTHER} {PIN}", None, id="their own case: not the proof, but no guess"),
        pytest.param(f"{CASE} {PIN}", None, id="right"),
    ],
)
async def test_receipt_and_pin_in_place_of_a_number(
    people: People, typed: str, counted: str | None
) -> None:
    write = await ready(people, "join")
    people.file(OTHER, people.conversation("webchat", "bob"))
    await write()
    await people.write("webchat", "bob", typed, client=ADDRESS)
    expected = [(CIPHER.digest("receipt", counted.replace("-", "")), NETWORK)] if counted else []
    assert [(row.receipt, row.network) for row in people.core.rows(ProofAttempt)] == expected


async def test_a_long_queue_of_pins_is_said_and_counts_nothing(
    people: People, monkeypatch: pytest.MonkeyPatch
) -> None:
    write = await ready(people, "join")
    await write()
    monkeypatch.setattr("bot.cases.lookups.WAIT", 0.01)
    with gated() as hasher:
        busy = pins(hasher)
        object.__setattr__(people.core.runtime.lookups.cases, "pins", busy)
        others = [asyncio.create_task(busy.fits(None, PIN)) for _ in range(2)]
        await both_run(hasher)
        said = await people.write("webchat", "bob", f"{CASE} {PIN}", client=ADDRESS)
    await asyncio.gather(*others)
    assert said == [sentence("link.busy")]
    assert people.core.rows(ProofAttempt) == []
    assert [row.tries for row in people.core.rows(Verification)] == [0]
