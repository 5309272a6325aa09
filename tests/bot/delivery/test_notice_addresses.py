"""Where notices may go: contacts listed and chosen, an address added after a number came back."""

from __future__ import annotations

from typing import Any

import pytest

from bot.linking import passes as pass_store
from bot.models.conversations import Contact, Conversation
from bot.models.linking import Verification
from connectors.contract import OptOut
from tests.kit.core.core import ask
from tests.kit.core.core_people import People, one_number, sentence

CASE = "1AA-2611-0000001K"
MAIL, PHONE, TYPED = "kim@example.kr", "+821012345678", "010-1234-5678"
RESULTS = ("contacts", "contact_asked", "contact_known", "contact_refused")


def add(channel: str, placeholder: str) -> dict[str, Any]:
    return {"effect": {"type": "add_contact", "channel": channel, "address": placeholder}}


@pytest.fixture(autouse=True)
def journey(people: People) -> None:
    """Says back what came of a look-up; a petition asks for its title."""
    people.core.dialogue.answers |= {
        "민원": [ask("제목")],
        "어디로": [{"effect": {"type": "contacts"}}],
        "⟦email:1⟧": [add("email", "⟦email:1⟧")],
        "⟦phone:1⟧": [add("sms", "⟦phone:1⟧")],
    }


def result(people: People) -> Any:
    """What the journey was told last."""
    told = [asked["metadata"].get("result") for asked in people.core.dialogue.asked]
    return [one for one in told if one and one["type"] in RESULTS][-1]


async def begin(people: People) -> None:
    """Amy has a petition open in the web chat, and has filed one."""
    await people.write("webchat", "amy", "민원")
    people.file(CASE, people.conversation("webchat", "amy"))


@pytest.mark.parametrize(
    ("channel", "typed", "address", "hint"),
    [
        pytest.param("email", MAIL, MAIL, "ki…@example.kr", id="e-mail"),
        pytest.param("email", "Kim@EXAMPLE.kr", "Kim@example.kr", "Ki…@example.kr", id="capitals"),
        pytest.param("sms", TYPED, PHONE, "…5678", id="mobile number"),
        pytest.param("sms", "８２ 10 1234 5678", PHONE, "…5678", id="as it is typed abroad"),
    ],
)
async def test_an_address_is_added(
    people: People, channel: str, typed: str, address: str, hint: str
) -> None:
    await begin(people)
    assert await people.write("webchat", "amy", typed) == ["contact_asked"]
    contact = result(people)["contact"]
    assert (contact["channel"], contact["hint"]) == (channel, hint)
    (sent,) = people.channel(channel).sent
    assert sent.address == address
    number = one_number([sent.text])
    where = {"key": f"link.where.{channel}", "values": {"hint": hint}}
    done = sentence("link.address_done", where=where)
    assert await people.write("webchat", "amy", number) == [done]
    people.mark()
    await people.notice(CASE)
    assert people.proofs() == [(channel, "sent", None)]
    assert people.sent(channel) == ["case_changed"]
    assert [
        one for one in (number, typed, address) if one in repr(people.core.dialogue.asked)
    ] == []
    assert people.core.rows(Verification) == []


async def test_nothing_goes_there_before_it_is_confirmed(people: People) -> None:
    await begin(people)
    await people.write("webchat", "amy", MAIL)
    people.mark()
    await people.notice(CASE)
    assert people.proofs() == [("webchat", "queued", None)]
    await people.write("webchat", "amy", "어디로")
    assert [one["channel"] for one in result(people)["contacts"]] == ["webchat"]
    people.core.clock.move(2 * 3600 + 1)
    people.core.database.now(lambda c: pass_store.purge(c, people.core.clock()))
    assert {row.channel for row in people.core.rows(Contact)} == {"webchat"}


async def test_a_number_added_goes_on_with_this_conversation(people: People) -> None:
    """It has none of its own: who answers a notice goes on where it came from."""
    await begin(people)
    await people.write("webchat", "amy", TYPED)
    await people.write("webchat", "amy", one_number(people.sent("sms")))
    await people.write("sms", PHONE, "네, 알겠어요")
    assert people.conversation("sms", PHONE) == people.conversation("webchat", "amy")


async def test_a_telephone_keeps_the_conversation_that_it_has(people: People) -> None:
    """Whoever adds its number hears nothing of it, and takes nothing over."""
    await begin(people)
    await people.write("sms", PHONE, "안녕하세요")
    before = people.conversation("sms", PHONE)
    await people.write("webchat", "amy", TYPED)
    await people.write("webchat", "amy", one_number(people.sent("sms")))
    people.mark()
    await people.notice(CASE)
    assert people.sent("sms") == ["case_changed"]
    await people.write("sms", PHONE, "무슨 말이에요")
    assert people.conversation("sms", PHONE) == before != people.conversation("webchat", "amy")


