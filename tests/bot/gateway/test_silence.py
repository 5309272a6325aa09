"""SMS-09 Nobody is asked in silence: what is written after a STOP, what is told on the way back."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from bot.messages import system_turns as system_turn
from bot.messages.system_turns import SystemEvent
from bot.models.cases import Case, PendingSubmission
from bot.models.conversations import Conversation, Suppression
from bot.models.handoffs import Handoff
from bot.models.messages import Inbound
from bot.turn.silence import LOOK, PATIENCE
from connectors.sms.words import find_stopped
from tests.kit.core.core import make_settings
from tests.kit.core.core_sms import Phone, phone

SETS = Path(__file__).parents[2] / "sets"
SET: dict[str, list[str]] = yaml.safe_load((SETS / "opt_out.yml").read_text("utf-8"))
DANGER: list[str] = yaml.safe_load((SETS / "commands_in_text.yml").read_text("utf-8"))["danger"]
CONSENT = {"code": "consent", "type": "choice", "required": True, "max_length": 100}
ASKS = {
    "say": "test.ask",
    "values": {"text": "동의"},
    "question": CONSENT,
    "choices": [{"value": "yes", "label": {"key": "test.yes", "values": {}}}],
}
WISHES = {
    "ko": "민원 넣고 싶어요|네|1|상담원|가로등이 고장났어요|내 정보 지워줘|한빛로 12|"
    "보내 주세요|그만|영어로",
    "en": "I want to file a petition|ok|2|agent|the street light is broken|delete my data|"
    "12 Hanbit-ro|send it|cancel that|in Korean",
}
BACK = {"ko": "수신동의", "en": "START"}
STOPS = {"ko": "수신거부", "en": "STOP"}
TOLD = {"ko": "보내신 문자 {}건은 처리하지 않았어요", "en": "did nothing about the {} text"}


@pytest.fixture(params=["twilio", "signed_json"])
async def minsu(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[Phone]:
    async with phone(
        make_settings(tmp_path / "var", webchat={"messages_per_minute": 1000}), request.param
    ) as made:
        made.core.dialogue.answers["민원 넣고 싶어요"] = [ASKS]
        made.core.dialogue.answers["yes"] = [submit()]
        yield made


def submit(key: str = "k1") -> dict[str, Any]:
    draft = {
        "title": "가로등",
        "body": "꺼졌어요",
        "applicant": None,
        "consent": {"version": "1", "at": "2026-11-30T09:00:00+09:00"},
    }
    effect = {"type": "submit", "key": key, "capability": "petition", "service": "street_light"}
    return {"effect": {**effect, "draft": draft}}


def reaches(minsu: Phone) -> bool:
    """Whether this carrier takes an answer to somebody who has stopped."""
    return "signed_json" in minsu.channel.account


@pytest.mark.parametrize("lang", ["ko", "en"])
async def test_nothing_moves_until_they_are_back(minsu: Phone, lang: str) -> None:
    await minsu.say("안녕하세요" if lang == "ko" else "hello there")
    confirmed = await minsu.say(STOPS[lang])
    assert any("수신동의" in text or "START" in text for text in confirmed)
    asked, before = len(minsu.core.dialogue.asked), minsu.tried
    wishes = WISHES[lang].split("|")
    heard = [text for wish in wishes for text in await minsu.say(wish, times=2)]
    assert len(minsu.core.dialogue.asked) == asked
    if reaches(minsu):
        # Once how to come back, then silence.
        [hint] = heard
        assert BACK[lang] in hint or "START" in hint or "수신동의" in hint
    else:
        assert (heard, minsu.tried) == ([], before)
    [row] = minsu.core.rows(Suppression)
    assert row.unheard == len(wishes)
    assert minsu.core.rows(Inbound, state="pending") == []
    back = await minsu.say(BACK[lang])
    assert any(TOLD[lang].format(len(wishes)) in text for text in back)
    assert minsu.core.rows(Suppression) == []
    assert (await minsu.say("다시 왔어요"))[-1] == "다시 왔어요"


def forms(words: list[str]) -> list[str]:
    """One of each, however it is written; every spelling is in the connector's own tests."""
    folded = {"".join(c for c in word.casefold() if c.isalnum()): word for word in words}
    return list(folded.values())


@pytest.mark.parametrize("word", forms(SET["stop"]))
async def test_every_stop_of_the_set_is_a_stop(minsu: Phone, word: str) -> None:
    await minsu.say("안녕하세요")
    await minsu.say(word)
    asked = len(minsu.core.dialogue.asked)
    await minsu.say("민원 넣고 싶어요")
    assert len(minsu.core.dialogue.asked) == asked
    assert len(minsu.core.rows(Suppression)) == 1


@pytest.mark.parametrize("word", forms([*SET["start"], *SET["start_when_stopped"]]))
async def test_every_start_of_the_set_brings_them_back(minsu: Phone, word: str) -> None:
    minsu.server.opted_out.clear()
    await minsu.say("수신거부")
    back = await minsu.say(word)
    assert any("[신문고]" in text or "Sinmungo:" in text for text in back)
    assert minsu.core.rows(Suppression) == []


