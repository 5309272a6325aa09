"""What sounds like danger: never an answer to a short question, and a complaint stays one."""

from __future__ import annotations

from functools import cache, partial
from typing import Any

import pytest
import yaml

from actions.base import danger
from actions.dialogue.message import Message
from actions.dialogue.question import Question
from actions.dialogue.readings import More, Sos
from actions.dialogue.say import choice
from actions.reading.read import read
from tests.actions.conversation import Conversation, keys
from tests.actions.filing import at_a_row, at_the_card, at_the_place, at_the_story
from tests.kit.sets import SETS

SHORT = ("text", "place", "person", "number", "date", "choice", "phone", "email", "contact",
         "reference", "pin", "file", "location")  # fmt: skip
CHANNELS = ("webchat", "telegram", "sms", "email")


@cache
def table() -> dict[str, list[str]]:
    return dict(yaml.safe_load((SETS / "danger_or_complaint.yml").read_text(encoding="utf-8")))


def asked(kind: Any) -> Question:
    return Question("q", kind, "ask.q", choices=(choice("use", "choice.use"),))


@pytest.mark.parametrize("text", table()["at_a_question"])
def test_no_short_question_takes_words_of_danger(text: str) -> None:
    for intent in ("nlu_fallback", "send_sos", "ask_faq", "file_petition", "affirm"):
        assert {read(Message(text, intent), asked(kind)) for kind in SHORT} == {Sos(None)}
        assert read(Message(text, intent), asked("story")) == Sos(More(text))


@pytest.mark.parametrize("channel", CHANNELS)
async def test_the_question_is_asked_again_and_a_story_keeps_it(channel: str) -> None:
    for text in table()["at_a_question"]:
        warned = [danger.sentence(text), "effect:handoff", "sos.staff"]
        for opened, asked_again in (
            (at_the_place, "ask.own.place.hint"),
            (at_the_card, "ask.confirm.agree"),
            (partial(at_a_row, "title"), "ask.title.suggested"),
        ):
            talk = await opened(channel=channel, reach=channel)
            before = talk.slots["draft"]
            said = keys(await talk.say(text))
            assert said == [*warned, asked_again]
            assert talk.slots["draft"] == before
        talk = await at_the_story("가로등 고장", channel=channel, reach=channel)
        said = keys(await talk.say(text))
        assert said == [*warned, "ask.content.more.again"]
        assert talk.slots["draft"]["notes"]["story"].endswith(f"\n{text}")


@pytest.mark.parametrize("text", table()["complaint"])
async def test_a_complaint_begins_a_petition_whatever_it_is_taken_for(text: str) -> None:
    assert not danger.heard(text)
    talk = Conversation()
    await talk.say(text, "send_sos")
    assert talk.slots["draft"]["answers"]["content"] == text
    titled = await at_a_row("title")
    said = await titled.say(text, "send_sos")
    assert keys(said) == ["ask.confirm.agree"]
    assert titled.slots["draft"]["answers"]["title"] == text


@pytest.mark.parametrize("text", table()["figure"])
async def test_what_only_the_classifier_takes_for_danger_drops_nothing(text: str) -> None:
    assert not danger.heard(text)
    if danger.never(text) or danger.of_things(text):
        pytest.fail(f"belongs to another row: {text}")
    talk = Conversation()
    first = ["sos.below"] if danger.is_over(text) else ["sos.numbers", "sos.perhaps"]
    assert keys(await talk.say(text, "send_sos")) == first
    assert talk.loop is None
    await talk.choose("file_petition")
    assert talk.slots["draft"]["answers"]["content"] == text
    titled = await at_a_row("title")
    said = keys(await titled.say(text, "send_sos"))
    # Of a thing it is what the petition is about.
    warned = [] if danger.of_the_matter(text) else ["sos.numbers"]
    assert said == [*warned, "ask.confirm.agree"]
    assert titled.slots["draft"]["answers"]["title"] == text


@pytest.mark.parametrize("text", table()["real"])
async def test_danger_about_people_is_heard_whatever_lies_beside_them(text: str) -> None:
    assert danger.heard(text)
    assert not danger.of_things(text)
    said = keys(await Conversation().say(text, "file_petition"))
    assert said == [danger.sentence(text), "effect:handoff", "ask.hand_over.sos"]


@pytest.mark.parametrize("asks", ["민원 넣을게요", "I want to file a petition"])
async def test_the_text_waits_for_a_petition_that_is_asked_for_in_words(asks: str) -> None:
    talk = Conversation()
    await talk.say("골목이 어두워서 무서워요", "send_sos")
    await talk.say(asks, "file_petition")
    assert talk.slots["draft"]["answers"]["content"] == "골목이 어두워서 무서워요"
    assert not (talk.slots["kept"] or {}).get("waiting")


async def test_the_numbers_that_were_picked_are_told_to_staff_too() -> None:
    talk = Conversation(doubtful=True)
    await talk.say("여기 좀 와 주세요 이상해요")
    talk.slots["failures"]["about"]["offered"] = ["file_petition", "send_sos"]
    assert keys(await talk.choose("send_sos"))[-3:-1] == ["sos.numbers", "effect:handoff"]


def test_the_tables_are_long_enough() -> None:
    for rows in table().values():
        assert len(rows) >= 20
        assert sum(row.isascii() for row in rows) >= 9
        assert len(set(rows)) == len(rows)