async def test_three_wrong_numbers(people: People) -> None:
    await begin(people)
    await people.write("webchat", "amy", MAIL)
    number = one_number(people.sent("email"))
    wrong = f"{(int(number) + 1) % 10**6:06d}"
    for left in (2, 1):
        said = await people.write("webchat", "amy", wrong)
        assert said == [sentence("link.number_wrong", left=left)]
    over = sentence("link.address_over")
    assert await people.write("webchat", "amy", wrong) == [over]
    assert await people.write("webchat", "amy", number) == [over]
    assert [row.proven for row in people.core.rows(Contact, channel="email")] == [False]


@pytest.mark.parametrize(
    ("typed", "reason"),
    [
        pytest.param("02-1234-5678", "address", id="a landline"),
        pytest.param("1588-1234", "address", id="a call centre"),
        pytest.param(TYPED, "address", id="opted out"),
        pytest.param(TYPED, "no_channel", id="no such channel here"),
        pytest.param(TYPED, "unproven", id="a client without the token"),
    ],
)
async def test_refused(people: People, typed: str, reason: str) -> None:
    there = people.channel("sms")
    if reason == "no_channel":
        del people.core.channels["sms:1"]
    elif typed == TYPED and reason == "address":
        note = OptOut(there.message(PHONE, "1", text="거부"), word="stop")
        await people.core.gateway.take(there, note)
    trusted = reason != "unproven"
    await people.write("webchat", "amy", typed, trusted=trusted)
    assert result(people) == {"type": "contact_refused", "channel": "sms", "reason": reason}
    assert there.sent == []


async def test_five_unconfirmed_addresses_an_hour(people: People) -> None:
    """Nobody can have us write to strangers one after the other, or to one again and again."""
    await begin(people)
    for number in range(1, 7):
        text = f"⟦email:{number}⟧"
        people.core.dialogue.answers[text] = [add("email", text)]
        await people.write("webchat", "amy", f"kim{number}@example.kr")
    assert (result(people)["reason"], len(people.sent("email"))) == ("limited", 5)
    for number in range(1, 7):
        await people.write("webchat", f"bob{number}", "lee@example.kr")
    assert (result(people)["reason"], len(people.sent("email"))) == ("limited", 10)
    people.core.clock.move(3601)
    await people.write("webchat", "bob7", "lee@example.kr")
    assert result(people)["type"] == "contact_asked"


async def test_one_that_is_there_already(people: People) -> None:
    await people.one_person(("webchat", "amy"), ("sms", PHONE))
    people.mark()
    await people.write("webchat", "amy", TYPED)
    told = result(people)
    assert (told["type"], told["contact"]["id"]) == ("contact_known", people.contact("sms", PHONE))
    assert people.sent("sms") == []


async def test_contacts_are_listed_best_first(people: People) -> None:
    everybody = (("webchat", "amy"), ("telegram", "amy"), ("sms", PHONE), ("email", MAIL))
    await people.one_person(*everybody)
    people.choose("sms", PHONE)
    await people.write("webchat", "amy", "어디로")
    found = [(one["channel"], one["hint"], one["chosen"]) for one in result(people)["contacts"]]
    assert found == [
        ("sms", "…5678", True),
        ("telegram", "", False),
        ("email", "ki…@example.kr", False),
        ("webchat", "", False),
    ]
    assert result(people)["can_add"] == ["sms", "email"]


@pytest.mark.parametrize("whose", ["amy", "eve"])
async def test_a_choice_is_kept_if_it_is_ones_own(people: People, whose: str) -> None:
    await people.one_person(("webchat", "amy"), ("telegram", "amy"))
    await people.write("telegram", "eve", "안녕하세요")
    wanted = people.contact("telegram", whose)
    people.core.dialogue.answers["거기로"] = [
        {"effect": {"type": "notify", "on": True, "contact": wanted}},
        {"say": "test.yes"},
    ]
    await people.write("webchat", "amy", "거기로")
    here = people.conversation("webchat", "amy")
    (row,) = people.core.rows(Conversation, id=here)
    assert row.notify_contact == (wanted if whose == "amy" else None)


async def test_a_turn_that_is_taken_again_sends_one_number(people: People) -> None:
    """The dialogue fails after the look-up: the same number, the same address, once."""
    await begin(people)
    people.core.dialogue.faults.extend(["", *["503"] * 9])
    await people.core.accept(MAIL, contact="amy")
    await people.settle()
    people.core.dialogue.faults.clear()
    people.core.clock.move(60)
    await people.settle()
    assert result(people)["type"] == "contact_asked"
    number = one_number(people.sent("email"))
    assert len(people.core.rows(Contact, channel="email")) == 1
    await people.write("webchat", "amy", number)
    assert people.core.rows(Contact, channel="email")[0].proven
