"""Messages that staff should look at: written with the turn, counted, handed out, deleted."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import httpx
import pytest

from bot.knowledge import reviews as review_store
from bot.knowledge.reviews import Reviewed, normalised
from bot.models.reviews import Review
from tests.kit.core.core import CIPHER, Core
from tests.kit.core.core_dialogue import ScriptedDialogue

RANKING = [
    {"name": name, "confidence": confidence}
    for name, confidence in (
        ("ask_faq", 0.31), ("file_petition", 0.3), ("help", 0.2), ("greet", 0.1), ("thank", 0.05),
    )
]  # fmt: skip
DAY = 24 * 3600.0


class Ranked(ScriptedDialogue):
    """Every text is read as `RANKING`."""

    def _answer(self, asked: Mapping[str, Any]) -> httpx.Response:
        body = super()._answer(asked).json()
        reading = {"name": "nlu_fallback", "confidence": 0.7}
        return httpx.Response(200, json={**body, "intent": reading, "ranking": RANKING})


def reviewing(outcome: str, **more: Any) -> list[dict[str, Any]]:
    said = {"say": "test.echo", "values": {"text": "…"}}
    return [said, {"effect": {"type": "review", "outcome": outcome, **more}}]


@pytest.fixture
def core(any_core: Core) -> Core:
    """With a dialogue that ranks, on either database."""
    core = Core(any_core.settings, Ranked())
    any_core.close()
    return core


def listed(core: Core, **filters: Any) -> list[Reviewed]:
    return core.database.submit(lambda c: review_store.listed(c, CIPHER, **filters)).result()


async def test_cur_01_all_that_staff_need(core: Core) -> None:
    core.dialogue.answers["아무개 ⟦phone:1⟧"] = reviewing("fallback")
    await core.say("아무개 010-1234-5678")
    [row] = listed(core)
    assert (row.outcome, row.chosen, row.corrected) == ("fallback", None, None)
    assert (row.channel, row.locale, row.similar) == ("webchat", "ko", 1)
    assert row.text == "아무개 [전화번호]"
    assert row.ranking == RANKING
    assert row.at == core.clock()
    core.close()


async def test_cur_01_what_was_typed_and_how_it_was_understood(core: Core) -> None:
    core.dialogue.answers["wjsdlqtlsrh gk"] = reviewing("fallback")
    await core.say("wjsdlqtlsrh gk")
    [row] = listed(core)
    assert (row.text, row.corrected) == ("wjsdlqtlsrh gk", "전입신고 하")
    core.close()


async def test_nobody_is_named(core: Core) -> None:
    core.dialogue.answers["비밀이야"] = reviewing("fallback")
    await core.say("비밀이야")
    [row] = core.rows(Review)
    assert set(row._fields) == {
        "turn", "outcome", "chosen", "content_sealed", "similar", "ranking", "channel", "locale",
        "at",
    }  # fmt: skip
    assert "비밀".encode() not in row.content_sealed
    core.close()


@pytest.mark.parametrize("fault", ["lost", "503"])
async def test_once_however_often_the_turn_is_taken(core: Core, fault: str) -> None:
    core.dialogue.answers["음"] = reviewing("fallback")
    core.dialogue.faults.extend([fault, fault])
    await core.say("음")
    core.clock.move(60)
    await core.worker.take_due()
    assert [row.text for row in listed(core)] == ["음"]
    core.close()


@pytest.mark.parametrize(
    ("before", "outcome", "chosen", "after"),
    [
        ("asked", "confirmed", "ask_faq", "confirmed"),
        ("asked", "corrected", "help", "corrected"),
        ("asked", "denied", None, "denied"),
        ("fallback", "corrected", "help", "fallback"),
        ("fallback", "corrected", "passport_renewal", "fallback"),
        ("unanswered", "corrected", "passport_renewal", "unanswered"),
        ("asked", "unanswered", None, "unanswered"),
        ("confirmed", "unanswered", None, "unanswered"),
        ("corrected", "unanswered", None, "unanswered"),
        ("fallback", "unanswered", None, "fallback"),
    ],
)
async def test_cur_01_what_it_meant_after_all(
    core: Core, before: str, outcome: str, chosen: str | None, after: str
) -> None:
    core.dialogue.answers["음"] = reviewing(before)
    await core.say("음")
    [first] = listed(core)
    core.dialogue.answers["네"] = reviewing(outcome, of=first.turn, chosen=chosen)
    await core.say("네")
    [row] = listed(core)
    assert (row.text, row.outcome, row.chosen) == ("음", after, chosen)
    core.close()


async def test_cur_01_what_had_no_answer(core: Core) -> None:
    """Reported by the turn that brings the result: about the message, with its ranking."""
    core.dialogue.answers = {
        "여권 ⟦phone:1⟧": [{"effect": {"type": "faq", "query": "여권"}}],
        "faq": lambda asked: reviewing("unanswered", of=asked["turn"].removesuffix(":r1")),
    }
    await core.say("여권 010-1234-5678")
    [row] = listed(core)
    assert (row.outcome, row.text, row.ranking) == ("unanswered", "여권 [전화번호]", RANKING)
    core.close()


@pytest.mark.parametrize("good", [True, False])
async def test_cur_01_a_bad_answer(core: Core, good: bool) -> None:
    question = "제 번호는 ⟦phone:1⟧ 얼마예요"
    rated = {"type": "rate_faq", "entry": "petition_fee", "good": good, "question": question}
    core.dialogue.answers["평가"] = [*reviewing("x")[:1], {"effect": rated}]
    await core.say("평가")
    found = [(row.outcome, row.chosen, row.text) for row in listed(core)]
    expected = [("rated", "petition_fee", "제 번호는 [전화번호] 얼마예요")]
    assert found == ([] if good else expected)
    core.close()


async def test_similar_ones_are_counted_and_the_newest_comes_first(core: Core) -> None:
    for text in ("음 뭐지", "다른 말", "음뭐지!!"):
        core.dialogue.answers[text] = reviewing("fallback")
        await core.say(text)
        core.clock.move(1)
    rows = [(row.text, row.similar) for row in listed(core)]
    assert rows == [("음뭐지!!", 2), ("다른 말", 1), ("음 뭐지", 2)]
    assert [row.text for row in listed(core, limit=1)] == ["음뭐지!!"]
    assert listed(core, locale="en") == listed(core, outcome="asked") == []
    core.close()


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("여권  재발급!!", "여권재발급", True),
        ("Help ME", "help me.", True),
        ("도와줘ㅠㅠㅠㅠ", "도와줘ㅠㅠㅠ", True),
        ("3층 소음", "12층 소음", True),
        ("???", "???", True),
        ("???", "!!!", False),
        ("여권", "등본", False),
    ],
)
def test_what_is_similar(one: str, other: str, same: bool) -> None:
    assert (normalised(one) == normalised(other)) is same


async def test_deleted_after_ninety_days(core: Core) -> None:
    core.dialogue.answers["음"] = reviewing("fallback")
    await core.say("음")
    core.clock.move(90 * DAY - 60)
    await core.worker.clean_up()
    assert len(listed(core)) == 1
    core.clock.move(120)
    await core.worker.clean_up()
    assert listed(core) == []
    core.close()


async def test_gone_with_the_persons_data(core: Core) -> None:
    core.dialogue.answers["음"] = reviewing("fallback")
    core.dialogue.answers["지워줘"] = [*reviewing("x")[:1], {"effect": {"type": "erase"}}]
    await core.say("음")
    core.clock.move(1)
    await core.say("음", contact="bob")
    written = core.clock()
    await core.say("지워줘")
    assert [(row.at, row.similar) for row in listed(core)] == [(written, 1)]
    core.close()
