"""What is put right at the card is put right in the text and the title as well, by sentences of
another hand: nothing that is no longer so is told to an office."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest
import yaml

from actions.reading.corrections import headed, swaps
from tests.actions.conversation import Conversation
from tests.actions.filing import step
from tests.actions.portal_data import Portal, services
from tests.kit.sets import SETS

ROWS: list[Mapping[str, Any]] = yaml.safe_load(
    (SETS / "listening" / "rows_and_text.yml").read_text(encoding="utf-8")
)
DO_NOT_KNOW = {"ko": "모르겠어요", "en": "I don't know"}
SWAPPED = ("place", "date", "thing", "name")
LEAST = 0.6
"""Of the rows that say what is wrong in words of the text; by the dialogue's own reading it is
more, since half of the sentences are not corrections by their form."""


async def at_the_card(row: Mapping[str, Any]) -> Conversation:
    talk = Conversation(locale=row["lang"], portal=Portal(services()))
    await talk.say(row["text"], "file_petition")
    for _ in range(6):
        asked = talk.slots["draft"]["step"]
        if asked == "category":
            await talk.choose("other")
        elif asked == "place":
            await talk.say(DO_NOT_KNOW[row["lang"]])
        elif asked != "confirm":
            spec = next(one for one in talk.slots["draft"]["questions"] if one["code"] == asked)
            await talk.choose(spec["options"][0]["value"] if spec.get("options") else "skip")
    assert step(talk) == "confirm", row["text"]
    return talk


async def is_right(row: Mapping[str, Any]) -> bool:
    talk = await at_the_card(row)
    await talk.say(row["said"])
    draft = talk.slots["draft"]
    answers = (draft["notes"].get("paused") or draft)["answers"]
    told = f"{answers['title']}\n{answers['content']}"
    values = (row["value"], *row.get("or", ()))
    gone = not row["stale"] or row["stale"].casefold() not in told.casefold()
    there = any(value.casefold() in f"{told}\n{answers}".casefold() for value in values)
    return gone and there and row["keeps"].casefold() in told.casefold()


async def test_the_text_is_put_right_too() -> None:
    rows = [row for row in ROWS if row["field"] in SWAPPED]
    right = [await is_right(row) for row in rows]
    assert sum(right) / len(right) >= LEAST


@pytest.mark.parametrize("row", [row for row in ROWS if row["field"] in ("add", "none")])
async def test_what_corrects_nothing_leaves_the_text(row: Mapping[str, Any]) -> None:
    talk = await at_the_card(row)
    before = talk.slots["draft"]["answers"]["content"]
    await talk.say(row["said"])
    draft = talk.slots["draft"]
    if draft is not None:
        answers = (draft["notes"].get("paused") or draft)["answers"]
        assert answers["content"].startswith(before)


SWAPS = (
    ("신호등이 아니라 가로등이요", "역 앞 신호등이 안 켜져요", "역 앞 가로등이 안 켜져요"),
    ("버스 말고 트럭이요", "버스가 길을 막아요", "트럭이 길을 막아요"),
    ("3일이 아니라 13일이요", "11월 3일에 넘어졌어요", "11월 13일에 넘어졌어요"),
    ("두시 말고 네시요", "새벽 2시마다 시끄러워요", "새벽 4시마다 시끄러워요"),
    ("주공 아니고 현대아파트요", "주공아파트 5동 승강기", "현대아파트 5동 승강기"),
    ("not trash but old furniture", "trash dumped by the lake", "old furniture dumped by the lake"),
    ("traffic light, not street light", "A street light is out", "A traffic light is out"),
)  # fmt: skip


@pytest.mark.parametrize(("said", "text", "put"), SWAPS)
def test_words_are_swapped(said: str, text: str, put: str) -> None:
    swap = swaps.read(said, text)
    assert swap is not None
    assert swaps.put(text, swap) == put


@pytest.mark.parametrize(
    ("said", "text"),
    [
        ("가로등이 아니라 도로 전체가 어두워요", "가로등이 나갔어요"),
        ("그게 아니라 제가 급해서요", "가로등이 나갔어요"),
        ("가로등 말고 다른 것도 있나요?", "가로등이 나갔어요"),
        ("신호등이 아니라 횡단보도요", "가로등이 나갔어요"),
        ("not now, later", "The street light is out"),
        ("13일이 아니라 14일이요", "11월 3일에 넘어졌어요"),
    ],
)
def test_words_that_do_not_stand_there_are_not(said: str, text: str) -> None:
    assert swaps.read(said, text) is None


@pytest.mark.parametrize(
    ("said", "title"),
    [
        ("제목은 경로당 보일러 고장 이래 해주이소", "경로당 보일러 고장"),
        ("그거 말고 제목은 가로등 고장", "가로등 고장"),
        ("제목: 가로등이 고장났어요", "가로등이 고장났어요"),
        ("제목 딴걸로 바꿀래 킥보드 좀 치워라", "킥보드 좀 치워라"),
        ("call it Shelter needed at Yangjae instead", "Shelter needed at Yangjae"),
        ("title: broken lamp", "broken lamp"),
        ("제목은 그대로 해 주세요", None),
        ("제목은 틀렸어요", None),
        ("제목은 뭐로 되어 있어요?", None),
        ("제목은 빼 주세요", None),
        ("call it a day", None),
    ],
)
def test_a_title_is_given(said: str, title: str | None) -> None:
    assert headed.read(said) == title
