"""Choosing among more than two languages: what is offered is listed, and what was open waits."""

from __future__ import annotations

from typing import Any

import pytest

from tests.actions.conversation import Conversation
from tests.actions.filing import at_a_row

pytestmark = pytest.mark.usefixtures("more_languages")


def said(messages: list[dict[str, Any]]) -> list[str]:
    return [message["say"] for message in messages if "say" in message]


def effects(messages: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [message["effect"] for message in messages if "effect" in message]


def labels(messages: list[dict[str, Any]]) -> dict[str, Any]:
    return {choice["value"]: choice["label"] for choice in messages[-1].get("choices", ())}


ALL = {"th": "ไทย", "vi": "Tiếng Việt", "ko": "한국어", "en": "English"}


async def test_what_is_offered_is_listed_by_its_own_name() -> None:
    conversation = Conversation(locale="th")
    asked = await conversation.say("다른 언어", "change_language")
    assert labels(asked) == ALL
    assert list(labels(asked)) == ["ko", "en", "vi", "th"]
    answered = await conversation.choose("vi")
    assert effects(answered) == [{"type": "locale", "locale": "vi"}]


async def test_from_the_menu() -> None:
    assert set(labels(await Conversation().menu("language"))) == set(ALL)


@pytest.mark.parametrize(
    ("text", "locale"), [("태국어로 해줘", "th"), ("Vietnamese please", "vi"), ("영어로", "en")]
)
async def test_by_name(text: str, locale: str) -> None:
    answered = await Conversation().say(text, "change_language")
    assert effects(answered) == [{"type": "locale", "locale": locale}]


async def test_a_language_that_is_not_offered() -> None:
    asked = await Conversation().say("독일어로 해줘", "change_language")
    assert said(asked)[-2:] == ["language.two_only", "ask.language"]
    assert "th" in str(asked[-2]["values"])


async def test_one_of_which_we_have_a_sentence() -> None:
    told = await Conversation().say("일본어로 해줘", "change_language")
    assert said(told) == ["foreign.said", "language.not_spoken"]


async def test_what_was_open_waits() -> None:
    conversation = await at_a_row("since")
    before = said(await conversation.say("다시"))[-1]
    assert before == "ask.own.date"
    assert set(labels(await conversation.say("언어 바꾸기", "change_language"))) == set(ALL)
    after = await conversation.choose("th")
    assert effects(after) == [{"type": "locale", "locale": "th"}]
    assert said(after) == ["language.changed", before]


async def test_by_name_while_something_is_open() -> None:
    conversation = Conversation()
    before = said(await conversation.say("민원 넣고 싶어요", "file_petition"))[-1]
    after = await conversation.say("ภาษาไทย", "change_language")
    assert effects(after) == [{"type": "locale", "locale": "th"}]
    assert said(after) == ["language.changed", before]
