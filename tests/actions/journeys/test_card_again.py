"""The card once more: which turns have changed it, and which leave it at one line."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from bot.texts.catalogue import Catalogue
from tests.actions.answers.test_ask_faq import ENTRY
from tests.actions.conversation import Conversation, keys
from tests.actions.filing import at_the_card, at_the_place
from tests.kit.core.core_knowledge import knows

PIECE = "밤마다 아이들이 학원에서 돌아올 때 정말 무서워하고 있어요"
CHANGES = {
    "a further piece, on its way before the card": (PIECE, True),
    "a correction": ("아니요, 위치가 틀렸어요. 마포구청 앞이에요", True),
    "a row left out": ("언제부터는 빼 주세요", True),
    "a photo": ("⟦file:1⟧", True),
    "read out again": ("다시", False),
    "help": ("도움말", False),
    "a part that has no such value": ("응?", False),
}
"""What is said on the card → whether it is another one then."""


@pytest.mark.parametrize(("text", "renewed"), CHANGES.values(), ids=CHANGES)
async def test_a_card_that_has_changed(text: str, renewed: bool) -> None:
    talk = await at_the_card()
    await talk.say("어제부터요")
    talk.early = text == PIECE
    [*_, card] = await talk.say(text)
    assert card["card"]["rows"]
    assert card.get("renewed", False) is renewed


async def test_the_first_card_stands_in_nobodys_place() -> None:
    [card] = await Conversation().say("성산로 128 앞 가로등이 꺼져 있어요", "file_petition")
    assert "renewed" not in card


async def test_another_petition_has_a_card_of_its_own() -> None:
    """Nothing is said between the two cards."""
    talk = await at_the_card()
    [*_, asked] = await talk.say("처음부터 다시 할게요")
    assert "renewed" not in asked


async def test_a_question_of_the_form_is_no_card() -> None:
    talk = await at_the_place()
    [_, asked] = await talk.say(PIECE)
    assert "renewed" not in asked


BETWEEN: dict[str, Callable[[Conversation], Any]] = {
    "of the office": lambda talk: talk.say("누가 답해요?"),
    "of the time": lambda talk: talk.say("얼마나 걸려요?", "ask_faq"),
    "that was looked up": lambda talk: talk.say("여권은 어디서 만들어요?", "ask_faq"),
    "why": lambda talk: talk.choose("why"),
    "why, typed": lambda talk: talk.say("왜요?"),
}


@pytest.mark.parametrize("asks", BETWEEN.values(), ids=BETWEEN)
async def test_after_a_question_the_card_is_one_line(asks: Callable[[Conversation], Any]) -> None:
    """With its choices, which are still the same; and then it is whole again."""
    talk = await at_the_card(knowledge=knows(entry=ENTRY))
    whole = (await talk.say("다시"))[-1]
    [*_, asked] = await asks(talk)
    assert asked["say"] == "again.agree_send"
    assert "card" not in asked
    listed = [choice["value"] for choice in whole["choices"]]
    assert [c["value"] for c in asked["choices"]][: len(listed)] == listed
    assert keys(await talk.say("다시"))[-1] == "ask.confirm.agree"


@pytest.mark.parametrize(
    "text",
    [
        "지금까지 뭐라고 적었어요?",
        "뭐라고 쓰셨어요?",
        "내용이 어떻게 적혀 있나요?",
        "적은 내용 좀 보여 주세요?",
        "what have you got now?",
        "what did you write?",
    ],
)
async def test_whoever_asks_what_is_written_is_read_it(text: str) -> None:
    talk = await at_the_card()
    assert keys(await talk.say(text, "ask_faq"))[-1] == "ask.confirm.agree"


async def test_a_correction_after_a_question() -> None:
    talk = await at_the_card()
    await talk.say("누가 답해요?")
    said = await talk.say("아니요, 위치가 틀렸어요. 마포구청 앞이에요")
    assert keys(said) == ["changed", "ask.confirm.agree"]
    assert said[-1]["renewed"]


@pytest.mark.parametrize("locale", ["ko", "en"])
def test_the_line_is_short(locale: str) -> None:
    """As a text message it leaves room for its numbers."""
    for key in ("again.send", "again.agree_send"):
        assert len(Catalogue.load().text(key, locale, "sms")) <= 100


async def test_a_text_that_is_folded_goes_along_whole() -> None:
    long = "성산로 128 앞 가로등이 꺼져 있어요. " + "아이들이 학원에서 돌아올 때 무서워해요. " * 9
    for text, whole in ((long, long), ("성산로 128 앞 가로등이 꺼져 있어요", None)):
        [card] = await Conversation().say(text, "file_petition")
        [row] = [row for row in card["card"]["rows"] if row["code"] == "content"]
        assert row.get("full") == whole
