"""A question within a turn: looked up, told to the journey, rated, forgotten."""

from __future__ import annotations

import ast
from typing import Any

import pytest

from bot.models.knowledge import Rating
from bot.models.reviews import Review
from tests.bot.faq_entries import PASSPORTS, put
from tests.kit.core.core import Core, opened, texts

ASK = [{"effect": {"type": "faq", "query": "여권 재발급 ⟦phone:1⟧"}}]
IDS = ["passport_issue", "passport_renewal"]
RATE = {"type": "rate_faq", "entry": "dog", "good": False, "question": "강아지 ⟦phone:1⟧"}


def found(asked: Any) -> list[dict[str, Any]]:
    """What the dialogue says to a result."""
    result = asked["metadata"]["result"]
    told = result["entry"]["id"] if "entry" in result else [one["id"] for one in result["nearest"]]
    return [{"say": "test.echo", "values": {"text": str(told)}}]


@pytest.mark.parametrize(
    ("effect", "told"),
    [
        ({"type": "faq", "query": "여권재발급"}, "passport_renewal"),
        ({"type": "faq", "query": "날씨"}, "[]"),
        ({"type": "faq", "entry": "dog", "query": "강아지"}, "dog"),
        ({"type": "faq", "entry": "nobody", "query": ""}, "[]"),
    ],
    ids=["found", "nothing near", "chosen", "chosen but gone"],
)
async def test_within_the_turn(any_core: Core, effect: dict[str, Any], told: str) -> None:
    put(any_core.database, *PASSPORTS)
    any_core.dialogue.answers = {"q": [{"effect": effect}], "faq": found}
    assert texts(await any_core.say("q")) == [told]


async def test_what_a_journey_gets(core: Core) -> None:
    put(core.database, *PASSPORTS)
    core.dialogue.answers = {"q": ASK, "faq": found}
    await core.say("q")
    result = core.dialogue.asked[-1]["metadata"]["result"]
    assert result["question"] == "여권 재발급 ⟦phone:1⟧"
    assert result["entry"]["source"]["url"] == "https://www.gov.kr"
    assert set(result["entry"]["answer"]) == {"ko", "en"}


@pytest.mark.parametrize("fault", ["lost", "503"])
async def test_once_however_often_the_turn_is_taken(core: Core, fault: str) -> None:
    """The dialogue is cut off after the search: nothing is said or reported twice."""
    put(core.database, *PASSPORTS)
    review = {"effect": {"type": "review", "outcome": "fallback"}}
    core.dialogue.answers = {
        "여권": [{"effect": {"type": "faq", "query": "여권"}}],
        "faq": lambda asked: [*found(asked), review],
    }
    core.dialogue.faults.extend(["", fault])
    said = texts(await core.say("여권"))
    core.clock.move(60)
    await core.worker.take_due()
    assert len(core.rows(Review)) == 1
    assert [sorted(ast.literal_eval(text)) for text in said] == [IDS]
    [turn] = {asked["turn"] for asked in core.dialogue.asked if asked["kind"] == "text"}
    assert core.dialogue.steps == [turn, f"{turn}:r1"]


async def test_a_rating_is_kept_once_and_sealed(any_core: Core) -> None:
    """UX-10: by the turn, however often that is taken."""
    core = any_core
    core.dialogue.answers = {
        "bad": [{"effect": RATE}, {"say": "test.echo", "values": {"text": "thanks"}}]
    }
    core.dialogue.faults.append("lost")
    assert texts(await core.say("bad")) == ["thanks"]
    (rating,) = core.rows(Rating)
    assert (rating.entry, rating.good, rating.channel) == ("dog", False, "webchat")
    assert opened(Rating, rating, "question_sealed") == "강아지 ⟦phone:1⟧"
    assert "강아지".encode() not in rating.question_sealed


async def test_who_is_forgotten_leaves_only_the_count(core: Core) -> None:
    core.dialogue.answers = {
        "bad": [{"effect": RATE}, {"say": "test.echo", "values": {"text": "thanks"}}],
        "erase": [{"effect": {"type": "erase"}}, {"say": "test.echo", "values": {"text": "gone"}}],
    }
    await core.say("bad")
    await core.say("erase")
    (rating,) = core.rows(Rating)
    assert (rating.entry, rating.conversation_id, rating.question_sealed) == ("dog", None, None)
