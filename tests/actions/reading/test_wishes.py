"""A command is never content: wishes, danger and numbers at every open question and at none."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from actions import form as service_form
from actions.answers import beside
from actions.base import danger
from actions.dialogue.message import Message
from actions.dialogue.question import Question
from actions.dialogue.readings import Answer, Doubt, More, Sos
from actions.reading import meant, wishes
from actions.reading.read import read
from bot.texts.catalogue import Catalogue
from tests.actions.conversation import Conversation, keys
from tests.actions.filing import at_a_row, at_the_card, at_the_place, at_the_story

SETS = Path(__file__).parents[2] / "sets"
OPEN = {
    "title": Question("title", "text", "ask.title"),
    "story": Question("content", "story", "ask.content", max_length=5000),
    "place": Question("place", "place", "ask.own.place"),
    "name": Question("name", "person", "ask.name", required=False),
}
ONCE_MORE = {**OPEN, "place": replace(OPEN["place"], attempts=1)}
"""Where only the person knows it is asked once; what comes then is taken as it is."""
CONTENT = (Answer, More)


@cache
def table() -> dict[str, Any]:
    return dict(yaml.safe_load((SETS / "commands_in_text.yml").read_text(encoding="utf-8")))


def readings(text: str, intent: str = "nlu_fallback", confidence: float = 0.2) -> list[Any]:
    return [read(Message(text, intent, confidence=confidence), one) for one in OPEN.values()]


def test_a_wish_is_no_content() -> None:
    rows = table()["wishes"]
    taken = [r["text"] for r in rows if any(isinstance(x, CONTENT) for x in readings(r["text"]))]
    assert len(rows) >= 70
    assert not taken


def test_content_stays_content() -> None:
    rows = table()["content"]
    for row in rows:
        reading = read(Message(row["text"]), ONCE_MORE[row["question"]])
        assert isinstance(reading, CONTENT), row
        assert row["text"] in vars(reading).values()


@pytest.mark.parametrize("intent", ["delete_my_data", "talk_to_human", "check_status", "cancel"])
def test_an_intent_does_not_make_a_wish_of_content(intent: str) -> None:
    """The bar is a sentence that is put like a wish and names what it is about."""
    lost = [
        row["text"]
        for row in table()["content"]
        if not isinstance(read(Message(row["text"], intent), ONCE_MORE[row["question"]]), CONTENT)
    ]
    assert not lost


def test_danger_is_heard_at_every_open_question_and_a_story_keeps_it() -> None:
    for text in table()["danger"]:
        assert danger.heard(text), text
        assert all(isinstance(reading, Sos) for reading in readings(text)), text
        assert read(Message(text), OPEN["title"]) == Sos(None)
        assert read(Message(text), OPEN["story"]) == Sos(More(text))


@pytest.mark.parametrize("confidence", [0.0, 0.2])
def test_what_is_no_danger_brings_no_numbers(confidence: float) -> None:
    texts = table()["not_danger"] + [row["text"] for row in table()["content"]]
    assert not [t for t in texts if danger.heard(t)]
    shown = [t for t in texts if Sos in map(type, readings(t, "send_sos", confidence))]
    assert not shown


@pytest.mark.parametrize("text", table()["not_danger"][:17])
def test_numbers_and_automatic_replies_are_never_danger(text: str) -> None:
    assert danger.never(text)
    assert Sos not in map(type, readings(text, "send_sos", 0.99))


@pytest.mark.parametrize("text", table()["danger"])
async def test_danger_is_heard_while_nothing_is_open(text: str) -> None:
    for intent in ("nlu_fallback", "file_petition", "check_status", "bot_challenge", "affirm"):
        said = keys(await Conversation(doubtful=True).say(text, intent))
        assert said == [danger.sentence(text), "effect:handoff", "ask.hand_over.sos"]


async def petition(at: str) -> Conversation:
    """On Telegram, where staff can write back; its files do not matter here."""
    around = {"reach": "telegram", "channel": "telegram"}
    if at == "content":
        return await at_the_story("가로등 고장", **around)
    opened = {"place": at_the_place, "confirm": at_the_card}
    return await (opened[at](**around) if at in opened else at_a_row(at, **around))


STEPS = pytest.mark.parametrize("step", ["content", "place", "confirm", "title"])


@STEPS
@pytest.mark.parametrize("text", ["내 대화 지워줘", "내 정보 지워줘", "delete my data"])
async def test_erasure_works_wherever_it_was_promised(step: str, text: str) -> None:
    conversation = await petition(step)
    before = conversation.slots["draft"]
    assert keys(await conversation.say(text)) == ["ask.erase.open"]
    assert keys(await conversation.say("네?", "affirm")) == ["ask.erase.open"]
    kept = keys(await conversation.say("아니요", "deny"))
    assert kept[0] == "erase.kept"
    assert conversation.slots["draft"] == before
    await conversation.say(text)
    done = keys(await conversation.say("지워 주세요"))
    assert done == ["erase.done", "effect:erase"]
    assert conversation.slots["draft"] is None
    assert conversation.loop is None


@STEPS
async def test_harmless_wishes_are_done_and_the_question_comes_again(step: str) -> None:
    conversation = await petition(step)
    before = conversation.slots["draft"]
    rows = {
        "상담원 연결해줘": "human.left.here",
        "내 민원 어떻게 됐어요?": "status.none",
        "도와줘": "help.form",
        "영어로 말해줘": "effect:locale",
    }
    for text, first in rows.items():
        said = await conversation.say(text)
        assert keys(said)[0] == first
        assert said[-1]["question"]["code"] == step
        assert conversation.slots["draft"] == before


async def test_ones_data_and_cases_are_told_and_then_the_question_comes_again() -> None:
    conversation = await petition("title")
    conversation.cases = ["1AA-2611-0000571K"]
    assert keys(await conversation.say("내 정보 보여줘")) == ["effect:show_data"]
    told = await conversation.system(
        type="my_data", messages=3, drafts=0, personal=0, since=None, cases=[], notify=True
    )
    assert keys(told) == ["data.summary", "ask.title.suggested"]
    assert "choices" not in told[0]
    assert keys(await conversation.say("내 민원 어떻게 됐어요?")) == ["effect:lookup"]
    assert keys(await conversation.system(type="case_not_found"))[-1] == "ask.title.suggested"


async def test_what_is_in_doubt_is_asked_about_and_nothing_is_lost() -> None:
    conversation = await petition("content")
    before = conversation.slots["draft"]["notes"]["story"]
    assert keys(await conversation.say("다 지워줘")) == ["ask.wish"]
    assert keys(await conversation.choose("text")) == ["ask.content.more.again"]
    assert conversation.slots["draft"]["notes"]["story"] == f"{before}\n다 지워줘"
    assert keys(await conversation.say("다 지워줘")) == ["ask.wish"]
    assert keys(await conversation.choose("do")) == ["ask.erase.open"]
    assert keys(await conversation.say("아니요"))[0] == "erase.kept"
    assert conversation.slots["draft"]["notes"]["story"] == f"{before}\n다 지워줘"


async def test_a_sure_intent_in_a_short_text_is_asked_about() -> None:
    reading = read(Message("내가 했던 얘기들 치워주세요", "delete_my_data"), OPEN["title"])
    assert reading == Doubt("erase")
    text = "상담원이 불친절해요"
    assert read(Message(text, "talk_to_human"), OPEN["title"]) == Answer(text)


async def test_stopping_by_an_intent_is_asked_about() -> None:
    conversation = await petition("category")
    step = conversation.slots["draft"]["step"]
    assert keys(await conversation.say("음 이제 이건 못 하겠어요", "cancel")) == ["ask.wish.now"]
    await conversation.choose("text")
    assert conversation.slots["draft"]["step"] == step
    assert keys(await conversation.say("그만 쓸게요", "cancel")) == ["cancelled.kept"]


MENU = {
    "status": ["status.none", "ask.title.suggested"],
    "human": ["human.left.here", "effect:handoff", "ask.title.suggested"],
    "help": ["help.form", "ask.title.suggested"],
    "start": ["start.open", "ask.title.suggested"],
    "new": ["ask.resume"],
    "stop": ["cancelled.kept"],
}


@pytest.mark.parametrize("command", MENU)
async def test_a_menu_command_is_no_title(command: str) -> None:
    for typed in (False, True):
        conversation = await petition("title")
        word = next(w for w, name in wishes.COMMANDS.items() if name == command)
        said = await (conversation.say(f"/{word}") if typed else conversation.menu(command))
        assert keys(said) == MENU[command]


async def test_a_new_petition_keeps_the_one_that_was_begun() -> None:
    conversation = await petition("content")
    assert keys(await conversation.menu("new")) == ["ask.resume.untitled"]
    said = keys(await conversation.choose("continue"))
    assert said == ["ask.content.on"]


IDLE = {
    "start": "welcome",
    "help": "help.main",
    "human": "human.left.here",
    "status": "ask.reference",
    "new": "ask.content",
    "stop": "nothing_open",
}


@pytest.mark.parametrize("command", IDLE)
async def test_a_menu_command_while_nothing_is_open(command: str) -> None:
    assert (
        keys(await Conversation(reach="telegram", channel="telegram").menu(command))[0]
        == IDLE[command]
    )


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("⟦phone:1⟧", "phone"),
        ("⟦phone:2⟧입니다", "phone"),
        ("제 전화번호는 ⟦phone:1⟧이에요.", "phone"),
        ("my number is ⟦phone:1⟧", "phone"),
        ("⟦email:1⟧", "email"),
        ("이메일은 ⟦email:3⟧ 이에요", "email"),
        ("⟦rrn:1⟧", "rrn"),
        ("⟦card:1⟧ ⟦phone:2⟧", "card"),
        ("⟦phone:1⟧로 전화 주세요", None),
        ("⟦file:1⟧", None),
        ("가로등이 고장났어요", None),
    ],
)
async def test_a_number_alone_is_no_wish(text: str, kind: str | None) -> None:
    assert meant.only_number(text) == kind
    if kind is None:
        return
    for intent in ("talk_to_human", "manage_notifications", "send_sos", "nlu_fallback"):
        said = await Conversation().say(text, intent)
        expected = f"number.{kind}" if kind in ("phone", "email") else "number.other"
        assert keys(said) == [expected]


async def test_what_a_number_is_for_is_chosen() -> None:
    conversation = Conversation()
    said = await conversation.say("⟦phone:1⟧", "talk_to_human")
    values = [row["value"] for row in said[0]["choices"]]
    assert values == ["talk_to_human", "contact:use:⟦phone:1⟧", "leave_it"]
    assert keys(await conversation.choose(values[1])) == ["effect:add_contact"]
    assert keys(await conversation.choose(values[2])) == ["number.left"]
    assert keys(await conversation.choose(values[0])) == ["ask.hand_over"]


RECEIPT = "1AA-2611-0000571K"


@pytest.mark.parametrize(
    "text",
    [
        RECEIPT,
        f"{RECEIPT} ⟦pin:1⟧",
        f"접수번호 {RECEIPT}",
        f"{RECEIPT} 비밀번호 ⟦pin:1⟧",
        f"접수번호는 {RECEIPT}이고 비밀번호는 ⟦pin:1⟧입니다",
        "1aa26110000571k",
        "1aa 2611 oooo571k",
        f"{RECEIPT}.",
        f"receipt number {RECEIPT}, PIN ⟦pin:1⟧",
        f"my receipt is {RECEIPT}",
    ],
)
async def test_a_receipt_and_nothing_else_asks_for_its_case(text: str) -> None:
    assert meant.only_receipt(text) == RECEIPT
    expected = "effect:lookup" if "⟦pin" in text else "ask.pin"
    for intent in ("nlu_fallback", "file_petition", "find_service", "affirm", "check_status"):
        assert keys(await Conversation(doubtful=True).say(text, intent)) == [expected]


@pytest.mark.parametrize(
    "text",
    [f"{RECEIPT} 담당자가 불친절해요", "1AA-2611-0000571L", "80076156", "1AA", "접수번호"],
)
def test_what_is_more_or_less_than_a_receipt_is_classified(text: str) -> None:
    assert meant.only_receipt(text) is None


@pytest.mark.parametrize("journey", [name for name in service_form._BY_DRAFT if name != "wish"])
def test_start_names_whatever_is_open(journey: str) -> None:
    catalogue = Catalogue.load()
    for locale in ("ko", "en"):
        assert catalogue.value({"key": beside.label(journey), "values": {}}, locale)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("응급", True),
        ("응급 상황이에요!", True),
        ("위급해요", True),
        ("그냥 다 끝내고 싶어요", True),
        ("이제 삶을 끝내고 싶다", True),
        ("gas leak", True),
        ("Gas leak here", True),
        ("응급실 주차장이 좁아요", False),
        ("숙제 다 끝내고 싶어요", False),
        ("빨리 이 민원 끝내고 싶어요", False),
        ("gas leak detector broken in the lobby", False),
    ],
)
def test_words_of_danger_that_a_tester_missed(text: str, found: bool) -> None:
    assert danger.heard(text) is found


def test_a_cry_for_help_is_no_name() -> None:
    reading = read(Message("죽고 싶어요"), OPEN["name"])
    assert reading == Sos(None)
