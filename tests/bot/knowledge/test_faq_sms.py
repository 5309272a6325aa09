"""SMS-07: every answer that ships, as the text messages that a person gets."""

from __future__ import annotations

from datetime import date

import pytest

from bot.knowledge import seed as knowledge_seed
from bot.knowledge.content import Entry
from bot.knowledge.search import engine as faq_search
from bot.knowledge.search import index as faq_index
from bot.knowledge.service import entry_json
from bot.texts.catalogue import Catalogue
from connectors.sms.downgrade import downgrade
from connectors.sms.segments import count
from tests.actions.conversation import Conversation
from tests.bench.faq import index_of

ENTRIES = list(knowledge_seed.read_entries())
MOST = 5
"""Segments."""


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return Catalogue.load(today=lambda: date(2026, 11, 25))


async def told(entry: Entry, locale: str, channel: str, catalogue: Catalogue) -> str:
    """With its choices numbered, as the channel writes them."""
    found = {"type": "faq", "question": "q", "entry": entry_json(entry)}
    conversation = Conversation(locale=locale, channel=channel, knowledge=lambda _effect: found)
    (message,) = await conversation.say("q", "ask_faq")
    choices = message.get("choices") or ()
    labels = [catalogue.value(choice["label"], locale, channel) for choice in choices]
    numbered = [f"{number}. {label}" for number, label in enumerate(labels, 1)]
    return "\n".join([catalogue.render(message, locale, channel), *numbered])


@pytest.mark.parametrize("locale", ["ko", "en"])
@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.id)
async def test_sms_07_five_segments_at_most(
    entry: Entry, locale: str, catalogue: Catalogue
) -> None:
    text = await told(entry, locale, "sms", catalogue)
    assert count(downgrade(text)[0]).segments <= MOST
    assert entry.source_url in text


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.id)
async def test_ux_03_elsewhere_the_whole_answer_and_its_source(
    entry: Entry, catalogue: Catalogue
) -> None:
    text = await told(entry, "ko", "telegram", catalogue)
    assert entry.answer["ko"] in text
    assert entry.source_title["ko"] in text
    assert entry.source_url in text


@pytest.mark.parametrize(
    "query",
    ["여권", "여권재발급", "여권 제발급", "passport reissue"],
    ids=lambda query: f"UX-08 {query}",
)
def test_ux_08_passports(query: str) -> None:
    """Of all that ships, the first is about passports."""
    index = index_of(ENTRIES, None)
    asked = faq_index.ask(query, "", index, None)
    found = faq_search.rank(index.nearness(asked), date(2026, 11, 25), 3)
    assert found.hits[0].entry.id in ("passport_issue", "passport_renewal")
