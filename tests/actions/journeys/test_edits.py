"""Words about what is written: never a line of it, whatever is open."""

from __future__ import annotations

from functools import cache
from typing import Any

import pytest
import yaml

from actions.reading import edits
from tests.actions.conversation import Conversation, keys
from tests.actions.filing import at_the_story
from tests.kit.sets import SETS

TWICE = "골목 가로등이 꺼져 있어요. 밤마다 취객이 소리를 질러요. 그 취객이 아이들을 따라와요."
"""Two of its sentences may be meant."""


@cache
def table() -> dict[str, Any]:
    return dict(yaml.safe_load((SETS / "edits.yml").read_text(encoding="utf-8")))


async def writing(step: str, story: str) -> Conversation:
    """A conversation whose open question is the story, the place or the read-back."""
    talk = await at_the_story(story)
    if step == "content":
        return talk
    await talk.say("다 썼어요")
    if talk.slots["draft"]["step"] == "category":
        await talk.choose("street_light")
    if step == "confirm":
        await talk.say("행궁로 10")
    assert talk.slots["draft"]["step"] == step
    return talk


def story(talk: Conversation) -> str:
    draft = talk.slots["draft"]
    draft = draft["notes"].get("paused") or draft
    return str(draft["answers"].get("content") or draft["notes"].get("story"))


@pytest.mark.parametrize("text", table()["about"])
async def test_it_is_asked_about_at_the_story(text: str) -> None:
    talk = await writing("content", table()["story_ko"])
    said = keys(await talk.say(text))
    assert said == ["ask.wish"], said
    assert story(talk) == table()["story_ko"]


@pytest.mark.parametrize("text", table()["content"])
async def test_what_is_to_go_from_the_street_is_content(text: str) -> None:
    assert not edits.found(text)


@pytest.mark.parametrize("row", table()["cut"], ids=lambda row: row["text"])
def test_what_is_meant_is_found_in_the_story(row: dict[str, Any]) -> None:
    whole = table()["story_ko" if any("가" <= c <= "힣" for c in row["text"]) else "story_en"]
    assert list(edits.pieces(whole, row["text"])) == row["cut"]
    assert edits.mends(row["text"]) == row.get("mend", False)
    for cut in row["cut"]:
        assert cut not in edits.without(whole, (cut,))


@pytest.mark.parametrize("step", ["content", "place"])
async def test_a_sentence_goes_once_it_was_shown(step: str) -> None:
    talk = await writing(step, table()["story_ko"])
    assert keys(await talk.say("아니 아까 취객 얘기는 빼주세요")) == ["ask.wish"]
    assert keys(await talk.choose("do")) == ["ask.cut"]
    assert "취객" in story(talk)
    said = keys(await talk.say("네", "affirm"))
    assert said[0] == "edit.cut"
    assert story(talk) == "골목 가로등이 꺼져 있어요. 아이들이 무서워해요."
    assert talk.slots["draft"]["step"] == step


@pytest.mark.parametrize("answer", ["아니요", "이전"])
async def test_it_stays_when_the_person_says_so(answer: str) -> None:
    talk = await writing("confirm", TWICE)
    assert keys(await talk.say("취객 얘기는 빼주세요")) == ["ask.cut"]
    assert keys(await talk.say(answer, "deny"))[-1] == "ask.confirm.agree"
    assert story(talk) == TWICE


async def test_a_sentence_is_put_anew() -> None:
    talk = await writing("confirm", table()["story_ko"])
    assert keys(await talk.say("마지막 문장 고칠게요")) == ["ask.mend"]
    assert keys(await talk.say("아이들이 넘어져요.")) == ["edit.mended", "ask.confirm.agree"]
    assert story(talk).endswith("질러요. 아이들이 넘어져요.")


async def test_what_is_not_found_is_shown_whole_and_nothing_is_lost() -> None:
    talk = await writing("place", table()["story_ko"])
    await talk.say("고양이 얘기는 빼주세요")
    said = await talk.choose("do")
    assert keys(said) == ["edit.unclear", "ask.content.on"]
    assert [c["value"] for c in said[-1]["choices"]] == ["done", "rewrite"]
    await talk.choose("done")
    assert story(talk) == table()["story_ko"]


async def test_a_text_that_was_meant_is_put_in() -> None:
    talk = await writing("content", table()["story_ko"])
    await talk.say("취객 얘기는 빼주세요")
    assert keys(await talk.choose("text")) == ["ask.content.more.again"]
    assert story(talk).endswith("\n취객 얘기는 빼주세요")
