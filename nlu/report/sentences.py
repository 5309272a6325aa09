"""The sentences of the report: ours to learn from, unseen ones, and public sets where they are."""

from __future__ import annotations

import csv
import hashlib
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
    its own that mean nothing to it, ours in ``language`` stand in."""

    name: str
    files: str
    most: int | None
    language: str

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
    PublicSet("clinc", "clinc_{}20.csv", 10, "en"),
    PublicSet("banking", "banking_{}20.csv", 20, "en"),
    PublicSet("style24", "style24_{}.csv", None, "ko"),
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


def digest(rows: Sequence[Row]) -> str:
    """To know the same sentences again."""
    total = hashlib.sha256()
    for row in rows:
        total.update(f"{row.intent}\t{row.text}\n".encode())
    return total.hexdigest()
