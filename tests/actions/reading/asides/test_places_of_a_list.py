"""A choice by its place, in digits and in words: at a list "no. 3" is no no."""

from __future__ import annotations

import pytest

from actions.reading.asides import ordinals
from bot.conversations.prompt import Offered, Prompt

LISTED = 4
THIRD = [
    "3",
    "3번",
    "3.",
    "3)",
    "(3)",
    "3번이요",
    "3번요",
    "3번으로 할게요",
    "3번 할래요",
    "3번 부탁드려요",
    "제3번",
    "3번째",
    "세 번째",
    "세번째 거요",
    "셋째",
    "삼번",
    "삼번이요",
    "네 3번",
    "그럼 3번이요",
    "３번",
    "no. 3",
    "No.3",
    "no 3",
    "NO. 3",
    "number 3",
    "option 3",
    "#3",
    "no. 3 please",
    "the 3rd",
    "3rd one",
    "the third one",
    "third please",
    "number three",
    "I'll take 3",
    "3 please",
    "choice 3",
]
NONE = [
    "3번 출구요",
    "3번이나 전화했어요",
    "no, 3",
    "3시요",
    "3일이요",
    "3년째예요",
    "3-1",
    "1.3",
    "33번지",
    "아니 3번이요",
    "3 days",
    "3 times",
    "no",
    "no thanks",
    "no. 9",
    "아홉 번째",
    "3층이요",
    "exit 3",
    "one thing",
    "3?",
]
TWO = (
    # What is said of two matters, and which one it is.
    ("두번째요", 1),
    ("두 번째 거 먼저요", 1),
    ("2번 먼저", 1),
    ("첫번째부터요", 0),
    ("the first one", 0),
    ("no. 2", 1),
    ("number 2 please", 1),
    ("the second thing", 1),
    ("처음 거요", 0),
    ("둘 다요", None),
    ("둘", None),
    ("2", None),
    ("2.", None),
    ("하나씩요", None),
    ("마지막 거요", None),
    ("both", None),
)


@pytest.mark.parametrize("text", THIRD)
def test_the_third(text: str) -> None:
    assert ordinals.place(text, LISTED) == 2


@pytest.mark.parametrize("text", NONE)
def test_no_place(text: str) -> None:
    assert ordinals.place(text, LISTED) is None


@pytest.mark.parametrize(("text", "which"), TWO)
def test_of_what_is_not_listed(text: str, which: int | None) -> None:
    assert ordinals.of(text) == which


def asked(*values: str) -> Prompt:
    offered = tuple(Offered(value, f"{value} label", f"t{n}") for n, value in enumerate(values))
    return Prompt(question={"type": "choice"}, choices=offered)


@pytest.mark.parametrize("text", THIRD)
def test_what_is_third_on_a_list_is_picked(text: str) -> None:
    assert asked("road", "water", "stop").by_text(text) == "stop"


@pytest.mark.parametrize("text", ["no. 2", "2번이요", "number 2", "두 번째", "second"])
def test_what_cannot_be_undone_is_sent_by_no_word_for_a_number(text: str) -> None:
    assert asked("change", "send", "stop").by_text(text) is None


@pytest.mark.parametrize("text", ["2", "2번", "2."])
def test_its_number_alone_does(text: str) -> None:
    assert asked("change", "send", "stop").by_text(text) == "send"
