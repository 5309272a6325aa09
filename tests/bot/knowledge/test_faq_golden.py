"""The golden questions: written before the wordings, and kept apart from them."""

from __future__ import annotations

import csv
from collections import Counter

import pytest
from rapidfuzz.distance import OSA

from bot.knowledge import seed as knowledge_seed
from bot.knowledge.content import Entry
from bot.knowledge.search.engine import ENCODER
from bot.language import morphemes as search_morphemes
from bot.language.tokens import jamo, normalise
from tests.bench import faq, faq_encoder
from tests.kit.stack.processes import VECTORS

REACHED = {
    "endings": (0.925, 0.975, 0.025),
    "morphemes": (0.938, 0.975, 0.017),
}
"""First, among three, other questions answered; without an encoder."""
ENCODED = (0.95, 0.992, 0.008)
POINT = 0.01
ALIKE = 0.92


@pytest.fixture(scope="module")
def entries() -> list[Entry]:
    return list(knowledge_seed.read_entries())


def test_the_set_is_whole(entries: list[Entry]) -> None:
    rows = faq.golden()
    own = Counter((one.topic, one.locale) for one in rows if one.topic)
    assert set(own.values()) == {3}
    assert {topic for topic, _ in own} == {entry.id for entry in entries}
    assert len(own) == 2 * len(entries) == 80
    styles = Counter(one.style for one in rows)
    assert styles["everyday"] == styles["typo"] == styles["other"] == 80
    assert Counter(one.locale for one in rows if not one.topic) == {"ko": 60, "en": 60}
    assert len({one.question for one in rows}) == len(rows)


def test_no_question_is_a_wording(entries: list[Entry]) -> None:
    """Nor one word away from one. A misspelt name of a topic is near to the name: that is what it
    is for, but it is never the name itself."""
    wordings = [normalise(one) for e in entries for ones in e.variants.values() for one in ones]
    close = []
    for one in faq.golden():
        asked, strict = normalise(one.question), one.style != "typo"
        near = [other for other in wordings if _same(asked, other, strict)]
        close += [(one.question, other) for other in near]
    assert close == []


def _same(one: str, other: str, strict: bool) -> bool:
    joined = [jamo(text.replace(" ", "")) for text in (one, other)]
    if not strict:
        return joined[0] == joined[1]
    words = one.split(), other.split()
    a_word_apart = len(words[0]) > 2 and OSA.distance(*words) <= 1
    return a_word_apart or OSA.normalized_similarity(*joined) >= ALIKE


@pytest.mark.parametrize("kind", list(REACHED))
def test_golden(kind: str, entries: list[Entry]) -> None:
    morphemes = search_morphemes.load() if kind == "morphemes" else None
    check(faq.run(faq.index_of(entries, morphemes), morphemes), REACHED[kind])


@pytest.mark.encoder
def test_golden_with_the_encoder(entries: list[Entry]) -> None:
    """As the gateway runs by default: morphemes, and the vectors of a real dialogue process."""
    VECTORS.mkdir(parents=True, exist_ok=True)
    kept = VECTORS / f"faq-{ENCODER}.npz"
    with faq_encoder.dialogue(None) as url:
        questions = [one.question for one in faq.golden()]
        meanings = faq_encoder.meanings(url, entries, questions, kept=kept)
    morphemes = search_morphemes.load()
    index = faq.index_of(entries, morphemes, meanings)
    check(faq.run(index, morphemes, meanings), ENCODED)


def check(outcomes: list[faq.Outcome], reached: tuple[float, float, float]) -> None:
    report, (first, three, wrong) = faq.report(outcomes), reached
    assert report.first >= first - POINT, faq.misses(outcomes)
    assert report.three >= three - POINT, faq.misses(outcomes)
    assert report.wrong <= wrong + POINT, faq.misses(outcomes)


def test_the_file_is_plain(entries: list[Entry]) -> None:
    with faq.GOLDEN.open(encoding="utf-8", newline="") as file:
        assert csv.DictReader(file).fieldnames == ["topic", "locale", "style", "question"]
