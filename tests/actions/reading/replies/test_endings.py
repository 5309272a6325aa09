"""Which replies end an open story, and which pass a question."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actions.reading.replies import endings, refusals
from tests.kit.sets import rows


def test_ends_of_a_story_are_heard() -> None:
    said = [str(row) for row in rows("listening/story_ends", "ends")]
    missed = [text for text in said if not endings.ends(text)]
    assert len(missed) <= 0.05 * len(said), missed


def test_a_story_that_goes_on_is_not_ended() -> None:
    said = [str(row) for row in rows("listening/story_ends", "goes_on")]
    assert len([text for text in said if endings.ends(text)]) <= 1


@pytest.mark.parametrize(
    ("text", "more"),
    [
        ("네 더 있어요", True),
        ("잠깐만요", True),
        ("네", True),
        ("yes", True),
        ("wait", True),
        ("아니요", False),
        ("없어요", False),
        ("됐어요", False),
        ("no", False),
        ("that's all", False),
        ("더 쓸 말 없어요", False),
        ("옆 골목도 어두워요", None),
        ("the other lamp as well", None),
        ("", None),
    ],
)
def test_whether_there_is_more(text: str, more: bool | None) -> None:
    assert endings.answers_more(text) is more


@given(st.text(max_size=400))
def test_no_text_is_too_strange(text: str) -> None:
    endings.ends(text)
    endings.answers_more(text)
    refusals.skips(text)
    assert refusals.skips(text) or not refusals.unknown(text)


@given(st.text(min_size=201, max_size=400))
def test_a_long_text_ends_nothing(text: str) -> None:
    assert not endings.ends(text)
