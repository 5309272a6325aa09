"""Which replies pass a question."""

from __future__ import annotations

import pytest

from actions.reading.replies import refusals
from tests.kit.sets import rows


def test_refusals_are_heard() -> None:
    said = [str(row["said"]) for row in rows("listening/skips", "skips")]
    missed = [text for text in said if not refusals.skips(text)]
    assert len(missed) <= 0.05 * len(said), missed


@pytest.mark.parametrize(
    "text",
    [
        "모르겠는데 지난주쯤이요",
        "가로등이 없어요",
        "강남역이요",
        "I don't know, maybe Monday",
        "no street lights here",
        "안 켜져요",
        "잘 모르겠어요?",
    ],
)
def test_an_answer_is_no_refusal(text: str) -> None:
    assert not refusals.skips(text)


@pytest.mark.parametrize(
    ("text", "unknown"),
    [("잘 모르겠네요", True), ("idk", True), ("사진은 없어요", False), ("이름은 뺄래요", False)],
)
def test_what_is_not_known(text: str, unknown: bool) -> None:
    assert refusals.skips(text)
    assert refusals.unknown(text) is unknown
