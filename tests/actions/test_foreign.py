"""Somebody writes in a language that is not spoken here: one sentence in it, and nothing done."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

import pytest

from bot.texts.catalogue import Catalogue
from locales.foreign import table
from tests.actions.base.test_foreign import of
from tests.actions.conversation import Conversation, keys
from tests.actions.filing import at_a_row, at_the_card, at_the_place, at_the_story

INTENTS = ("affirm", "delete_my_data", "file_petition", "goodbye", "ask_faq", "nlu_fallback")
"""What a classifier of Korean and English may take it for."""


def text_of(messages: list[dict[str, Any]], locale: str = "ko") -> str:
    texts = Catalogue.load()
    return "\n".join(texts.render(one, locale) for one in messages if "say" in one)


@pytest.mark.parametrize("number", range(len(of("foreign"))))
async def test_a_sentence_as_the_first_message(number: int) -> None:
    row = of("foreign")[number]
    talk = Conversation()
    messages = await talk.say(row["say"], INTENTS[number % len(INTENTS)])
    assert keys(messages) == ["foreign.said"]
    assert "choices" not in messages[0]
    said = text_of(messages)
    assert said in {
        table()[tag].fill(
            "sentence",
            {"police": "112", "fire": "119", "crisis": "109", "interpreter": "1345"},
        )
        for tag in row.get("accept", [row["lang"]])
    }
    assert talk.slots.get("draft") is None
    assert talk.loop is None


@pytest.mark.parametrize("row", of("danger"), ids=lambda row: row["say"])
async def test_danger_is_answered_with_the_numbers_and_told_to_staff(row: dict[str, Any]) -> None:
    talk = Conversation()
    messages = await talk.say(row["say"])
    assert keys(messages) == ["foreign.said", "effect:handoff"]
    assert text_of(messages)[:3] == ("109" if "self_harm" in row["danger"] else "112")


async def test_what_the_classifier_alone_takes_for_danger_is_told_to_nobody() -> None:
    messages = await Conversation().say("Что делать, если сосед опасен", "send_sos")
    assert keys(messages) == ["foreign.said"]
    assert text_of(messages).startswith("112")


@pytest.mark.parametrize("row", of("wish"), ids=lambda row: row["say"])
async def test_a_wish(row: dict[str, Any]) -> None:
    locale = row["lang"] if row["lang"] == "en" else "ko"
    messages = await Conversation(locale=locale).say(row["say"], "change_language")
    if row["spoken"]:
        assert keys(messages)[-1] == "language.changed" or "effect:locale" in keys(messages)
        return
    beside = ["language.not_spoken"] if row["lang"] in ("ko", "en") else []
    assert keys(messages) == ["foreign.said", *beside]
    assert list(messages[0]["values"]["text"]["i18n"]) == [row["wants"]]


STATES: dict[str, Callable[[], Awaitable[Conversation]]] = {
    "story": at_the_story,
    "place": at_the_place,
    "card": at_the_card,
    "title": lambda: at_a_row("title"),
    "name": lambda: at_a_row("name"),
}
SENTENCES = (
    "我想投诉楼上邻居每天半夜吵闹。", "是", "同意", "Tôi muốn hỏi về gia hạn visa.", "không", "да",
    "Фонарь не горит уже неделю", "はい", "送ってください", "ใช่", "ไฟถนนเสียมาหลายวันแล้ว", "نعم",
    "हाँ", "ναι όχι", "Gaji saya belum dibayar dua bulan", "Байна уу, гомдол гаргах гэсэн юм",
)  # fmt: skip


@pytest.mark.parametrize("text", SENTENCES)
@pytest.mark.parametrize("state", STATES)
async def test_at_an_open_question_nothing_is_taken(state: str, text: str) -> None:
    talk = await STATES[state]()
    before = talk.slots["draft"]
    messages = await talk.say(text, "affirm")
    said = keys(messages)
    after = talk.slots["draft"]
    assert said[0] == "foreign.said"
    assert len(said) == 2
    assert not said[1].startswith("effect:")
    assert (after["step"], after["answers"]) == (before["step"], before["answers"])


@pytest.mark.parametrize("again", ["as_answer", "typed"])
async def test_a_story_is_taken_if_the_person_says_so(again: str) -> None:
    text, more = "Hàng xóm tầng trên ồn ào suốt đêm", "Tôi không ngủ được"
    talk = await at_the_story()
    await talk.say(text)
    messages = await talk.say(more)
    offered = messages[-1]["choices"][-1]
    assert offered["value"] == "as_answer"
    assert offered["label"] == {"i18n": {"vi": table()["vi"].keep}}
    await (talk.choose("as_answer") if again == "as_answer" else talk.say(more))
    assert talk.slots["draft"]["notes"]["story"] == f"{text}\n{more}"


NAMES = (
    "王小明",
    "佐藤 花子",
    "Иван Петров",
    "Nguyễn Văn Hùng",
    "สมชาย ใจดี",
    "محمد علي",
    "राम थापा",
)


@pytest.mark.parametrize("name", NAMES)
async def test_a_name_is_a_name_in_any_letters(name: str) -> None:
    talk = await at_a_row("name")
    messages = await talk.say(name)
    assert "foreign.said" not in keys(messages)
    assert name in str(talk.slots["draft"]["answers"])


PLACES = ("東大門", "中華樓 앞", "Ansan-si Danwon-gu", "уул", "서울역 Hà Nội 식당")


@pytest.mark.parametrize("place", PLACES)
async def test_a_place_is_a_place_in_any_letters(place: str) -> None:
    talk = await at_the_place()
    assert "foreign.said" not in keys(await talk.say(place))


async def test_danger_at_an_open_question_comes_first_and_the_question_stays() -> None:
    talk = await at_the_story()
    messages = await talk.say("Cứu tôi với, chồng tôi đang đánh tôi")
    assert keys(messages)[:2] == ["foreign.said", "effect:handoff"]
    assert talk.slots["draft"]["step"] == "content"


async def test_a_language_is_heard_at_an_open_question() -> None:
    talk = await at_the_story()
    messages = await talk.say("영어로 말씀해 주실 수 있어요?")
    assert "effect:locale" in keys(messages)
    messages = await talk.say("중국어로 말해도 돼요?")
    assert keys(messages)[:2] == ["foreign.said", "language.not_spoken"]
    assert talk.slots["draft"]["step"] == "content"


async def test_a_yes_in_another_language_picks_nothing_that_was_offered() -> None:
    talk = Conversation(doubtful=True)
    assert (
        keys(await talk.say("가로등이 고장나서 골목이 너무 어두워요", "find_service"))[0]
        == "opening.matter.service"
    )
    talk.doubtful = False
    assert keys(await talk.say("да", "affirm")) == ["foreign.said"]
    assert talk.slots["failures"] is None
