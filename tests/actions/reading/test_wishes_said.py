"""Wishes by their kind at the title question: what they do, and what only sounds like one."""

from __future__ import annotations

from functools import cache

import pytest
import yaml

from actions.reading import wishes
from tests.actions.conversation import Conversation, keys
from tests.actions.filing import at_a_row
from tests.kit.sets import SETS

DOES = {
    "erase": ("ask.erase.open",),
    "stop": ("cancelled.kept",),
    "notices": ("notify.off", "ask.notify.off", "ask.notify.is_on"),
}


@cache
def table() -> dict[str, list[str]]:
    return dict(yaml.safe_load((SETS / "wishes_said.yml").read_text(encoding="utf-8")))


async def at_the_title() -> Conversation:
    return await at_a_row("title", reach="telegram", channel="telegram")


@pytest.mark.parametrize("intent", ["nlu_fallback", "file_petition"])
@pytest.mark.parametrize("wish", DOES)
async def test_a_wish_is_done_or_asked_about(wish: str, intent: str) -> None:
    for text in table()[wish]:
        talk = await at_the_title()
        said = keys(await talk.say(text, intent))
        if said == ["ask.wish"]:
            said = keys(await talk.choose("do"))
        assert said[0] in DOES[wish], (text, said)


@pytest.mark.parametrize("wish", DOES)
async def test_the_same_while_nothing_is_open(wish: str) -> None:
    for text in table()[wish]:
        found = wishes.find(text)
        assert found is not None, text
        assert found.name == wish, text


async def test_what_only_sounds_like_one_is_the_title() -> None:
    for text in table()["content"]:
        assert wishes.find(text) is None, text
        talk = await at_the_title()
        assert keys(await talk.say(text)) == ["ask.confirm.agree"]
        assert talk.slots["draft"]["answers"]["title"] == text


def test_the_tables_are_long_enough() -> None:
    for rows in table().values():
        assert len(rows) >= 20
        assert sum(row.isascii() for row in rows) >= 9
        assert len(set(rows)) == len(rows)
