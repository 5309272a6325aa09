"""Whole texts beside the question of a petition, by kind: leaving for later, another language, a
question that only points at the matter, a thing that is dangerous."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from functools import partial

import pytest

from actions.base import danger
from actions.reading import pointing, wishes
from tests.actions.conversation import Conversation, keys
from tests.actions.filing import STORY, at_a_row, at_the_card, at_the_place, at_the_story
from tests.kit.sets import rows

Opened = Callable[[], Awaitable[Conversation]]
STATES: dict[str, Opened] = {
    "place": at_the_place,
    "card": at_the_card,
    "story": partial(at_the_story, STORY),
    "title": partial(at_a_row, "title"),
    "date": partial(at_a_row, "since"),
    "choice": partial(at_a_row, "fault"),
}


def texts(name: str) -> list[str]:
    return [str(text) for text in rows("asides_said", name)]


def some(name: str, state: str) -> list[str]:
    """Every text of a table at two of the states."""
    table = "danger_or_complaint" if name.endswith("petition") else "asides_said"
    return [str(text) for text in rows(table, name)][list(STATES).index(state) % 3 :: 3]


def held(talk: Conversation) -> str:
    """The story so far."""
    draft = talk.slots["draft"]
    return str(draft["answers"].get("content") or draft["notes"].get("story") or "")


@pytest.mark.parametrize("state", STATES)
async def test_leaving_for_later_keeps_the_draft_and_says_so(state: str) -> None:
    for text in some("later", state):
        talk = await STATES[state]()
        assert keys(await talk.say(text)) == ["cancelled.kept"], text
        assert talk.slots["draft"] is None
        kept = talk.slots["kept"]["draft"]
        assert STORY in (kept["answers"].get("content"), kept["notes"].get("story"))


async def test_what_only_sounds_like_leaving_is_told() -> None:
    for text in texts("not_later"):
        assert wishes.find(text) is None, text
        talk = await at_the_story(STORY)
        await talk.say(text)
        assert held(talk) == f"{STORY}\n{text}"


async def test_another_language_keeps_the_story() -> None:
    for text in texts("language"):
        talk = await at_the_story(STORY)
        said = await talk.say(text)
        assert keys(said) == ["effect:locale", "language.changed", "ask.content.on"], text
        assert said[0]["effect"]["locale"] == "en", text
        assert held(talk) == STORY


async def test_what_only_names_a_language_is_told() -> None:
    for text in texts("not_language"):
        talk = await at_the_story(STORY)
        await talk.say(text)
        assert held(talk) == f"{STORY}\n{text}"


@pytest.mark.parametrize("intent", ["ask_faq", "nlu_fallback"])
async def test_a_question_that_names_nothing_is_not_looked_up(intent: str) -> None:
    for text in texts("points"):
        talk = await at_the_card()
        assert keys(await talk.say(text, intent)) == ["faq.office", "ask.add"], text
        await talk.choose("yes")
        assert held(talk) == f"{STORY}\n{text}"
        talk = await at_the_story(STORY)
        assert keys(await talk.say(text, intent)) == ["faq.office.general", "ask.content.on"], text
        assert held(talk) == STORY
        talk = Conversation()
        assert keys(await talk.say(text, intent)) == ["faq.office.general"], text


def test_a_question_that_names_its_topic_is() -> None:
    assert [text for text in texts("not_points") if pointing.points(text)] == []


@pytest.mark.parametrize("state", STATES)
async def test_a_thing_that_is_dangerous_brings_no_numbers(state: str) -> None:
    for text in some("in_a_petition", state):
        assert danger.of_the_matter(text), text
        talk = await STATES[state]()
        said = keys(await talk.say(text, "send_sos"))
        assert not [key for key in said if key.startswith("sos.")], text
        if state == "title":
            assert talk.slots["draft"]["answers"]["title"] == text
        elif state == "card":
            assert said == ["ask.add"], text
        else:
            assert held(talk) == f"{STORY}\n{text}", text


@pytest.mark.parametrize("state", STATES)
async def test_a_person_in_danger_always_does(state: str) -> None:
    for text in some("somebody_in_a_petition", state):
        talk = await STATES[state]()
        said = keys(await talk.say(text, "send_sos"))
        assert said[0] == danger.sentence(text), text


def test_the_tables_are_long_enough() -> None:
    for name in ("later", "not_later", "language", "not_language", "points", "not_points"):
        assert len(texts(name)) >= 15
        assert sum(text.isascii() for text in texts(name)) >= 4
        assert len(set(texts(name))) == len(texts(name))
