"""The table of what is said in languages without catalogues."""

from __future__ import annotations

import re

import pytest

from actions.base.foreign.heard import heard
from actions.base.foreign.written import language
from actions.settings import Desk, Emergency
from locales.foreign import Name, nearest, table

NUMBERS = {**Emergency().model_dump(), "interpreter": Desk().interpreter}
FIELDS: dict[Name, set[str]] = {
    "sentence": {"interpreter", "police", "fire"},
    "danger": {"police", "fire"},
    "own_life": {"crisis", "police", "fire"},
    "keep": set(),
}
LONGEST = 240
"""Characters, of which a text message takes seventy in most of these letters."""


def test_the_languages() -> None:
    wanted = "en zh vi ja ru th id mn ne uz km my bn si fil ar es fr"
    assert set(table()) == set(wanted.split())
    assert [tag for tag, one in table().items() if one.native_read] == ["en"]


@pytest.mark.parametrize("tag", table())
@pytest.mark.parametrize("name", FIELDS)
def test_a_sentence(tag: str, name: Name) -> None:
    text = getattr(table()[tag], name)
    assert set(re.findall(r"\{(\w+)\}", text)) == FIELDS[name]
    assert not re.search(r"\d{3}", text)  # numbers come from the settings
    filled = table()[tag].fill(name, NUMBERS)
    assert "{" not in filled
    assert len(filled) <= LONGEST
    if name in ("danger", "own_life"):
        assert filled[0].isdigit()


@pytest.mark.parametrize("tag", [tag for tag in table() if tag != "en"])
def test_it_is_in_its_language(tag: str) -> None:
    """And is heard as one when somebody pastes it back."""
    assert language(table()[tag].sentence.partition("{")[0]) == tag
    found = heard(table()[tag].sentence.partition("{")[0])
    assert found is not None
    assert not found.danger


def test_a_language_without_sentences_is_answered_in_english() -> None:
    assert nearest("und") == ("en", table()["en"])
