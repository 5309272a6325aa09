"""Real petitions, a portal that is away, long stories, and drafts as JSON."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import Any

import pytest

from actions.adapters.errors import AuthError, PortalError, Retryable, Throttled
from actions.base import danger
from actions.dialogue.draft import Draft, submission_key
from actions.dialogue.services import Services
from actions.journeys.filing import card, prefill, questions
from tests.actions.conversation import Conversation, keys
from tests.actions.filing import at_the_card, at_the_story
from tests.actions.portal_data import Portal
from tests.kit.core.core_portal import only

PETITIONS = Path(__file__).parents[4] / "shared" / "data" / "petitions-ko.csv"


FITTING = {"place": "세종시 한누리대로 411", "date": "어제", "number": "3", "text": "모두"}


async def answer(conversation: Conversation, messages: list[dict[str, Any]]) -> dict[str, Any]:
    """Answer what is asked, the first choice or something that fits, until it is sent."""
    for _ in range(5):
        for message in messages:
            effect: dict[str, Any] = message.get("effect", {})
            if effect.get("type") == "submit":
                return effect
        messages = await nearer(conversation, messages)
    raise AssertionError("it takes too long")


async def nearer(
    conversation: Conversation, messages: list[dict[str, Any]]
) -> list[dict[str, Any]]:
    question = messages[-1]["question"]
    if question["type"] == "choice":
        values = [choice["value"] for choice in messages[-1].get("choices", [])]
        return await conversation.choose("send" if "send" in values else values[0])
    assert question["required"], "nothing is asked that need not be answered"
    return await conversation.say(FITTING[question["type"]])


def petitions() -> list[dict[str, str]]:
    if not PETITIONS.exists():
        return []
    with PETITIONS.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.mark.skipif(not PETITIONS.exists(), reason="needs the real petitions")
async def test_real_petitions_are_filed_to_the_character() -> None:
    """As the first message, and told when the story is asked for; with a title of the writer's."""
    for petition in petitions():
        if not danger.heard(petition["content"]):  # numbers come first then
            first = Conversation()
            asked = await first.say(petition["content"], "file_petition")
            effect = await answer(first, asked)
            assert effect["draft"]["title"]
            assert effect["draft"]["body"] == petition["content"]
        told = await at_the_story()
        assert keys(await told.say(petition["content"], "ask_faq"))[-1].startswith("ask.content")
        asked = await told.say("다 썼어요")
        while asked[-1]["question"]["code"] != "confirm":
            asked = await nearer(told, asked)
        await told.choose("part:title")
        asked = await told.say(petition["title"], "ask_faq")
        if keys(asked)[0].startswith("faq."):
            asked = await told.choose("as_answer")
        effect = await answer(told, asked)
        assert effect["draft"]["title"] == petition["title"]
        assert effect["draft"]["body"] == petition["content"]


async def test_the_first_message_is_taken_up_to_5000_characters() -> None:
    text = "가로등이 꺼져 있어요. " * 350
    whole = text[:5000]
    conversation = Conversation()
    effect = await answer(conversation, await conversation.say(whole, "file_petition"))
    assert effect["draft"]["body"] == whole
    assert len(effect["draft"]["title"]) <= 100


async def at_content() -> Conversation:
    return await at_the_story()


async def test_a_story_of_5000_is_taken_and_nothing_is_lost_above_it() -> None:
    conversation = await at_content()
    assert keys(await conversation.say("가" * 5001)) == ["bad.story_too_long", "ask.content"]
    assert keys(await conversation.say("가" * 4000)) == ["ask.content.near"]
    refused = await conversation.say("나" * 1000)
    assert keys(refused) == ["bad.story_too_long", "ask.content.near"]
    assert refused[1]["values"] == {"count": 4000, "max": 5000}
    assert refused[0]["values"] == {"count": 5001, "max": 5000, "written": 4000}
    assert keys(await conversation.say("나" * 999)) == ["ask.content.near"]
    effect = await answer(conversation, await conversation.choose("done"))
    assert effect["draft"]["body"] == "가" * 4000 + "\n" + "나" * 999


async def test_a_whole_story_in_one_message() -> None:
    conversation = await at_content()
    assert keys(await conversation.say("가" * 5000)) == ["ask.content.near"]
    effect = await answer(conversation, await conversation.choose("done"))
    assert len(effect["draft"]["body"]) == 5000


@pytest.mark.parametrize(
    ("error", "key"),
    [
        pytest.param(Retryable("down"), "portal.down", id="down"),
        pytest.param(Throttled("slow down"), "portal.busy", id="busy"),
        pytest.param(AuthError("no key"), "portal.failed", id="our key"),
    ],
)
async def test_a_portal_that_fails_at_the_beginning(error: PortalError, key: str) -> None:
    conversation = Conversation()
    conversation.portal.error = error
    messages = await conversation.say("가로등이 고장났어요", "file_petition")
    assert keys(messages) == [key]
    assert messages[0]["values"]["phone"] == "110"
    assert conversation.loop is None
    conversation.portal.error = None
    said = keys(await conversation.say("가로등이 고장났어요", "file_petition"))
    assert said == ["ask.own.place.hint"]


