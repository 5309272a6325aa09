"""Who writes and at which number: in one sentence, and within a story."""

from __future__ import annotations

from functools import partial
from typing import Any

import pytest

from actions.reading.replies import contacts
from tests.actions.conversation import keys
from tests.actions.filing import STORY, at_the_card, at_the_place, at_the_story
from tests.kit.sets import rows


@pytest.mark.parametrize("row", rows("contacts", "told"), ids=lambda row: row["said"])
def test_a_name_and_a_number(row: dict[str, Any]) -> None:
    assert contacts.told(row["said"]) == contacts.Contact(row["name"] or None, "⟦phone:1⟧")


@pytest.mark.parametrize("row", rows("contacts", "told"), ids=lambda row: row["said"])
async def test_both_are_stored_wherever_they_are_said(row: dict[str, Any]) -> None:
    for opened in (at_the_place, at_the_card, partial(at_the_story, STORY)):
        talk = await opened()
        said = await talk.say(row["said"])
        draft = talk.slots["draft"]
        assert keys(said)[0] == "noted"
        assert said[0]["values"]["value"] == ", ".join(filter(None, (row["name"], "⟦phone:1⟧")))
        assert draft["answers"].get("name") == (row["name"] or None)
        assert draft["answers"]["phone"] == "⟦phone:1⟧"
        assert row["said"] not in str(draft["answers"].get("content") or draft["notes"]["story"])


@pytest.mark.parametrize("row", rows("contacts", "introduced"), ids=lambda row: row["said"])
async def test_who_writes_is_read_in_a_story(row: dict[str, Any]) -> None:
    assert contacts.writer(row["said"]) == row["name"]
    talk = await at_the_story(row["said"])
    await talk.choose("done")
    assert talk.slots["draft"]["answers"]["name"] == row["name"]
    assert talk.slots["draft"]["answers"]["content"] == row["said"]


@pytest.mark.parametrize("text", [str(text) for text in rows("contacts", "nobody")])
def test_whoever_else_is_named_does_not_write(text: str) -> None:
    assert contacts.writer(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "⟦phone:1⟧ 이 번호로 계속 스팸 문자가 와요",
        "사장 번호는 ⟦phone:1⟧인데 전화를 안 받아요",
        "⟦phone:1⟧로 전화했는데 아무도 안 받았어요",
        "제 번호가 ⟦phone:1⟧ 맞나요?",
        "홍길동 ⟦phone:1⟧ 박철수 ⟦phone:2⟧",
        "가로등이 꺼졌어요 ⟦phone:1⟧",
        "the office at ⟦phone:1⟧ never answers",
        "someone calls me from ⟦phone:1⟧ every night",
    ],
)
def test_a_number_that_is_told_of_is_no_contact(text: str) -> None:
    assert contacts.told(text) is None


async def test_a_name_that_was_refused_stays_refused() -> None:
    talk = await at_the_card("저는 김철수입니다. 가로등이 고장나서 골목이 너무 어두워요")
    assert talk.slots["draft"]["answers"]["name"] == "김철수"
    assert keys(await talk.say("제 이름은 빼 주세요"))[0] == "removed"
    await talk.say("밤마다 아이들이 넘어져서 다쳐요")
    await talk.choose("yes")
    assert talk.slots["draft"]["answers"]["name"] is None


@pytest.mark.parametrize("text", ["010-1234", "010 123", "010-1234-567", "02-730", "⟦pin:1⟧"])
async def test_a_number_that_is_not_whole_is_asked_for_again(text: str) -> None:
    talk = await at_the_card()
    await talk.choose("part:name")
    await talk.say("홍길동")
    assert keys(await talk.say(text)) == ["bad.phone.short", "ask.phone"]
    assert keys(await talk.say("⟦phone:1⟧")) == ["ask.confirm.agree"]


async def test_a_number_that_is_not_whole_is_none_on_the_card() -> None:
    talk = await at_the_card()
    said = await talk.say("전화번호는 010-1234예요")
    assert keys(said) == ["bad.phone.short", "ask.phone"]
