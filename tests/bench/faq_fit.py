"""The calibration of the search, found without the golden set: on wordings that are left out of the
index in turn, on the same with typing errors, and on the classifier's own sentences about other
things."""

from __future__ import annotations

import random
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from bot.knowledge.content import Entry
from bot.knowledge.search import engine as faq_search
from bot.knowledge.search.index import Index, Question
from bot.language.tokens import Morphemes, jamo
from tests.bench import faq
from tests.bench.faq_encoder import Meanings

OTHERS = Path(__file__).parents[2] / "nlu" / "data" / "nlu"
FOLDS = 5
KEPT, WRONG = 0.98, 0.02
"""What the thresholds aim at: own questions offered, other questions answered."""


@dataclass(frozen=True)
class Sample:
    """The nearest of one question, and whether it is right; `own`: it has an answer at all."""

    score: float
    margin: float
    right: bool
    own: bool


def texts(entries: Sequence[Entry]) -> list[str]:
    """All that is asked."""
    return [text for _, asked in _folds(entries) for _, text in asked] + other_sentences()


def samples(
    entries: Sequence[Entry], morphemes: Morphemes | None, meanings: Meanings | None = None
) -> list[Sample]:
    """Every wording once, asked of an index without it; then other things, asked of all."""
    found = []
    for kept, asked in _folds(entries):
        index = faq.index_of(kept, morphemes, meanings)
        for topic, text in asked:
            found.append(_sample(index, faq.question(index, text, morphemes, meanings), topic))
    index = faq.index_of(entries, morphemes, meanings)
    for text in other_sentences():
        found.append(_sample(index, faq.question(index, text, morphemes, meanings), ""))
    return found


def other_sentences() -> list[str]:
    """What the classifier learns as nothing of ours."""
    files = sorted(OTHERS.glob("*/out_of_scope.yml"))
    lines = [line for file in files for line in file.read_text(encoding="utf-8").splitlines()]
    return [line.strip()[2:] for line in lines if line.strip().startswith("- ")]


def misspelt(text: str, shaken: random.Random) -> str:
    """One letter of every second longer word is left out or doubled, or two change places."""
    words = []
    for word in text.split():
        letters = list(jamo(word))
        if len(letters) > 3 and shaken.random() < 0.5:
            at = shaken.randrange(1, len(letters) - 1)
            match shaken.randrange(3):
                case 0:
                    del letters[at]
                case 1:
                    letters.insert(at, letters[at])
                case _:
                    letters[at], letters[at + 1] = letters[at + 1], letters[at]
        words.append("".join(letters))
    # As it is typed, in syllables: an encoder knows no others.
    return unicodedata.normalize("NFC", " ".join(words))


def _folds(entries: Sequence[Entry]) -> Iterator[tuple[list[Entry], list[tuple[str, str]]]]:
    """Entries without some of their wordings, and those with their topics, right and misspelt."""
    shaken = random.Random(1)
    for fold in range(FOLDS):
        kept, asked = [], []
        for entry in entries:
            variants = {}
            for locale, ones in entry.variants.items():
                # The first one is its name: without it there is little left to be found by.
                out = [one for i, one in enumerate(ones[1:]) if i % FOLDS == fold]
                variants[locale] = tuple(one for one in ones if one not in out)
                for one in out:
                    asked += [(entry.id, one), (entry.id, misspelt(one, shaken))]
            kept.append(replace(entry, variants=variants))
        yield kept, asked


def _sample(index: Index, question: Question, topic: str) -> Sample:
    near = index.nearness(question)
    scores = faq_search.combined(near)
    best = np.argsort(-scores)[:2]
    first, second = (float(scores[i]) for i in best)
    name = near.documents[int(best[0])].entry.id
    return Sample(first, first - second, name == topic, bool(topic))


def fit(found: Sequence[Sample]) -> faq_search.Calibration:
    """Logistic regression, own and other questions weighing the same; then the thresholds."""
    rows = np.array([[one.score, one.margin, 1.0] for one in found])
    right = np.array([one.right for one in found], float)
    own = np.array([one.own for one in found])
    weights = np.where(own, 0.5 / own.sum(), 0.5 / (~own).sum()) * len(found)
    power = np.zeros(3)
    for _ in range(50):
        chance = 1 / (1 + np.exp(-rows @ power))
        slope = rows.T @ (weights * (right - chance)) - 1e-3 * power
        bend = (rows * (weights * chance * (1 - chance))[:, None]).T @ rows + 1e-3 * np.eye(3)
        power += np.linalg.solve(bend, slope)
    chance = 1 / (1 + np.exp(-rows @ power))
    # Near misses of our own topics are wrong answers, too.
    sure = max(np.quantile(chance[~own], 1 - WRONG), np.quantile(chance[own & (right == 0)], 0.6))
    near = np.quantile(chance[own & (right == 1)], 1 - KEPT)
    steepness, lead, offset = (round(float(one), 2) for one in power)
    return faq_search.Calibration(
        steepness, lead, offset, round(float(sure), 2), round(float(near), 2)
    )
