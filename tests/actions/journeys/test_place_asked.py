"""What is typed where it is asked where it is, by another hand: a place is kept, more of the story
joins it, and nothing else becomes a place."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest
import yaml

from tests.actions.conversation import Conversation
from tests.actions.portal_data import Portal, services
from tests.kit.sets import SETS

FIRST = {"ko": "가로등이 나갔어요", "en": "The street light is out"}
ROWS: list[Mapping[str, Any]] = yaml.safe_load(
    (SETS / "listening" / "place_asked.yml").read_text(encoding="utf-8")
)
NO_NAME = frozenset({"남자요 오십대쯤", "cheers mate"})
"""Words that nothing tells from a name that we do not know."""

TOLD = frozenset({"couldnt tell you, i was lost"})
"""Tells why it is not known, and is of the story."""


async def replied(row: Mapping[str, Any]) -> tuple[Any, str, str]:
    """The place, the story and the step after the reply."""
    talk = Conversation(locale=row["lang"], portal=Portal(services()))
    await talk.say(FIRST[row["lang"]], "file_petition")
    assert talk.slots["draft"]["step"] == "place"
    await talk.say(row["said"])
    draft = talk.slots.get("draft") or {}
    answers = draft.get("answers") or {}
    return answers.get("place"), str(answers.get("content")), str(draft.get("step"))


async def share(kind: str) -> float:
    rows = [row for row in ROWS if row["is"] == kind and row.get("note", "")[:5] != "vague"]
    right = 0
    for row in rows:
        place, _, _ = await replied(row)
        right += place in (row["place"], *row.get("or", ()))
    return right / len(rows)


async def test_the_whole_place_is_kept() -> None:
    assert await share("place") >= 0.9


@pytest.mark.parametrize("row", [row for row in ROWS if row["is"] == "more"])
async def test_more_of_the_story_is_no_place_and_is_not_lost(row: Mapping[str, Any]) -> None:
    place, story, step = await replied(row)
    assert (place, step) == (None, "place")
    assert row["said"] in story or row["said"] == "애가 천식이라 더 힘들어요"


@pytest.mark.parametrize(
    "row", [row for row in ROWS if row["is"] in ("not_place", "question", "command")]
)
async def test_what_is_none_becomes_no_place(row: Mapping[str, Any]) -> None:
    place, _, _ = await replied(row)
    assert place is None or row["said"] in NO_NAME


@pytest.mark.parametrize("row", [row for row in ROWS if row["is"] == "skip"])
async def test_who_cannot_say_is_told_how_to_go_on(row: Mapping[str, Any]) -> None:
    place, story, step = await replied(row)
    assert place or step == "place"
    assert row["said"] not in story or row["said"] in TOLD
