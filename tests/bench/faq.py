"""How well questions find their answers, and how fast: `python -m tests.bench.faq [--fit]`.

The golden set (tests/bot/data/faq_golden.csv) was written from the list of topics alone, before the
wordings. `--fit` finds the calibration without it: on wordings that are left out of the index in
turn, on the same with typing errors, and on the classifier's own sentences about other things.
"""

from __future__ import annotations

import csv
import random
import sys
import time
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from statistics import quantiles

import numpy as np

from bot import faq_index, faq_search, knowledge_seed, search_morphemes
from bot.faq_index import Index
from bot.faq_search import Found
from bot.knowledge_content import Entry
from bot.knowledge_store import Stored
from bot.search_words import Morphemes, jamo

ROOT = Path(__file__).parents[2]
GOLDEN = ROOT / "tests" / "bot" / "data" / "faq_golden.csv"
OTHERS = ROOT / "nlu" / "data" / "nlu"
TODAY = date(2026, 11, 25)
FOLDS = 5
SCALE = 10_000
KEPT, WRONG = 0.98, 0.02
"""What the thresholds aim at: own questions offered, other questions answered."""


@dataclass(frozen=True)
class Golden:
    topic: str
    locale: str
    style: str
    question: str


@dataclass(frozen=True)
class Report:
    """Shares. `sure`: answered without asking back; `wrong`: other questions answered."""

    first: float
    three: float
    sure: float
    wrong: float
    offered: float
    misses: tuple[str, ...]


def golden() -> list[Golden]:
    with GOLDEN.open(encoding="utf-8", newline="") as file:
        return [Golden(**row) for row in csv.DictReader(file)]


def index_of(entries: Sequence[Entry], morphemes: Morphemes | None) -> Index:
    stored = [Stored(entry, 1, "", 0.0) for entry in entries]
    return faq_index.build([faq_index.prepare(one, morphemes) for one in stored])


def answers(index: Index, questions: Sequence[Golden], morphemes: Morphemes | None) -> list[Found]:
    found = []
    for one in questions:
        asked = faq_index.ask(one.question, "", index, morphemes)
        found.append(faq_search.rank(index.nearness(asked), TODAY, 3))
    return found


def measure(index: Index, morphemes: Morphemes | None) -> Report:
    own = [one for one in golden() if one.topic]
    others = [one for one in golden() if not one.topic]
    hits = answers(index, own, morphemes)
    names = [[hit.entry.id for hit in one.hits] for one in hits]
    right = [
        one.topic == found[0] if found else False for one, found in zip(own, names, strict=True)
    ]
    among = [one.topic in found for one, found in zip(own, names, strict=True)]
    strange = answers(index, others, morphemes)
    return Report(
        first=float(np.mean(right)),
        three=float(np.mean(among)),
        sure=float(np.mean([one.sure for one in hits])),
        wrong=float(np.mean([one.sure for one in strange])),
        offered=float(np.mean([bool(one.hits) and not one.sure for one in strange])),
        misses=tuple(
            f"{one.locale} {one.style} {one.topic}: {found[:1]}"
            for one, found, good in zip(own, names, right, strict=True)
            if not good
        ),
    )


@dataclass(frozen=True)
class Sample:
    """The nearest of one question, and whether it is right; `own`: it has an answer at all."""

    score: float
    margin: float
    right: bool
    own: bool


def samples(entries: Sequence[Entry], morphemes: Morphemes | None) -> list[Sample]:
    """Every wording once, asked of an index without it; then other things, asked of all."""
    found = []
    shaken = random.Random(1)
    for fold in range(FOLDS):
        kept, left = _without(entries, fold)
        index = index_of(kept, morphemes)
        for topic, text in left:
            found.append(_sample(index, text, topic, morphemes))
            found.append(_sample(index, misspelt(text, shaken), topic, morphemes))
    index = index_of(entries, morphemes)
    found += [_sample(index, text, "", morphemes) for text in other_sentences()]
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
    return " ".join(words)


def _without(entries: Sequence[Entry], fold: int) -> tuple[list[Entry], list[tuple[str, str]]]:
    kept, left = [], []
    for entry in entries:
        variants = {}
        for locale, ones in entry.variants.items():
            # The first one is its name: without it there is little left to be found by.
            out = [one for i, one in enumerate(ones[1:]) if i % FOLDS == fold]
            variants[locale] = tuple(one for one in ones if one not in out)
            left += [(entry.id, one) for one in out]
        kept.append(replace(entry, variants=variants))
    return kept, left


def _sample(index: Index, text: str, topic: str, morphemes: Morphemes | None) -> Sample:
    near = index.nearness(faq_index.ask(text, "", index, morphemes))
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


def times(entries: Sequence[Entry], morphemes: Morphemes | None) -> dict[str, float]:
    """Milliseconds of the processor for a question at SCALE entries."""
    index = index_of(list(many(entries, SCALE)), morphemes)
    taken = []
    for one in golden():
        begun = time.thread_time()
        answers(index, [one], morphemes)
        taken.append((time.thread_time() - begun) * 1000)
    percent = quantiles(taken, n=100)
    return {"p50": percent[49], "p95": percent[94], "p99": percent[98]}


def many(entries: Sequence[Entry], count: int) -> Iterator[Entry]:
    """Entries whose wordings and answers are those of the real ones, mixed, with names of their
    own among the words."""
    mixed = random.Random(2)
    lines: dict[str, list[str]] = defaultdict(list)
    for entry in entries:
        for locale, ones in entry.variants.items():
            lines[locale] += ones
    for number in range(count):
        like = mixed.choice(entries)
        name = "".join(mixed.choices("가나다라마바사아자차카타파하", k=3)) + str(number)
        variants = {
            locale: tuple(f"{name} {one}" for one in mixed.sample(texts, 8))
            for locale, texts in lines.items()
        }
        yield replace(like, id=f"entry_{number}", topic=name, variants=variants)


def main(arguments: Sequence[str]) -> None:
    entries = list(knowledge_seed.read_entries())
    for name, morphemes in (("endings", None), ("morphemes", search_morphemes.load())):
        if "--fit" in arguments:
            print(name, fit(samples(entries, morphemes)))
        report = measure(index_of(entries, morphemes), morphemes)
        print(
            f"{name}: first {report.first:.1%}, among three {report.three:.1%}, answered at once "
            f"{report.sure:.1%}; other questions answered {report.wrong:.1%}, "
            f"offered three {report.offered:.1%}"
        )
        print("  " + "\n  ".join(report.misses))
        took = times(entries, morphemes)
        print(f"  at {SCALE} entries: " + ", ".join(f"{k} {v:.1f} ms" for k, v in took.items()))


if __name__ == "__main__":
    main(sys.argv[1:])
