"""Questions in everyday words, answered by their meaning: with the encoder of the dialogue process,
and not by words alone."""

from __future__ import annotations

import pytest

from bot.knowledge import seed as knowledge_seed
from bot.knowledge.content import Entry
from bot.knowledge.search import engine as faq_search
from bot.language import morphemes as search_morphemes
from tests.bench import faq
from tests.kit.people.rest import Browser
from tests.kit.stack.processes import Stack

ENTRY = "waste_disposal"


@pytest.mark.parametrize(
    ("locale", "asked"),
    [
        ("ko", "쓰던 침대를 내놓는 데 얼마나 드나요?"),
        ("en", "What does it cost to get rid of a broken sofa?"),
    ],
)
def test_other_words(stack: Stack, locale: str, asked: str) -> None:
    entries = list(knowledge_seed.read_entries())
    assert not sure_by_words(entries, asked)
    answer = next(one for one in entries if one.id == ENTRY).answer[locale].splitlines()[0]
    assert answer in told_to(stack, locale, asked)


def sure_by_words(entries: list[Entry], asked: str) -> bool:
    morphemes = search_morphemes.load()
    index = faq.index_of(entries, morphemes)
    question = faq.question(index, asked, morphemes)
    return faq_search.rank(index.nearness(question), faq.TODAY, 3).sure


def told_to(stack: Stack, locale: str, asked: str) -> str:
    citizen = Browser.open(stack.gateway_url, locale)
    citizen.say(asked)
    return citizen.texts()
