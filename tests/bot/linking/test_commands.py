"""Codes and numbers as people type them, and the sentences that are none."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.linking import codes as link_codes
from bot.linking.commands import ALPHABET, Awaited, LinkCommand, code, parse, shown
from tests.kit.core.core import CIPHER

RECEIPT, PIN = "1AA-2611-0000001K", "48210937"


def join(over: bool = False) -> Awaited:
    return Awaited("join", lambda typed: typed == "482913", over)


@pytest.mark.parametrize(
    "text",
    [
        "이어하기 싫어요",
        "이어하기가 뭐예요?",
        "계속",
        "이어서 쓸게요",
        "continue",
        "continue please",
        "continue 5 weeks",
        "continue the petition",
        "link to the form",
        "다른 곳에서 이어하기 어떻게 해요",
        "K7Q-2MX",
        "482913",
        "어제 다른 기기에서 이어하기를 눌렀는데 안 되더라고요 어떻게 하면 될까요 알려 주세요",
    ],
)
def test_a_sentence_is_a_sentence(text: str) -> None:
    assert parse(text, None) is None


@pytest.mark.parametrize(
    "text", ["이어하기", " 이어하기. ", "다른 기기에서 이어하기", "/LINK", "Link"]
)
def test_a_code_is_wanted(text: str) -> None:
    assert parse(text, None) == parse(text, join()) == LinkCommand("issue")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("이어하기 K7Q-2MX", "K7Q2MX"),
        ("이어하기 코드 k7q 2mx", "K7Q2MX"),
        ("이어하기: K7Q–2MX", "K7Q2MX"),
        ("continue k7q2mx", "K7Q2MX"),
        ("/link K7Q2MX", "K7Q2MX"),
        pytest.param("이어하기 K7Q2MO", "", id="no O in a code"),
        pytest.param("이어하기 ABCDEF", "", id="no digit"),
        pytest.param("이어하기 K7Q2M", "", id="cut"),
        pytest.param("이어하기 K7Q2MXX", "", id="too long"),
    ],
)
def test_a_code_is_brought(text: str, expected: str) -> None:
    assert parse(text, None) == LinkCommand("claim", code=expected)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("482913", "number"),
        ("482 913", "number"),
        ("４８２９１３", "number"),
        ("번호는 482-913이에요", "number"),
        ("제가 방금 웹 채팅에서 받은 번호를 알려 드리면 482913 이렇게 되어 있어요", "number"),
        ("111111", "number"),
        ("48291", "number"),
        (f"{RECEIPT} {PIN}", "receipt"),
        (f"접수번호는 {RECEIPT}이고 확인번호는 4821-0937이에요", "receipt"),
        (RECEIPT, "incomplete"),
        (PIN, "incomplete"),
        ("1", None),
        ("010-1234-5678", None),
        ("네", None),
        ("관리비 100000원이 왜 나왔는지 알고 싶은데 도와주실 수 있나요", None),
        (f"{RECEIPT} 어떻게 됐어요", None),
    ],
)
def test_while_a_number_is_waited_for(text: str, kind: str | None) -> None:
    found = parse(text, join())
    assert (found.kind if found else None) == kind


@pytest.mark.parametrize(
    ("text", "taken"), [("482913", True), ("번호 482 913", True), ("111111", False), (PIN, False)]
)
def test_too_late_only_the_right_one_is_hidden(text: str, taken: bool) -> None:
    assert (parse(text, join(over=True)) is not None) is taken


def test_an_address_waits_for_no_receipt() -> None:
    address = Awaited("address", lambda typed: typed == "482913")
    assert parse(f"{RECEIPT} {PIN}", address) is None
    assert parse("482913", address) == LinkCommand("number", numbers=("482913",))


def test_nothing_secret_is_in_a_repr() -> None:
    """Which is what a log line would hold."""
    made = repr(LinkCommand("receipt", code="K7Q2MX", numbers=("482913",), pin=PIN))
    assert [one for one in ("K7Q2MX", "482913", PIN) if one in made] == []


@given(st.uuids().map(str), st.integers(0, 5))
def test_every_code_is_understood(turn: str, attempt: int) -> None:
    made = link_codes.code(CIPHER, turn, attempt)
    assert made == link_codes.code(CIPHER, turn, attempt)
    assert set(made) <= set(ALPHABET)
    for typed in (made, made.lower(), shown(made), shown(made).replace("-", " "), " ".join(made)):
        assert code(typed) == made
        assert parse(f"이어하기 {typed}", None) == LinkCommand("claim", code=made)


@given(st.uuids().map(str))
def test_every_number_has_six_digits(turn: str) -> None:
    assert re.fullmatch(r"\d{6}", link_codes.number(CIPHER, turn))
    assert link_codes.number(CIPHER, turn) == link_codes.number(CIPHER, turn)


@given(st.text(alphabet="abcdefghijklmnopqrstuvwxyz ", max_size=12))
def test_no_english_words_are_a_code(text: str) -> None:
    found = parse(f"continue {text}", None)
    assert found is None or found.kind == "issue"
