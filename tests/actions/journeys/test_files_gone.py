"""A draft whose files are deleted: what is left of its answers, and where it goes on."""

from __future__ import annotations

from typing import Any

import pytest

from actions.dialogue.draft import Draft
from actions.journeys.filing import files as petition_files

GONE = frozenset({"⟦file:1⟧"})
STATES: dict[str, tuple[bool, str, list[str], Any, str]] = {
    "one of two": (True, "confirm", ["⟦file:1⟧", "⟦file:2⟧"], ["⟦file:2⟧"], "confirm"),
    "another": (True, "confirm", ["⟦file:2⟧"], ["⟦file:2⟧"], "confirm"),
    "the only one, not needed": (False, "confirm", ["⟦file:1⟧"], None, "confirm"),
    "the only one, needed": (True, "confirm", ["⟦file:1⟧"], ..., "photos"),
    "needed, and not come to the end": (True, "content", ["⟦file:1⟧"], ..., "content"),
}


@pytest.mark.parametrize(
    ("required", "step", "had", "left", "goes_on"), STATES.values(), ids=STATES
)
def test_answers_without_files(
    required: bool, step: str, had: list[str], left: Any, goes_on: str
) -> None:
    question = {"code": "photos", "type": "file", "required": required}
    draft = Draft("petition", step=step, questions=(question,), answers={"photos": had})
    found = petition_files.without(draft, GONE)
    assert (found.answers.get("photos", ...), found.step) == (left, goes_on)
    assert found.suggestions == {}
