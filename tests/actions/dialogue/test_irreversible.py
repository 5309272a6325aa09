"""What cannot be undone happens by a button or an exact word, and by nothing else that is typed."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from actions.dialogue import irreversible
from actions.dialogue.draft import Draft
from actions.dialogue.irreversible import ACTS, Kind
from actions.dialogue.message import Message
from actions.dialogue.question import Question
from actions.dialogue.readings import Answer, Sos
from actions.dialogue.say import choice
from actions.journeys import my_data, notifications
from actions.journeys.filing import card
from actions.journeys.filing import questions as petition_questions
from actions.reading.read import read
from tests.actions.conversation import Conversation, keys

SETS = Path(__file__).parents[2] / "sets"
KINDS: tuple[Kind, ...] = ("erase", "send", "agree_send", "consent", "withdraw", "notices_off")
WAYS = (("nlu_fallback", 0.2), ("affirm", 0.99), ("deny", 0.99), ("delete_my_data", 0.99))
"""What a text may be taken for."""
TEXTS = 2_000


@cache
def table() -> dict[str, Any]:
    return dict(yaml.safe_load((SETS / "irreversible.yml").read_text(encoding="utf-8")))


async def questions() -> dict[str, Question]:
    """Every question of the product that cannot be undone, and the one to come."""
    draft = Draft("petition")
    conversation: Any = None
    service = {"title": {"ko": "가로등", "en": "Light"}, "agency": {"ko": "시청", "en": "City"}}
    confirm = Draft("petition", step="confirm", service=service, answers={"title": "x"})
    agreed = replace(confirm, consent={"version": "2026-11", "at": "2026-11-24T14:00:00+09:00"})
    withdraw = (choice("withdraw", "k"), choice("no", "k"))
    return {
        "erase": await my_data.question(conversation, Draft("delete_my_data", step="erase")),
        "send": card.question(agreed, files_come=True),
        "agree_send": card.question(confirm, files_come=False),
        "consent": petition_questions.build(draft.at("consent")),
        "withdraw": Question("withdraw", "choice", "k", choices=withdraw, irreversible="withdraw"),
        "notices_off": await notifications.question(
            conversation, Draft("manage_notifications", step="off")
        ),
    }


def acts(text: str, question: Question, intent: str, confidence: float) -> bool:
    reading = read(Message(text, intent, confidence=confidence), question)
    done = reading.then if isinstance(reading, Sos) else reading
    kind = question.irreversible
    assert kind is not None
    return isinstance(done, Answer) and done.value == ACTS[kind].value


def yes(kind: Kind) -> list[str]:
    """What agrees and what sends does both where both are asked for in one."""
    if kind == "agree_send":
        return [*AGREE_AND_SEND, *table()["yes_consent"], *table()["yes_send"]]
    return list(table()[f"yes_{kind}"])


AGREE_AND_SEND = [
    "동의하고 보내기",
    "동의하고 보낼게요",
    "동의하고 보내 주세요",
    "동의하니까 보내주세요",
    "동의합니다 보내주세요",
    "agree and send",
    "I agree, send it",
    "I agree, please send it",
]


async def test_a_yes_alone_may_be_said_to_anything_on_a_card() -> None:
    asked = (await questions())["agree_send"]
    alone = [t for t in table()["any_yes"] if t not in [*yes("agree_send")]]
    assert len(alone) > 50
    assert not [t for t in alone if acts(t, asked, "affirm", 0.99)]


async def test_an_exact_yes_acts() -> None:
    asked = await questions()
    plain = [kind for kind in KINDS if irreversible.ACTS[kind].plain]
    rows = [(text, kind) for text in table()["any_yes"] for kind in plain]
    rows += [(text, kind) for kind in KINDS for text in yes(kind)]
    missed = [(t, k) for t, k in rows if not acts(t, asked[k], "nlu_fallback", 0.2)]
    assert len(rows) > 500
    assert not missed


@pytest.mark.parametrize(("intent", "confidence"), WAYS)
@pytest.mark.parametrize("group", ["any_no", "never_yes", "starts_with_yes"])
async def test_nothing_else_acts(group: str, intent: str, confidence: float) -> None:
    asked = await questions()
    acted = [
        (text, kind)
        for text in table()[group]
        for kind in asked
        if acts(text, asked[kind], intent, confidence)
    ]
    assert not acted


@pytest.mark.parametrize(("intent", "confidence"), WAYS)
async def test_a_yes_to_something_else_does_not_act(intent: str, confidence: float) -> None:
    asked = await questions()
    rows = [(row["text"], row["question"]) for row in table()["wrong_question"]]
    assert rows
    rows += [(t, "agree_send") for t, kind in rows if kind == "send" and t not in yes("consent")]
    assert not [(t, k) for t, k in rows if acts(t, asked[k], intent, confidence)]


@pytest.mark.parametrize("text", ["1", "1번", "１", "2", "하나"])
async def test_a_number_counts_where_it_was_shown_and_is_no_word(text: str) -> None:
    """The gateway knows the newest list and makes a choice of its numbers."""
    for question in (await questions()).values():
        assert not acts(text, question, "affirm", 0.99)


ALPHABETS = (
    "的不是我了删除发送同意请确认取消好可以要否",
    "абвгдежзийклмнопрстуфхцчшщъыьэюянетда",
    "ابتثجحخدذرزسشصضطظعغفقكلمنهويلا",
    "กขคงจฉชซญดตถทนบปผฝพฟภมยรลวศสหอฮไม่ใช่",
    "가나다라마바사아자차카타파하지우다보내네예응말고왜ㅋㅎㅠ"
    "abcdefghijklmnopqrstuvwxyz 0123456789.,!?~",
)


def generated() -> Iterator[str]:
    """Texts of one to thirty characters, as many of each script."""
    source = random.Random(20261130)
    for number in range(TEXTS):
        alphabet = ALPHABETS[number % len(ALPHABETS)]
        length = source.randint(1, 30)
        yield "".join(source.choice(alphabet + " ") for _ in range(length))


async def test_none_of_2000_texts_in_five_scripts_acts() -> None:
    """But for those that are the exact words, which are few among single letters."""
    asked = await questions()
    texts = list(generated())
    exact = {text for text in texts if any(irreversible.reply(text, k) == "yes" for k in KINDS)}
    assert all(len(text.strip(" .,!~")) <= 2 for text in exact)
    assert len(exact) < TEXTS // 100
    acted = [
        (text, kind)
        for text in texts
        for kind in asked
        for intent, confidence in WAYS
        if text not in exact and acts(text, asked[kind], intent, confidence)
    ]
    assert not acted


async def test_at_the_three_way_question_about_notices_a_yes_says_nothing() -> None:
    conversation = Conversation()
    assert keys(await conversation.say("알림 설정 바꿀래요", "manage_notifications")) == [
        "ask.notify.is_on"
    ]
    assert keys(await conversation.say("아니요", "deny")) == ["again.notices"]
    assert keys(await conversation.say("꺼 주세요")) == ["notify.off", "effect:notify"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("알림 꺼줘", ["notify.off", "effect:notify"]),
        ("문자 그만 보내주세요", ["notify.off", "effect:notify"]),
        ("turn off notifications", ["notify.off", "effect:notify"]),
        ("이제 그런 거 안 받고 싶다는 말이죠", ["ask.notify.off"]),
        ("I do not think I want these any more", ["ask.notify.off"]),
    ],
)
async def test_notices_are_turned_off_by_exact_words(text: str, said: list[str]) -> None:
    for doubtful in (False, True):
        conversation = Conversation(doubtful=doubtful)
        told = keys(await conversation.say(text, "manage_notifications"))
        if doubtful and said == ["ask.notify.off"]:
            assert told == ["unsure.meant", "effect:review"]
            told = keys(await conversation.say("응", "affirm"))
            said = ["effect:review", *said]
        assert told == said


async def test_a_far_sentence_never_offers_erasure_first() -> None:
    conversation = Conversation(doubtful=True)
    said = await conversation.say("예전에 쓰던 번호를 잊어버렸어요", "delete_my_data")
    offered = [row["value"] for row in said[0]["choices"]]
    assert said[0]["say"] == "fallback.readings"
    assert offered[0] != "delete_my_data"
    assert "ask.erase" not in keys(await conversation.say("응", "affirm"))


async def test_whoever_picks_erasure_is_asked() -> None:
    conversation = Conversation(doubtful=True)
    await conversation.say("예전에 쓰던 번호를 잊어버렸어요", "delete_my_data")
    assert keys(await conversation.choose("delete_my_data")) == ["effect:review", "ask.erase"]
    assert keys(await conversation.say("왜", "affirm")) == ["again.erase"]
    assert keys(await conversation.say("지우지 마세요", "affirm")) == ["erase.kept"]


async def test_a_draft_that_was_left_is_not_thrown_away_by_an_intent() -> None:
    conversation = Conversation()
    await conversation.say("가로등이 고장나서 너무 어두워요", "file_petition")
    await conversation.say("그만")
    assert keys(await conversation.say("민원 넣고 싶어요", "file_petition")) == ["ask.resume"]
    assert keys(await conversation.say("흠 글쎄", "deny")) == ["bad.choice", "ask.resume"]
