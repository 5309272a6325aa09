"""The place that is offered is as exact as what was said: never a region alone."""

from __future__ import annotations

from typing import Any

import pytest
import yaml

from actions.reading import addresses
from tests.actions.conversation import Conversation
from tests.kit.sets import SETS

ROWS: list[dict[str, Any]] = yaml.safe_load((SETS / "addresses.yml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["said"])
def test_what_is_found(row: dict[str, Any]) -> None:
    assert (addresses.exact(row["region"], [row["said"]]) or "") == row["exact"]


@pytest.mark.parametrize(
    "place", ["행궁로 10", "역삼동", "강남역 3번 출구", "⟦spot:1⟧", "구월동 12-3"]
)
def test_what_is_exact_stays(place: str) -> None:
    assert addresses.exact(place, ["인천광역시 남동구 구월로 123 앞"]) == place


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["said"])
async def test_what_is_taken_from_the_first_message(row: dict[str, Any]) -> None:
    """Where nothing exact is said it is asked."""
    talk = Conversation()
    said = await talk.say(row["said"], "file_petition", place=row["region"])
    while said[-1]["question"]["code"] == "category":
        wanted = ("street_light", "group:street_light", "elsewhere")
        offered = [c["value"] for c in said[-1]["choices"]]
        said = await talk.choose(next(v for v in wanted if v in offered))
    assert said[-1]["question"]["code"] == ("confirm" if row["exact"] else "place")
    assert talk.slots["draft"]["answers"].get("place", "") == row["exact"]


async def test_another_service_keeps_the_exact_place() -> None:
    """Its question may have another name."""
    talk = Conversation()
    await talk.say("인천광역시 가로등이 꺼졌어요", "file_petition", place="인천광역시")
    await talk.say("구월로 123")
    draft = talk.slots["draft"]
    asked = [{**q, "code": "spot"} if q["type"] == "place" else q for q in draft["questions"]]
    told = {c: v for c, v in draft["answers"].items() if c != "category"}
    answers = {("spot" if c == "place" else c): v for c, v in told.items()}
    talk.slots["draft"] = {**draft, "questions": asked, "answers": answers, "step": "category",
                           "notes": {**draft["notes"], "listing": "all"}}  # fmt: skip
    await talk.choose("group:street_light")
    await talk.choose("street_light")
    assert talk.slots["draft"]["suggestions"]["place"] == "구월로 123"
