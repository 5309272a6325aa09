"""A notice that one channel does not bring goes to the next; each try leaves its proof."""

from __future__ import annotations

from typing import Any, Literal

import pytest

from bot.conversations import contacts
from bot.delivery import fallback
from bot.delivery.sender import PAUSES
from bot.models.cases import NoticeProof
from bot.models.conversations import Contact
from connectors.contract import (
    DeliveryStatus,
    Later,
    OptedOut,
    OptOut,
    Reachability,
    SendError,
    Undeliverable,
    Unknown,
    Unreachable,
)
from tests.kit.core.core_people import People

CASE = "1AA-2611-0000001K"
PHONE, MAIL, AMY = "+821012345678", "kim@example.kr", "amy"
EVERYWHERE = (("telegram", AMY), ("sms", PHONE), ("email", MAIL))
TOLD = ["소식", "답변"]


@pytest.fixture
async def filed(people: People) -> People:
    """Amy filed a case; she is on all three channels. A notice is two bubbles."""
    say = [{"say": "test.echo", "values": {"text": text}} for text in TOLD]
    people.core.dialogue.answers["case_changed"] = say
    people.file(CASE, await people.one_person(*EVERYWHERE))
    people.mark()
    return people


BLOCKED = Unreachable("blocked_by_user")
Expected = list[tuple[str, str, str | None]]


@pytest.mark.parametrize(
    ("fails", "proofs", "reached"),
    [
        pytest.param({}, [("telegram", "sent", None)], "telegram", id="nothing fails"),
        pytest.param(
            {"telegram": [BLOCKED]},
            [("telegram", "failed", "blocked_by_user"), ("sms", "sent", None)],
            "sms",
            id="Telegram blocked: SMS",
        ),
        pytest.param(
            {"telegram": [BLOCKED], "sms": [Undeliverable("30006")]},
            [
                ("telegram", "failed", "blocked_by_user"),
                ("sms", "failed", "30006"),
                ("email", "sent", None),
            ],
            "email",
            id="Telegram blocked, SMS refused: e-mail",
        ),
        pytest.param(
            {"telegram": [BLOCKED], "sms": [OptedOut("21610")]},
            [
                ("telegram", "failed", "blocked_by_user"),
                ("sms", "failed", "21610"),
                ("email", "sent", None),
            ],
            "email",
            id="Telegram blocked, number opted out at the provider: e-mail",
        ),
        pytest.param(
            {"telegram": [BLOCKED], "sms": [BLOCKED], "email": [Undeliverable("550")]},
            [
                ("telegram", "failed", "blocked_by_user"),
                ("sms", "failed", "blocked_by_user"),
                ("email", "failed", "550"),
            ],
            None,
            id="nobody can be reached: three proofs of that",
        ),
        pytest.param(
            {"telegram": [None, Undeliverable("400")]},
            [("telegram", "failed", "400"), ("sms", "sent", None)],
            "sms",
            id="the second bubble is refused: both go on",
        ),
        pytest.param(
            {"telegram": [Unknown("cut")]},
            [("telegram", "unknown", None)],
            None,
            id="no answer: it may have arrived, it is not told twice",
        ),
    ],
)
async def test_the_next_channel_gets_all_of_it(
    filed: People, fails: dict[str, list[SendError | None]], proofs: Expected, reached: str | None
) -> None:
    for channel, failures in fails.items():
        filed.channel(channel).fails = list(failures)
    await filed.notice(CASE)
    assert filed.proofs() == proofs
    for channel in ("telegram", "sms", "email"):
        if channel == reached:
            assert filed.sent(channel)[-2:] == TOLD
        elif channel not in fails:
            assert filed.sent(channel) == []
    row = filed.core.rows(NoticeProof)[-1]
    assert (row.reference, row.event, row.at) == (CASE, "answered", filed.core.clock())


async def test_a_channel_that_is_down_for_long_is_left(filed: People) -> None:
    filed.channel("telegram").fails = [Later("503")] * 6
    await filed.notice(CASE)
    for pause in PAUSES:
        assert filed.proofs() == [("telegram", "queued", None)]
        filed.core.clock.move(pause * 1.25)
        await filed.settle()
    assert filed.proofs() == [("telegram", "failed", "503"), ("sms", "sent", None)]


@pytest.mark.parametrize("word", ["거부", "the channel says so"])
async def test_numbers_that_opted_out_are_skipped(filed: People, word: str) -> None:
    there = filed.channel("sms")
    if word == "거부":
        await filed.core.gateway.take(
            there, OptOut(there.message(PHONE, "1", text=word), word="stop")
        )
    else:
        there.fails = [OptedOut("21610")]
        await filed.write("sms", PHONE, "안녕하세요")
    filed.channel("telegram").fails = [BLOCKED]
    await filed.notice(CASE)
    assert [row[:2] for row in filed.proofs()] == [("telegram", "failed"), ("email", "sent")]
    assert filed.sent("sms") == []


async def test_who_opts_out_at_night_is_told_by_mail(filed: People) -> None:
    """The notice waits for the morning; then the number wants to hear no more."""
    filed.choose("sms", PHONE)
    filed.core.clock.move(11 * 3600)
    await filed.notice(CASE)
    assert filed.proofs() == [("sms", "queued", None)]
    there = filed.channel("sms")
    await filed.core.gateway.take(
        there, OptOut(there.message(PHONE, "1", text="거부"), word="stop")
    )
    await filed.settle()
    assert filed.proofs() == [("sms", "failed", "opted_out"), ("telegram", "sent", None)]


