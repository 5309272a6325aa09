"""The tables of `tests/sets`: inputs with what must come of them, by another hand."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

SETS = Path(__file__).parents[1] / "sets"


def rows(file: str, name: str) -> list[dict[str, Any]]:
    """One table of a file."""
    loaded: dict[str, list[dict[str, Any]]] = yaml.safe_load(
        (SETS / f"{file}.yml").read_text(encoding="utf-8")
    )
    return loaded[name]
