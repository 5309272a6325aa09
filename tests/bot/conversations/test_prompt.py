"""What was asked last, and which typed words pick one of its choices."""

from __future__ import annotations

import json

import pytest

from bot.conversations.prompt import LIMIT, Offered, Prompt
from connectors.contract import CHOICE_PREFIX

CHOICES = (
    Offered("yes", "네, 맞아요", "tokenyes"),
    Offered("no", "Not at all.", "tokenno1"),
    *(Offered(f"v{n}", f"Label {n}", f"token{n:03}") for n in range(3, 13)),
)


def prompt(type_: str = "choice") -> Prompt:
    return Prompt({"code": "confirm", "type": type_}, CHOICES, {"say": "x"})


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("1", "yes"),
        ("2", "no"),
        ("12", "v12"),
        ("13", None),
        ("0", None),
        ("-1", None),
        ("1번", "yes"),
        ("1.", "yes"),
        ("2)", "no"),
        (" 1 ", "yes"),
        ("\uff11", "yes"),
        ("①", "yes"),
        ("01", "yes"),
        ("0001", None),
        ("010", None),
        ("012", None),
        ("00012", None),
        ("0000000012", None),
        ("1 2", None),
        ("1.5", None),
        ("일", None),
        ("네, 맞아요", "yes"),
        ("  네, 맞아요!! ", "yes"),
        ("네", None),
        ("not at all", "no"),
        ("NOT AT ALL.", "no"),
        ("not at all, thanks", None),
        (CHOICE_PREFIX + "tokenno1", "no"),
        (CHOICE_PREFIX + "other", None),
        ("tokenno1", None),
        ("", None),
        ("1" * (LIMIT + 1), None),
    ],
)
def test_by_text(typed: str, value: str | None) -> None:
    assert prompt().by_text(typed) == value


@pytest.mark.parametrize(
    ("type_", "typed", "value"),
    [
        pytest.param("number", "1", None, id="a-number-is-the-answer"),
        pytest.param("number", "not at all", "no", id="a-title-is-not"),
        pytest.param("phone", "1", "yes", id="no-telephone-number"),
        pytest.param("date", "2", "no", id="no-date"),
        pytest.param("text", "1", "yes", id="beside-text"),
    ],
)
def test_numbers_beside_other_questions(type_: str, typed: str, value: str | None) -> None:
    assert prompt(type_).by_text(typed) == value


@pytest.mark.parametrize(
    ("token", "value"),
    [("tokenyes", "yes"), (CHOICE_PREFIX + "tokenyes", "yes"), ("tokenold", None), ("", None)],
)
def test_by_token(token: str, value: str | None) -> None:
    assert prompt().by_token(token) == value


@pytest.mark.parametrize(
    ("type_", "typed", "value"),
    [
        ("choice", "두 번째요", "no"),
        ("choice", "둘", "no"),
        ("choice", "일번", "yes"),
        ("choice", "the second one", "no"),
        ("choice", "the last one", "v12"),
        ("choice", "a second", None),
        ("choice", "끝", None),
        ("choice", "두 번 갔어요", None),
        ("text", "두 번째요", None),
        ("number", "둘", None),
        ("place", "the second one", None),
    ],
)
def test_number_words(type_: str, typed: str, value: str | None) -> None:
    assert prompt(type_).by_text(typed) == value


@pytest.mark.parametrize("typed", ["두 번째", "둘", "the second one", "two"])
def test_no_number_word_does_what_cannot_be_undone(typed: str) -> None:
    offered = tuple(Offered(value, value, value) for value in ("change", "send", "stop"))
    card = Prompt({"code": "confirm", "type": "choice"}, offered, {"say": "x"})
    assert card.by_text(typed) is None
    assert card.by_text("2") == "send"
    assert card.by_text("첫 번째") == "change"


def test_nothing_open() -> None:
    assert (Prompt().by_text("1"), Prompt().by_token("tokenyes"), Prompt().limit) == (
        None,
        None,
        LIMIT,
    )


@pytest.mark.parametrize(
    ("question", "limit"),
    [({"max_length": 5000}, 5000), ({"max_length": 0}, LIMIT), ({}, LIMIT), (None, LIMIT)],
)
def test_limit(question: dict[str, int] | None, limit: int) -> None:
    assert Prompt(question).limit == limit


def test_stored_and_read_again() -> None:
    for stored in (prompt(), Prompt()):
        assert Prompt.from_json(json.loads(json.dumps(stored.as_json()))) == stored