async def test_a_portal_that_fails_at_the_category_loses_nothing() -> None:
    conversation = await at_content()
    await conversation.say("가로등이 고장났어요")
    # The process starts anew meanwhile: no list is remembered.
    again = Conversation(slots=conversation.slots, loop=conversation.loop, turns=99)
    again.portal.error = Retryable("down")
    assert keys(await again.choose("done")) == ["kept.portal.down"]
    assert keys(await again.say("여보세요")) == ["kept.portal.down"]
    again.portal.error = None
    said = keys(await again.say("이제 되나요", "ask_faq"))
    assert said[-1] == "ask.category.guess"
    assert keys(await again.choose("yes")) == ["ask.own.place.hint"]
    assert again.slots["draft"]["answers"]["content"] == "가로등이 고장났어요"
    assert again.slots["draft"]["answers"]["category"] == "street_light"


async def test_a_kept_draft_is_gone_after_seven_days() -> None:
    conversation = await at_content()
    await conversation.say("가로등이 고장났어요")
    conversation.slots["kept"] = {"consent": {"version": "2026-11", "at": conversation.now}}
    await conversation.say("그만")
    assert "draft" in conversation.slots["kept"]
    conversation.now = "2026-12-02T14:00:01+09:00"
    await conversation.say("안녕", "greet")
    assert list(conversation.slots["kept"]) == ["consent"]


async def test_an_old_list_serves_while_the_portal_is_away() -> None:
    portal, clock = Portal(), [0.0]
    services = Services(only(portal), seconds=60, clock=lambda: clock[0])
    first = await services.list("petition")
    clock[0] = 59
    assert await services.list("petition") == first
    assert portal.calls == 1
    clock[0], portal.error = 61, Retryable("down")
    assert await services.list("petition") == first
    assert portal.calls == 2


def test_a_draft_is_the_same_after_json() -> None:
    draft = Draft("petition", step="title", history=("a",), questions=({"code": "q"},))
    draft = draft.with_answer("title", "t").noting(story="s").without("title")
    assert Draft.of(json.loads(json.dumps(draft.as_json()))) == draft
    assert draft.suggestions == {"title": "t"}


def test_a_submission_has_one_key_a_turn() -> None:
    conversation = "6f1c8f0e-5b0e-4c39-9a56-0d7c7f3f4a11"
    assert submission_key(conversation, "t1") == submission_key(conversation, "t1")
    assert submission_key(conversation, "t1") != submission_key(conversation, "t2")
    assert submission_key("no uuid", "t1") == submission_key("no uuid", "t1")


@pytest.mark.parametrize(
    ("text", "carries"),
    [
        ("민원 넣고 싶어요", False),
        ("민원을 신청하고 싶습니다", False),
        ("안녕하세요 민원 접수하려고 하는데요", False),
        ("file a petition", False),
        ("I would like to file a complaint please", False),
        ("how can I submit a petition", False),
        ("가로등 민원 넣고 싶어요", False),
        ("저기 민원 좀 넣으려고요", False),
        ("가로등이 나갔어요", True),
        ("버스가 안 와요", True),
        ("우리 동네 가로등이 고장났어요, 고쳐주세요", True),
        ("my street light has been broken for a week", True),
        ("옆집 공사 소음이 너무 심해서 민원 넣고 싶어요", True),
        ("cancel my parking fine", True),
    ],
)
def test_a_wish_or_a_matter(text: str, carries: bool) -> None:
    assert (prefill.matter(text) is not None) is carries


def test_an_excerpt_never_ends_within_a_placeholder() -> None:
    text = "가" * 295 + "⟦phone:12⟧" + "나" * 100
    assert questions.excerpt(text) == "가" * 295
    for at in range(10):
        # Of a text that is folded the first 60 and the last 30 characters are shown.
        text = "가" * (50 + at) + "⟦phone:12⟧" + "나" * 40 + "⟦phone:7⟧" + "다" * (21 + at)
        folded: Any = card.folded(text)
        shown = folded["values"]
        assert shown["first"] == "가" * (50 + at) + ("⟦phone:12⟧" if at == 0 else "")
        assert shown["last"] == ("⟦phone:7⟧" if at == 0 else "") + "다" * (21 + at)
        assert shown["count"] == len(text)


@pytest.mark.parametrize(
    "code", ["title", "place", "since", "fault", "category", "content", "name"]
)
async def test_back_from_a_row_that_was_opened_leads_to_the_card_and_loses_nothing(
    code: str,
) -> None:
    conversation = await at_the_card()
    before = conversation.slots["draft"]["answers"]
    await conversation.choose(f"part:{code}")
    said = await conversation.say("이전")
    assert said[-1]["question"]["code"] == "confirm"
    after = conversation.slots["draft"]["answers"]
    assert {c: v for c, v in after.items() if v} == {c: v for c, v in before.items() if v}
    assert keys(await conversation.choose("send"))[-1] == "effect:submit"


async def test_back_from_what_was_typed_on_the_card_leads_to_the_card() -> None:
    conversation = await at_the_card()
    said = await conversation.say("아이들이 밤마다 넘어져서 정말 위험합니다")
    assert keys(said) == ["ask.add"]
    said = await conversation.say("이전")
    assert said[-1]["question"]["code"] == "confirm"


@pytest.mark.parametrize(
    ("word", "times", "first", "last"),
    [("가나다", 40, 15, 7), ("abcdefghij", 20, 5, 2), ("가", 100, 30, 15)],
)
def test_what_is_folded_is_cut_between_words(word: str, times: int, first: int, last: int) -> None:
    shown: Any = card.folded(" ".join([word] * times))
    assert shown["values"]["first"] == " ".join([word] * first)
    assert shown["values"]["last"] == " ".join([word] * last)
