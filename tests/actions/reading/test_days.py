"""Days as people type them: the table that the extractor of the dialogue is tested with, too."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from actions.reading import when

TABLE = Path(__file__).parents[2] / "kit" / "days.tsv"
TODAY = date(2026, 11, 30)  # a Monday
ROWS = [row.split("\t") for row in TABLE.read_text(encoding="utf-8").splitlines()[1:]]


@pytest.mark.parametrize(("typed", "meant"), ROWS)
def test_days(typed: str, meant: str) -> None:
    found = when.exact(typed, TODAY, past=True)
    assert ("" if found is None else found.isoformat()) == meant
