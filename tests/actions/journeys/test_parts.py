"""A wish to change something at the read-back goes to the question of that, and what was said there
stays until there is a new answer."""

from __future__ import annotations

from functools import cache
from typing import Any

import pytest
import yaml

from tests.actions.conversation import Conversation, keys
from tests.kit.sets import SETS

STORY = "밤마다 골목이 어두워서 아이들이 넘어져요"
SAID = {
    "title": "가로등이 꺼졌어요",
    "content": STORY,
    "place": "수원시 팔달구 행궁로 10 앞",
    "since": "2026-11-17",
    "fault": "out",
    "name": "홍길동",
    "phone": "⟦phone:1⟧",
}


@cache
def table() -> dict[str, Any]:
    return dict(yaml.safe_load((SETS / "parts.yml").read_text(encoding="utf-8")))


ROWS = [(code, text) for code, texts in table()["part"].items() for text in texts]


LEFT_OUT = ("이름은 빼 주세요", "예 근데 이름은 빼주세요", "사진은 빼 주세요", "remove the photo")
"""What need not be there goes at once."""


async def at_the_read_back() -> Conversation:
    talk = Conversation(channel="telegram")
    await talk.say("민원 넣고 싶어요", "file_petition")
    for text in (STORY, "다 썼어요"):
        await talk.say(text)
    if talk.slots["draft"]["step"] == "category":
        said = await talk.choose("street_light")
        assert "place" in said[-1]["question"]["code"]
    await talk.say(SAID["place"])
    for code, text in {
        "title": SAID["title"],
        "since": "일주일 전이요",
        "name": SAID["name"],
    }.items():
        await talk.choose(f"part:{code}")
        await talk.say(text)
    await talk.say(f"제 번호는 {SAID['phone']}이에요")
    await talk.choose("part:fault")
    await talk.choose("out")
    await talk.choose("part:photos")
    await talk.say("⟦file:1⟧")
    assert keys(await talk.choose("done")) == ["ask.confirm.agree"]
    answers = talk.slots["draft"]["answers"]
    assert {code: answers[code] for code in SAID} == SAID
    return talk


def at_change(talk: Conversation) -> str:
    return str(talk.slots["draft"]["step"])


@pytest.mark.parametrize("intent", ["nlu_fallback", "go_back", "deny", "affirm"])
@pytest.mark.parametrize(("code", "text"), ROWS)
async def test_it_goes_to_the_question_of_the_part(code: str, text: str, intent: str) -> None:
    talk = await at_the_read_back()
    codes = talk.slots["draft"]["answers"]
    code = code if code in codes else "attachments" if code == "photos" else code
    said = await talk.say(text, intent)
    assert "effect:submit" not in keys(said)
    if text in LEFT_OUT:
        assert keys(said)[:2] == ["removed", "ask.confirm.agree"]
        assert not talk.slots["draft"]["answers"][code]
        return
    assert said[-1]["question"]["code"] == code, keys(said)


@pytest.mark.parametrize("code", ["title", "place", "since", "name", "phone"])
async def test_what_was_said_stays_until_there_is_a_new_answer(code: str) -> None:
    talk = await at_the_read_back()
    before = talk.slots["draft"]["answers"]
    said = await talk.say(table()["part"][code][0])
    assert talk.slots["draft"]["suggestions"][code] == SAID[code]
    assert said[-1]["choices"][0]["value"] == "use"
    assert keys(await talk.choose("use")) == ["ask.confirm.agree"]
    assert talk.slots["draft"]["answers"] == before


@pytest.mark.parametrize("text", table()["what"])
async def test_it_is_asked_what(text: str) -> None:
    talk = await at_the_read_back()
    assert keys(await talk.say(text, "go_back")) == ["ask.change"]


@pytest.mark.parametrize("text", table()["neither"])
async def test_what_changes_nothing_is_asked_again(text: str) -> None:
    talk = await at_the_read_back()
    said = keys(await talk.say(text))
    assert said in (["again.agree_send"], ["effect:faq"], ["ask.confirm.agree"])
    assert at_change(talk) == "confirm"


NAMED = {
    "장소요": "place",
    "날짜": "since",
    "이름이요": "name",
    "the date": "since",
    "my name please": "name",
}


@pytest.mark.parametrize(("text", "code"), NAMED.items())
async def test_its_name_is_enough_where_it_is_asked_what(text: str, code: str) -> None:
    talk = await at_the_read_back()
    await talk.choose("change")
    said = await talk.say(text)
    assert said[-1]["question"]["code"] == code
