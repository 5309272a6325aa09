"""Places and agencies by name, from ``gazetteer.yml``."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import rasa.shared.utils.io

FILE = Path(__file__).with_name("gazetteer.yml")


class Gazetteer:
    """Finds the longest names first; ``names``: entity type → written form → standard name."""

    def __init__(self, names: dict[str, dict[str, str]]) -> None:
        self._names = {
            written.lower(): (kind, standard)
            for kind, forms in names.items()
            for written, standard in forms.items()
        }
        longest_first = sorted(self._names, key=len, reverse=True)
        korean = [re.escape(n) for n in longest_first if not n.isascii()]
        latin = [re.escape(n) for n in longest_first if n.isascii()]
        # A Korean name may be followed by a particle, but does not begin inside a word.
        self._pattern = re.compile(
            rf"(?<![가-힣])(?:{'|'.join(korean)})|\b(?:{'|'.join(latin)})\b", re.IGNORECASE
        )

    @classmethod
    def load(cls, path: Path = FILE) -> Gazetteer:
        data: dict[str, Any] = rasa.shared.utils.io.read_yaml_file(path)
        return cls({kind: dict(_forms(entries)) for kind, entries in data.items()})

    def find(self, text: str) -> Iterator[tuple[int, int, str, str]]:
        """Start, end, entity type (``place`` or ``agency``) and standard name."""
        for match in self._pattern.finditer(text):
            kind, standard = self._names[match.group().lower()]
            yield match.start(), match.end(), kind, standard


def _forms(entries: dict[str, list[str] | None]) -> Iterator[tuple[str, str]]:
    for standard, others in entries.items():
        yield standard, standard
        for other in others or []:
            yield other, standard
