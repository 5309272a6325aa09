"""The training sentences: enough of them, no two alike, and none that is a test sentence."""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path

import pytest
import yaml

from nlu.components.normalise import normalise
from nlu.settings import NLU_ROOT

LANGUAGES = ("ko", "en")
OUT = "out_of_scope"
SET_PHRASES = frozenset({"greet", "goodbye", "thank", "affirm", "deny"})
"""There are only so many ways to say yes."""
LEAST = {"ko": 80, "en": 60}
LEAST_SET_PHRASES, LEAST_OUT = 40, 400
WORDS = 4
"""Sentences of as many words, one of which differs, are the same sentence."""
LIKE = 0.6
"""Share of common letter trigrams from which two sentences are the same."""


@cache
def examples(language: str) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for path in sorted((NLU_ROOT / "data" / "nlu" / language).glob("*.yml")):
        for entry in yaml.safe_load(path.read_text(encoding="utf-8"))["nlu"]:
            assert entry["intent"] == path.stem
            assert path.stem not in found, "one file an intent and language"
            found[path.stem] = tuple(
                line.removeprefix("- ") for line in entry["examples"].splitlines()
            )
    return found


def all_examples() -> Iterator[tuple[str, str, str]]:
    for language in LANGUAGES:
        for intent, lines in examples(language).items():
            for line in lines:
                yield language, intent, line


INTENTS = sorted({(lang, intent) for lang in LANGUAGES for intent in examples(lang)})


@pytest.mark.parametrize(("language", "intent"), INTENTS)
def test_there_are_enough(language: str, intent: str) -> None:
    if intent != OUT:
        least = LEAST_SET_PHRASES if intent in SET_PHRASES else LEAST[language]
        assert len(examples(language)[intent]) >= least


def test_there_is_enough_that_means_nothing_to_us() -> None:
    assert sum(len(examples(language)[OUT]) for language in LANGUAGES) >= LEAST_OUT


@pytest.mark.parametrize(("language", "intent"), INTENTS)
def test_no_two_of_an_intent_are_one_word_apart(language: str, intent: str) -> None:
    lines = [(line, normalise(line).split()) for line in examples(language)[intent]]
    long = [(line, words) for line, words in lines if len(words) >= WORDS]
    alike = [
        (a, b)
        for i, (a, words) in enumerate(long)
        for b, others in long[:i]
        if one_word_apart(words, others)
    ]
    assert alike == []


def test_no_sentence_stands_twice() -> None:
    """Also not in two intents, nor with other spaces: that would tell the model nothing, or both.
    Typed without any spaces on purpose is something else."""
    seen: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
    for _, intent, line in all_examples():
        seen[normalise(line)].append((intent, line))
    assert [group for normal, group in seen.items() if normal and len(group) > 1] == []
    joined: defaultdict[str, set[str]] = defaultdict(set)
    for _, intent, line in all_examples():
        joined[normalise(line).replace(" ", "")].add(intent)
    assert {text: found for text, found in joined.items() if text and len(found) > 1} == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_training_sentence_is_a_test_sentence(language: str) -> None:
    """Set phrases of a word or two stand in both: everybody says them. What fails here names the
    training sentence only: nobody who writes examples is to see the test's."""
    texts = [normalise(text) for text in unseen(language)]
    joined, grams = {t.replace(" ", "") for t in texts}, [trigrams(text) for text in texts]
    alike = [
        (intent, line)
        for intent, lines in examples(language).items()
        for line in lines
        if not is_set_phrase(line) and is_like(normalise(line), joined, grams)
    ]
    assert alike == []


def unseen(language: str) -> list[str]:
    path = Path(__file__).with_name("data") / f"{language}.csv"
    with path.open(encoding="utf-8", newline="") as file:
        return [row["text"] for row in csv.DictReader(file)]


def is_set_phrase(line: str) -> bool:
    text = normalise(line)
    return len(text.split()) <= 3 and len(text) <= 12


def is_like(text: str, joined: set[str], others: Sequence[frozenset[str]]) -> bool:
    grams = trigrams(text)
    return text.replace(" ", "") in joined or any(
        len(grams & other) >= LIKE * len(grams | other) for other in others if other and grams
    )


def trigrams(text: str) -> frozenset[str]:
    return frozenset(text[i : i + 3] for i in range(len(text) - 2))


def one_word_apart(a: Sequence[str], b: Sequence[str]) -> bool:
    if len(a) == len(b):
        return sum(x != y for x, y in zip(a, b, strict=True)) <= 1
    short, long = sorted((list(a), list(b)), key=len)
    return len(long) - len(short) == 1 and any(
        long[:i] + long[i + 1 :] == short for i in range(len(long))
    )


APART = {
    "same": ("a b c d", "a b c d", True),
    "one changed": ("a b c d", "a x c d", True),
    "one more": ("a b c d", "a b x c d", True),
    "two changed": ("a b c d", "a x y d", False),
    "two more": ("a b c d", "a x b c y d", False),
}


@pytest.mark.parametrize(("a", "b", "apart"), APART.values(), ids=APART)
def test_one_word_apart(a: str, b: str, apart: bool) -> None:
    assert one_word_apart(a.split(), b.split()) is apart
