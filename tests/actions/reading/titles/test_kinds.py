"""Titles of short first messages, kind by kind: outbursts, who writes, what is announced."""

from __future__ import annotations

import pytest

from actions.reading.titles.suggest import suggest
from tests.kit.sets import rows

KINDS = ("outburst", "before_the_matter", "announced", "plain")
SAID = [row for kind in KINDS for row in rows("listening/titles_kinds", kind)]


@pytest.mark.parametrize("row", SAID, ids=lambda row: str(row["said"])[:40])
def test_the_matter_and_no_more(row: dict[str, str]) -> None:
    assert suggest(row["said"]) == row["title"]


@pytest.mark.parametrize("row", SAID, ids=lambda row: str(row["said"])[:40])
def test_behind_a_greeting_too(row: dict[str, str]) -> None:
    greeting = "Hello. " if row["said"].isascii() else "안녕하세요. "
    assert suggest(greeting + row["said"]) == row["title"]
