"""Drafts as the version before has stored them, at each of its steps: they go on as a card."""

from __future__ import annotations

import copy
import json
from functools import cache
from typing import Any

import pytest

from tests.actions.conversation import Conversation, keys
from tests.actions.filing import PLACE, STORY, step
from tests.kit.sets import SETS

CONSENT = {"version": "2026-11", "at": "2026-11-24T14:00:00+09:00"}
TITLE = "밤길이 너무 어두워요"
"""Typed by the person, where the draft has one."""
HAD_TITLE = frozenset(
    {"content", "category", "place", "since", "fault", "name", "phone", "confirm", "change"}
)
NEXT: dict[str, tuple[str, str, list[str], str]] = {
    "consent": ("동의해요", "yes", ["effect:consent", "ask.own.place.hint"], "place"),
    "title": (TITLE, "use", ["ask.own.place.hint"], "place"),
    "content": ("다 썼어요", "done", ["ask.own.place.hint"], "place"),
    "category": ("네", "yes", ["ask.own.place.hint"], "place"),
    "place": (PLACE, "", ["ask.confirm"], "confirm"),
    "since": ("어제", "skip", ["ask.confirm"], "confirm"),
    "fault": ("꺼져 있어요", "out", ["ask.confirm"], "confirm"),
    "name": ("없어요", "skip", ["ask.confirm"], "confirm"),
    "phone": ("⟦phone:1⟧", "skip", ["ask.confirm"], "confirm"),
    "confirm": ("네 보내주세요", "send", ["submit.sending", "effect:submit"], ""),
    "change": ("제목이요", "title", ["ask.title.suggested"], "title"),
}
"""What is typed or chosen at the step, what is said to it, and what is open then."""


@cache
def table() -> dict[str, Any]:
    """`{service, questions, drafts: {step: what the slot held, and which questions}}`"""
    return dict(json.loads((SETS / "older_drafts.json").read_text(encoding="utf-8")))


def stored(at: str) -> dict[str, Any]:
    draft = copy.deepcopy(table()["drafts"][at])
    asked = draft.pop("asked")
    return {
        "journey": "petition",
        "step": at,
        "service": table()["service"] if asked else None,
        "questions": [one for one in table()["questions"] if one["code"] in asked],
        **draft,
    }


def opened(at: str) -> Conversation:
    draft = stored(at)
    kept = {"consent": CONSENT} if draft["consent"] else None
    slots = {"draft": draft, "kept": kept, "failures": None}
    return Conversation(slots=slots, loop="service_form", turns=50)


async def to_the_receipt(talk: Conversation, said: list[dict[str, Any]]) -> dict[str, Any]:
    for _ in range(5):
        effect: dict[str, Any]
        for effect in [message["effect"] for message in said if "effect" in message]:
            if effect["type"] == "submit":
                return effect
        at = said[-1]["question"]["code"]
        if at == "place":
            said = await talk.say(PLACE)
        else:
            said = await talk.choose({"confirm": "send", "content": "done"}.get(at, "use"))
    raise AssertionError("it takes too long")


def test_every_step_is_in_the_table() -> None:
    assert set(table()["drafts"]) == set(NEXT)


@pytest.mark.parametrize("how", ["typed", "chosen"])
@pytest.mark.parametrize("at", NEXT)
async def test_it_goes_on_as_a_card(at: str, how: str) -> None:
    typed, chosen, expected, then = NEXT[at]
    talk = opened(at)
    said = await (talk.say(typed) if how == "typed" or not chosen else talk.choose(chosen))
    assert keys(said) == expected
    assert (step(talk) or "") == then
    effect = await to_the_receipt(talk, said)
    draft = effect["draft"]
    said_day = at == "since" and how == "typed"
    assert draft["body"] == (f"{STORY}\n언제부터: 어제" if said_day else STORY)
    assert draft["attributes"]["place"] == PLACE
    assert draft["consent"] == CONSENT
    if at in HAD_TITLE:
        assert draft["title"] == TITLE
    given = stored(at)["answers"]
    for code in ("since", "fault"):
        if given.get(code):
            assert draft["attributes"][code] == given[code]
    if given.get("name"):
        assert draft["applicant"]["name"] == given["name"]


@pytest.mark.parametrize("at", NEXT)
async def test_it_was_left_and_is_taken_up_again(at: str) -> None:
    talk = opened(at)
    assert keys(await talk.say("그만")) == ["cancelled.kept"]
    assert keys(await talk.say("민원 넣고 싶어요", "file_petition")) == ["ask.resume"]
    said = await talk.choose("continue")
    draft = talk.slots["draft"]
    story = draft["answers"].get("content") or draft["notes"]["story"]
    assert story == STORY
    if at in HAD_TITLE:
        assert draft["answers"]["title"] == TITLE
    while said[-1]["question"]["code"] not in ("place", "confirm"):
        value = {"content": "done", "category": "yes", "phone": "skip"}
        said = await talk.choose(value[said[-1]["question"]["code"]])
    effect = await to_the_receipt(talk, said)
    assert effect["draft"]["body"] == STORY


async def test_who_does_not_agree_to_what_was_asked_then_files_nothing() -> None:
    talk = opened("consent")
    assert keys(await talk.say("아니요")) == ["effect:consent", "consent.declined"]
    assert talk.slots["draft"] is None