@pytest.mark.parametrize("word", SET["start_when_stopped"])
async def test_yes_is_an_answer_where_nobody_stopped(minsu: Phone, word: str) -> None:
    await minsu.say("민원 넣고 싶어요")
    assert minsu.core.dialogue.asked[-1]["text"] == "민원 넣고 싶어요"
    await minsu.say(word)
    assert minsu.core.dialogue.asked[-1]["text"].strip() == word.strip()


async def test_the_question_that_was_open_is_asked_again(minsu: Phone) -> None:
    asked = await minsu.say("민원 넣고 싶어요")
    for word in ("수신거부", "네", "1"):
        await minsu.say(word)
    assert minsu.core.rows(PendingSubmission) == []
    back = await minsu.say("수신동의")
    assert back[-1] == asked[-1]
    assert "2건" in back[-2]
    await minsu.say("1")
    assert len(minsu.core.rows(PendingSubmission)) == 1


async def test_one_picture_is_one_message(minsu: Phone) -> None:
    await minsu.say("수신거부")
    await minsu.say("여기예요", pictures=2)
    await minsu.say("", pictures=1)
    assert minsu.core.rows(Suppression)[0].unheard == 2


async def test_what_was_confirmed_before_is_filed_and_its_receipt_waits(minsu: Phone) -> None:
    receipt = {"say": "test.receipt", "values": {"reference": "r", "pin": {"secret": "pin"}}}
    minsu.core.dialogue.answers["receipt"] = [receipt]
    await minsu.say("민원 넣고 싶어요")
    await minsu.say("1")
    await minsu.say("수신거부")
    tried = minsu.tried
    await minsu.core.worker.submit()
    assert len(minsu.core.rows(Case)) == 1
    for _ in range(3):
        minsu.core.clock.move(LOOK + 1)
        await minsu.people.settle()
    assert minsu.tried == tried
    back = await minsu.say("수신동의")
    assert any(text.startswith("r / ") and text[4:12].isdigit() for text in back)
    minsu.core.clock.move(LOOK + 1)
    assert await minsu.say("네") == ["네"]


async def test_a_receipt_does_not_wait_for_ever(minsu: Phone) -> None:
    await minsu.say("수신거부")
    [conversation] = minsu.core.rows(Conversation)
    news = SystemEvent("r", {"type": "receipt"}, contact_id=conversation.last_contact)
    core = minsu.core
    core.database.now(
        lambda c: system_turn.add(c, core.runtime.cipher, conversation.id, news, now=core.clock())
    )
    await minsu.people.settle()
    assert len(core.rows(Inbound, state="pending")) == 1
    core.clock.move(PATIENCE + LOOK)
    await minsu.people.settle()
    assert core.rows(Inbound, state="pending") == []


@pytest.mark.parametrize("text", [*DANGER, "Помогите, муж меня бьёт"])
async def test_danger_is_seen_by_staff_and_answered_where_that_gets_through(
    minsu: Phone, text: str
) -> None:
    await minsu.say("수신거부")
    said = await minsu.say(text)
    [row] = minsu.core.rows(Handoff)
    assert (row.reason, row.channel) == ("sos", "sms")
    assert any("112" in one or "119" in one for one in said[:1]) is reaches(minsu)
    asked = len(minsu.core.dialogue.asked)
    assert asked == 0
    assert minsu.core.rows(Suppression)[0].unheard == 0, "it was dealt with"


@pytest.mark.parametrize(
    ("texts", "count"),
    [
        pytest.param(["살려주세요"], 0, id="danger alone"),
        pytest.param(["가로등이 나갔어요", "살려주세요", "언제 와요?"], 2, id="danger between"),
        pytest.param(["살려주세요", "가로등이 나갔어요", "살려주세요"], 1, id="danger twice"),
        pytest.param(["가로등이 나갔어요", "언제 와요?"], 2, id="no danger"),
    ],
)
async def test_danger_that_was_handed_on_is_not_told_as_not_dealt_with(
    minsu: Phone, texts: list[str], count: int
) -> None:
    await minsu.say("수신거부")
    for text in texts:
        await minsu.say(text)
    back = await minsu.say("수신동의")
    assert any("처리하지 않았어요" in text for text in back) is bool(count)
    assert all(f"{count}건" in text for text in back if "처리하지 않았어요" in text)


@pytest.mark.parametrize(
    ("first", "word", "name"),
    [
        ("가로등이 고장났어요", "Start", "신문고"),
        ("가로등이 고장났어요", "START", "신문고"),
        ("가로등이 고장났어요", "stop", "신문고"),
        ("가로등이 고장났어요", "HELP", "신문고"),
        ("The street light is broken", "수신동의", "신문고"),
        ("The street light is broken", "수신거부", "신문고"),
        ("The street light is broken", "START", "Sinmungo"),
        ("The street light is broken", "도움말", "신문고"),
    ],
)
async def test_our_name_is_that_of_the_language_it_is_said_in(
    minsu: Phone, first: str, word: str, name: str
) -> None:
    await minsu.say(first)
    ours = [text for text in await minsu.say(word) if "신문고" in text or "Sinmungo" in text]
    blocked = word == "stop" and not reaches(minsu)  # Twilio's own word has answered.
    assert ["신문고" in text for text in ours] == ([] if blocked else [name == "신문고"])
    assert all(any("가" <= c <= "힣" for c in t[6:]) is (name == "신문고") for t in ours)


def test_no_word_of_the_dialogue_is_a_start() -> None:
    assert not [text for text in SET["neither"] if find_stopped(text)]
