"""The sentences of the report: ours to learn from, unseen ones, and public sets where they are."""

from __future__ import annotations

import csv
import hashlib
import json
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import yaml

from nlu.settings import NLU_ROOT

OUT = "out_of_scope"
LANGUAGES = ("ko", "en")
SENTENCES = NLU_ROOT / "data" / "nlu"
PUBLIC = NLU_ROOT.parents[1] / "shared" / "data" / "nlu"
"""Not part of the project: their licences are not ours. Left out where they are not."""


@dataclass(frozen=True)
class Row:
    text: str
    intent: str


@dataclass(frozen=True)
class PublicSet:
    """``most``: rows an intent to learn from, the first ones; None for all. Without sentences of
    its own that mean nothing to it, ours in ``language`` stand in. ``planned`` and ``diet``:
    right first / AUROC in %, of a cascade of n-grams with USE, then e5, on which the plan was
    made, and of Rasa's DIET, both measured before this component was there."""

    name: str
    files: str
    most: int | None
    language: str
    planned: str
    diet: str

    def learn(self) -> list[Row]:
        taken: Counter[str] = Counter()
        rows = []
        for row in read_csv(PUBLIC / self.files.format("train")):
            taken[row.intent] += 1
            if self.most is None or taken[row.intent] <= self.most:
                rows.append(row)
        negatives = PUBLIC / f"{self.name}_oos_train.csv"
        if negatives.exists():
            return [*rows, *read_csv(negatives)]
        return [*rows, *(row for row in ours(self.language) if row.intent == OUT)]

    def test(self) -> list[Row]:
        return [
            *read_csv(PUBLIC / f"{self.name}_test.csv"),
            *read_csv(PUBLIC / f"{self.name}_oos_test.csv"),
        ]


PUBLIC_SETS = (
    PublicSet("clinc", "clinc_{}20.csv", 10, "en", "89.3 / 94.6", "71.6 / 84.4"),
    PublicSet("banking", "banking_{}20.csv", 20, "en", "86.7 / 96.7", "75.6 / 86.6"),
    PublicSet("style24", "style24_{}.csv", None, "ko", "82.1 / 93.6", "–"),
)


def ours(*languages: str) -> Iterator[Row]:
    for language in languages:
        for path in sorted((SENTENCES / language).glob("*.yml")):
            for entry in yaml.safe_load(path.read_text(encoding="utf-8"))["nlu"]:
                for line in entry["examples"].splitlines():
                    yield Row(line.removeprefix("- "), entry["intent"])


def unseen(language: str) -> list[Row]:
    return read_csv(NLU_ROOT / "tests" / "data" / f"{language}.csv")


def read_csv(path: Path) -> list[Row]:
    with path.open(encoding="utf-8", newline="") as file:
        return [Row(row["text"], row["intent"]) for row in csv.DictReader(file)]


def digest(rows: Sequence[Row], *others: object) -> str:
    """To know the same sentences again, and whatever else is JSON."""
    content = [[[row.intent, row.text] for row in rows], *others]
    return hashlib.sha256(json.dumps(content).encode()).hexdigest()
