"""Real petitions, read where they lie beside the checkout; there are none where that is missing."""

from __future__ import annotations

import csv
import hashlib
from dataclasses import dataclass
from pathlib import Path

DATA = Path(__file__).parents[4] / "shared" / "data"
MISSING = not DATA.exists()
LONG = 400
"""Characters from which a text is a long one."""


@dataclass(frozen=True)
class RealText:
    """`text` as its writer left it; `language` is what it is written in."""

    id: str
    language: str
    text: str


def petitions() -> list[RealText]:
    """All petitions of one month, up to several thousand characters each."""
    return [RealText(row["id"], "ko", row["content"]) for row in _rows(DATA / "petitions-ko.csv")]


def long_ones(most: int = 200) -> list[RealText]:
    """Of the long texts of every kind the first by the hash of their id."""
    return [one for one in first_messages() if len(one.text) >= LONG][:most]


def first_messages() -> list[RealText]:
    """All texts of every kind, each once, by the hash of their id."""
    found = {
        row["text"]: RealText(row["id"], path.name.partition("_")[0], row["text"])
        for path in sorted((DATA / "real").glob("*.csv"))
        for row in _rows(path)
        if row["text"].strip()
    }
    return sorted(found.values(), key=lambda one: hashlib.sha1(one.id.encode()).hexdigest())


def _rows(path: Path) -> list[dict[str, str]]:
    if MISSING:
        return []
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
