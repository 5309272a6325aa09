"""What a typed message picks from the choices that were shown."""

from __future__ import annotations

import pytest

from bot.prompt import Offered, Prompt

USE = Offered("use", "이대로 쓸게요", "t1")
SKIP = Offered("skip", "건너뛸게요", "t2")


@pytest.mark.parametrize(
    ("kind", "typed", "picked"),
    [
        pytest.param("choice", "1", "use", id="by number"),
        pytest.param("choice", "２번", "skip", id="full width"),
        pytest.param("choice", "②", "skip", id="circled"),
        pytest.param("choice", "3", None, id="out of range"),
        pytest.param("choice", "0", None, id="zero"),
        pytest.param("choice", "이대로 쓸게요.", "use", id="by title"),
        pytest.param("date", "1", "use", id="a date: the number that stands before the choice"),
        pytest.param("date", "11", None, id="a date: no such choice"),
        pytest.param("phone", "2", "skip", id="a telephone: no number of one digit"),
        pytest.param("number", "1", None, id="a number: it is the answer"),
        pytest.param("number", "건너뛸게요", "skip", id="a number: the title"),
    ],
)
def test_by_text(kind: str, typed: str, picked: str | None) -> None:
    prompt = Prompt({"code": "x", "type": kind}, (USE, SKIP))
    assert prompt.by_text(typed) == picked