async def test_who_blocks_us_while_it_waits(filed: People) -> None:
    there = filed.channel("telegram")
    there.fails = [Later("429", retry_after=60)]
    await filed.notice(CASE)
    await filed.core.gateway.take(there, Reachability(there.account, AMY, reachable=False))
    await filed.settle()
    assert filed.proofs() == [("telegram", "failed", "blocked"), ("sms", "sent", None)]
    assert filed.sent("telegram") == []


async def test_several_notices_that_wait_go_on_together(filed: People) -> None:
    filed.channel("telegram").fails = [BLOCKED]
    filed.core.portal.change(CASE, "taken", "checking")
    await filed.notice(CASE, "answered")
    assert [row[:2] for row in filed.proofs()] == [
        ("telegram", "failed"),
        ("telegram", "failed"),
        ("sms", "sent"),
        ("sms", "sent"),
    ]
    assert filed.sent("sms") == TOLD * 2


State = Literal["sent", "delivered", "failed"]


def report(filed: People, number: int, state: State, code: str | None = None) -> DeliveryStatus:
    return DeliveryStatus(filed.channel("sms").account, filed.sent_id("sms", number), state, code)


@pytest.mark.parametrize(
    ("reports", "outcome"),
    [
        pytest.param([(1, "delivered")], "sent", id="one of two parts arrived"),
        pytest.param([(1, "delivered"), (2, "delivered")], "delivered", id="both arrived"),
        pytest.param([(2, "delivered"), (1, "delivered")], "delivered", id="in any order"),
        pytest.param(
            [(2, "delivered"), (2, "sent"), (1, "sent"), (1, "delivered"), (1, "sent")],
            "delivered",
            id="SMS-13 older reports change nothing",
        ),
        pytest.param([(9, "delivered")], "sent", id="SMS-13 an unknown one"),
        pytest.param([(1, "delivered"), (1, "failed")], "sent", id="delivered is final"),
    ],
)
async def test_what_the_channel_reports_later(
    filed: People, reports: list[tuple[int, State]], outcome: str
) -> None:
    filed.choose("sms", PHONE)
    await filed.notice(CASE)
    for number, state in reports:
        await filed.core.gateway.take(filed.channel("sms"), report(filed, number, state))
    assert filed.proofs() == [("sms", outcome, None)]


async def test_a_text_that_did_not_arrive_after_all_goes_by_the_next_channel(
    filed: People,
) -> None:
    filed.choose("sms", PHONE)
    telegram, parts = filed.contact("telegram", AMY), filed.core.runtime
    filed.core.database.now(lambda c: fallback.blocked(c, parts, telegram, "blocked", 0.0))
    await filed.notice(CASE)
    for _ in range(2):
        await filed.core.gateway.take(filed.channel("sms"), report(filed, 1, "failed", "30005"))
        await filed.settle()
    assert filed.proofs() == [("sms", "failed", "30005"), ("email", "sent", None)]
    assert filed.sent("email") == TOLD


@pytest.mark.parametrize(
    ("state", "told"),
    [
        pytest.param("failed", [("sms", "failed", "30005"), ("email", "sent", None)], id="failed"),
        pytest.param("delivered", [("sms", "delivered", None)], id="delivered"),
    ],
)
async def test_a_report_that_overtakes_the_answer(
    filed: People, state: State, told: list[Any]
) -> None:
    """A provider may call us before its answer to the sending has come to our database."""
    filed.choose("sms", PHONE)
    telegram, parts = filed.contact("telegram", AMY), filed.core.runtime
    filed.core.database.now(lambda c: fallback.blocked(c, parts, telegram, "blocked", 0.0))
    sms = filed.channel("sms")
    send = sms.send

    async def reported(address: str, part: Any) -> str:
        sent_id: str = await send(address, part)
        code = "30005" if state == "failed" else None
        await filed.core.gateway.take(sms, DeliveryStatus(sms.account, sent_id, state, code))
        return sent_id

    sms.send = reported
    await filed.notice(CASE)
    assert filed.proofs() == told


async def test_ordinary_replies_stay_where_they_were_asked_for(filed: People) -> None:
    filed.channel("telegram").fails = [BLOCKED]
    await filed.write("telegram", AMY, "안녕하세요")
    assert (filed.sent("sms"), filed.proofs()) == ([], [])


async def test_the_same_address_is_not_tried_twice(filed: People) -> None:
    """Named for notices, and also a contact of its own."""
    row = next(row for row in filed.core.rows(Contact) if row.channel == "sms")
    cipher = filed.core.runtime.cipher
    address = contacts.address(cipher, row.id, row.address_sealed)
    sealed = contacts.sealed_address(cipher, "twin", address)
    named = {"id": "twin", "contact": "named:twin", "address_sealed": sealed}
    twin = Contact(**{**row._mapping, **named})
    filed.core.database.now(lambda c: contacts.add_named(c, twin))
    for channel in ("telegram", "sms"):
        filed.channel(channel).fails = [BLOCKED]
    await filed.notice(CASE)
    assert [row[0] for row in filed.proofs()] == ["telegram", "sms", "email"]
