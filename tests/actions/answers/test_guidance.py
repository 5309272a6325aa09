"""Wishes that cannot be fulfilled here yet: an honest word, in both languages and two segments."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from actions.answers import guidance
from actions.form import JOURNEYS
from actions.intents import INTENTS
from bot.texts.catalogue import SHORT, Catalogue
from connectors.sms.segments import count
from tests.actions.conversation import Conversation, keys
from tests.actions.filing import at_the_card, at_the_story

DOMAIN = Path(__file__).parents[3] / "nlu" / "domain.yml"
NAMES = sorted(guidance.entries())
BOTH = pytest.mark.parametrize("locale", ["ko", "en"])


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return Catalogue.load()


def test_every_intent_is_answered_by_something() -> None:
    intents = set(yaml.safe_load(DOMAIN.read_text(encoding="utf-8"))["intents"])
    assert intents - INTENTS.keys() - JOURNEYS.keys() - guidance.entries().keys() == set()


@BOTH
@pytest.mark.parametrize("name", NAMES)
async def test_an_honest_answer(catalogue: Catalogue, name: str, locale: str) -> None:
    [message] = await Conversation(locale=locale).say("…", name)
    entry = guidance.entries()[name]
    assert message["say"] == f"guidance.{name}"
    assert [c["value"] for c in message["choices"]] == list(entry.offers)
    text = catalogue.render(message, locale)
    assert entry.site in text
    assert "{" not in text
    assert 2 <= text.count(". ") + 1 <= 4


@BOTH
@pytest.mark.parametrize("name", NAMES)
async def test_two_segments_as_a_text_message(catalogue: Catalogue, name: str, locale: str) -> None:
    [message] = await Conversation(locale=locale).say("…", name)
    text = catalogue.render(message, locale, "sms")
    assert catalogue.has(f"guidance.{name}{SHORT}", locale)
    assert count(text, "auto").segments <= 2
    assert len(text) <= {"ko": 134, "en": 306}[locale]


@BOTH
@pytest.mark.parametrize("name", NAMES)
async def test_a_reading_that_is_chosen_is_answered(
    catalogue: Catalogue, name: str, locale: str
) -> None:
    assert keys(await Conversation(locale=locale).choose(name)) == [f"guidance.{name}"]
    assert catalogue.has(guidance.label(name), locale)


@pytest.mark.parametrize("name", NAMES)
async def test_an_open_question_stays_open(name: str) -> None:
    for opened in (at_the_story, at_the_card):
        conversation = await opened(locale="en")
        before = conversation.slots["draft"]["step"]
        await conversation.say("…", name)
        assert conversation.loop == "service_form"
        assert conversation.slots["draft"]["step"] == before
