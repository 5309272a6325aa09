"""What is said in languages that have no catalogues: the table in `foreign.yml`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal

import yaml

from locales.languages import FALLBACK

TABLE = Path(__file__).with_suffix(".yml")
Name = Literal["sentence", "danger", "own_life", "keep"]


@dataclass(frozen=True)
class Sentences:
    """Of one language; `native_read`: somebody who speaks it has read them."""

    native_read: bool
    sentence: str
    danger: str
    own_life: str
    keep: str

    def fill(self, name: Name, numbers: Mapping[str, str]) -> str:
        """One of them with the telephone numbers."""
        text: str = getattr(self, name)
        return text.format_map(numbers)


@cache
def table() -> Mapping[str, Sentences]:
    """By the tag of the language."""
    loaded = yaml.load(TABLE.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    return {tag: Sentences(**sentences) for tag, sentences in loaded.items()}


def nearest(tag: str) -> tuple[str, Sentences]:
    """What there is for `tag`, and the language that it is in: English where there is nothing."""
    found = table()
    return (tag, found[tag]) if tag in found else (FALLBACK, found[FALLBACK])
