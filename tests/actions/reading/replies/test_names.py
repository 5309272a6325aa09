"""The name in a reply to "what is your name?"."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from actions.reading.replies import names
from tests.kit.sets import rows


def test_what_is_no_name_is_not_stored() -> None:
    stored = [t for t in map(str, rows("listening/names", "not_names")) if names.name(t)]
    assert stored == []


def test_names_are_stored_whole() -> None:
    table = rows("listening/names", "names")
    wrong = [
        (row["said"], names.name(row["said"]))
        for row in table
        if names.name(row["said"]) not in (row["name"], *row.get("or", []))
    ]
    assert len(wrong) <= 0.03 * len(table), wrong


@given(st.text(max_size=400))
def test_no_text_is_too_strange(text: str) -> None:
    found = names.name(text)
    assert found is None or not any(c.isdigit() for c in found)


@given(st.text(min_size=201, max_size=400))
def test_a_long_text_is_no_name(text: str) -> None:
    assert names.name(text) is None
