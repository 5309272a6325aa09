"""What was just said is what a reference is about: the `reference` lines of `tests/sets/openings`,
as the model that is installed reads them."""

from __future__ import annotations

from typing import Any

import pytest

from tests.actions import judging, openings, references
from tests.actions.model import MODEL_INSTALLED

FILES = [
    one for one in ("pairs", "pairs_more") if (openings.SETS / "openings" / f"{one}.yml").exists()
]
LEAST = {"pairs": 17, "pairs_more": 17}

pytestmark = pytest.mark.encoder


def rows(name: str) -> list[dict[str, Any]]:
    return [one for one in openings.rows(name) if one["kind"] == "reference"]


@pytest.mark.parametrize("name", FILES)
async def test_references(name: str) -> None:
    missed = []
    for row in rows(name):
        talk, found = await references.before(row, MODEL_INSTALLED)
        said = await talk.hear(row["say"], MODEL_INSTALLED.read(row["say"]))
        got = judging.outcomes(row, talk, said, found)
        never = judging.wrong(row, talk, said, found)
        if never or not got & set(row["expect"]):
            missed.append((row["say"], sorted(got), sorted(never)))
    assert len(rows(name)) - len(missed) >= LEAST[name], missed
