"""Notices: on, or where they go. A wish about the number does not turn them on."""

from __future__ import annotations

from functools import cache

import pytest
import yaml

from tests.actions.conversation import Conversation, keys
from tests.actions.filing import at_a_row
from tests.kit.sets import SETS

TYPES = ("nlu_fallback", "manage_notifications")


@cache
def table() -> dict[str, list[str]]:
    return dict(yaml.safe_load((SETS / "notices_where.yml").read_text(encoding="utf-8")))


@pytest.mark.parametrize("text", table()["where"])
async def test_where_they_go_is_asked(text: str) -> None:
    assert keys(await Conversation().say(text, "manage_notifications")) == ["effect:contacts"]


@pytest.mark.parametrize("text", table()["on"])
async def test_they_are_turned_on(text: str) -> None:
    talk = Conversation(notify=False)
    assert keys(await talk.say(text, "manage_notifications")) == ["notify.on", "effect:notify"]


@pytest.mark.parametrize("text", table()["settings"])
async def test_it_is_asked_what_is_wanted(text: str) -> None:
    assert keys(await Conversation().say(text, "manage_notifications")) == ["ask.notify.is_on"]


@pytest.mark.parametrize("intent", TYPES)
@pytest.mark.parametrize("text", table()["where"])
async def test_it_is_no_title(text: str, intent: str) -> None:
    talk = await at_a_row("title")
    said = keys(await talk.say(text, intent))
    if said == ["ask.wish"]:
        said = keys(await talk.choose("do"))
    assert said == ["effect:contacts"]
    assert talk.slots["draft"]["step"] == "title"


@pytest.mark.parametrize(
    "text",
    [
        "번호 바꿀래요",
        "받을 번호를 바꾸고 싶어요",
        "change the number",
        "알림 받을 전화번호 바꿀래요",
    ],
)
async def test_at_the_question_about_notices_it_is_one_of_its_choices(text: str) -> None:
    talk = Conversation()
    await talk.say("알림 설정", "manage_notifications")
    assert keys(await talk.say(text)) == ["effect:contacts"]
