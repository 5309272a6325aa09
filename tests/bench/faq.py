"""How well questions find their answers, and how fast: `python -m tests.bench.faq`.

Starts a dialogue process for its encoder and writes its section of BENCHMARKS.md; `--dialogue URL`
takes one that runs, `--words` measures without. The golden set (tests/bot/data/faq_golden.csv) was
written from the list of topics alone, before the wordings. `--fit` finds the calibration without it
(`tests.bench.faq_fit`).
"""

from __future__ import annotations

import argparse
import csv
import random
import time
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from statistics import quantiles

import numpy as np

from bot.core import settings
from bot.knowledge import seed as knowledge_seed
from bot.knowledge.content import Entry
from bot.knowledge.search import engine as faq_search
from bot.knowledge.search import index as faq_index
from bot.knowledge.search.engine import Found
from bot.knowledge.search.index import Index, Question
from bot.knowledge.store import Stored
from bot.language import morphemes as search_morphemes
from bot.language.tokens import Morphemes
from tests.bench import faq_encoder, faq_fit, faq_section, sections
from tests.bench.faq_encoder import Meanings
from tests.bench.faq_section import Shares
from tests.kit.stack.processes import LOOPBACK

ROOT = Path(__file__).parents[2]
GOLDEN = ROOT / "tests" / "bot" / "data" / "faq_golden.csv"
TODAY = date(2026, 11, 25)
SCALE = 10_000


@dataclass(frozen=True)
class Golden:
    """`topic` is empty for a question about something else."""

    topic: str
    locale: str
    style: str
    question: str


@dataclass(frozen=True)
class Outcome:
    asked: Golden
    found: Found

    @property
    def names(self) -> list[str]:
        return [hit.entry.id for hit in self.found.hits]


@dataclass(frozen=True)
class Report:
    """Shares. `sure`: answered without asking back; `misled`: so, but with another entry;
    `wrong`: other questions answered; `offered`: other questions that got a choice."""

    first: float
    three: float
    sure: float
    misled: float
    wrong: float
    offered: float

    def __str__(self) -> str:
        return (
            f"first {self.first:6.1%}, among three {self.three:6.1%}, answered at once "
            f"{self.sure:6.1%} (not rightly {self.misled:.1%}); other questions answered "
            f"{self.wrong:5.1%}, offered three {self.offered:.1%}"
        )


def golden() -> list[Golden]:
    with GOLDEN.open(encoding="utf-8", newline="") as file:
        return [Golden(**row) for row in csv.DictReader(file)]


def index_of(
    entries: Sequence[Entry], morphemes: Morphemes | None, meanings: Meanings | None = None
) -> Index:
    stored = [Stored(entry, 1, "", 0.0) for entry in entries]
    index = faq_index.build([faq_index.prepare(one, morphemes) for one in stored])
    if not meanings:
        return index
    texts, locales, owners = zip(*faq_index.wordings(index.documents), strict=True)
    rows = np.stack([meanings[text] for text in texts])
    return faq_index.with_vectors(index, faq_index.centred(rows, locales, owners))


def question(
    index: Index, text: str, morphemes: Morphemes | None, meanings: Meanings | None = None
) -> Question:
    asked = faq_index.ask(text, "", index, morphemes)
    return replace(asked, vector=meanings[text]) if meanings else asked


def run(
    index: Index, morphemes: Morphemes | None, meanings: Meanings | None = None
) -> list[Outcome]:
    """The golden set, asked."""
    found = []
    for one in golden():
        asked = question(index, one.question, morphemes, meanings)
        found.append(Outcome(one, faq_search.rank(index.nearness(asked), TODAY, 3)))
    return found


def report(outcomes: Sequence[Outcome]) -> Report:
    own = [one for one in outcomes if one.asked.topic]
    others = [one for one in outcomes if not one.asked.topic]
    return Report(
        first=_share([_right(one) for one in own]),
        three=_share([one.asked.topic in one.names for one in own]),
        sure=_share([one.found.sure for one in own]),
        misled=_share([one.found.sure and not _right(one) for one in own]),
        wrong=_share([one.found.sure for one in others]),
        offered=_share([bool(one.names) and not one.found.sure for one in others]),
    )


def misses(outcomes: Sequence[Outcome]) -> list[str]:
    """Own questions whose entry is not the first, other questions that were answered."""
    return [
        f"{one.asked.locale} {one.asked.style} {one.asked.topic or '-'}: {', '.join(one.names)}"
        for one in outcomes
        if (not _right(one) if one.asked.topic else one.found.sure)
    ]


def _right(one: Outcome) -> bool:
    return one.names[:1] == [one.asked.topic]


def _share(of: Sequence[bool]) -> float:
    return float(np.mean(of))


def times(entries: Sequence[Entry], morphemes: Morphemes | None) -> str:
    """Milliseconds of the processor for a question without an encoder, p50 / p95."""
    index = index_of(entries, morphemes)
    taken = []
    for one in golden():
        begun = time.thread_time()
        asked = question(index, one.question, morphemes)
        faq_search.rank(index.nearness(asked), TODAY, 3)
        taken.append((time.thread_time() - begun) * 1000)
    percent = quantiles(taken, n=100)
    return f"{percent[49]:.1f} / {percent[94]:.1f}"


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


def show(outcomes: Sequence[Outcome]) -> Sequence[Shares]:
    """Print it; returns the columns of the section."""
    korean, english = (
        report([one for one in outcomes if one.asked.locale == locale]) for locale in ("ko", "en")
    )
    reports = (korean, english, report(outcomes))
    for name, one in zip(("ko   ", "en   ", "total"), reports, strict=True):
        print(f"  {name}", one)
    for miss in misses(outcomes):
        print("   ", miss)
    columns = zip(*((r.first, r.three, r.misled, r.wrong) for r in reports), strict=True)
    return [(ko, en, both) for ko, en, both in columns]


def main() -> None:
    options = argparse.ArgumentParser(prog="python -m tests.bench.faq", description=__doc__)
    options.add_argument("--dialogue", metavar="URL")
    options.add_argument("--words", action="store_true")
    options.add_argument("--fit", action="store_true")
    chosen = options.parse_args()
    entries = list(knowledge_seed.read_entries())
    texts = [one.question for one in golden()] + (faq_fit.texts(entries) if chosen.fit else [])
    with_encoder = None
    if not chosen.words:
        with faq_encoder.dialogue(chosen.dialogue) as url:
            secret = settings.loopback_secret(settings.load()) if chosen.dialogue else LOOPBACK
            with_encoder = faq_encoder.meanings(url, entries, texts, alone=200, secret=secret)
    rows, taken = {}, {}
    for name, morphemes in (("endings", None), ("morphemes", search_morphemes.load())):
        for meanings in (None, with_encoder) if with_encoder else (None,):
            way = f"{name}, {'with' if meanings else 'without'} the encoder"
            print(way)
            if chosen.fit:
                print("  fitted:", faq_fit.fit(faq_fit.samples(entries, morphemes, meanings)))
            rows[way] = show(run(index_of(entries, morphemes, meanings), morphemes, meanings))
        taken[name] = [times(of, morphemes) for of in (entries, list(many(entries, SCALE)))]
        print(
            f"  ms a question without the encoder, {len(entries)} and {SCALE} entries:", taken[name]
        )
    if with_encoder and not chosen.fit:
        sections.put(faq_section.text(rows, taken))


if __name__ == "__main__":
    main()
