from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from actions.adapters.native.reference import ALPHABET, check_character, normalise
from actions.portal.cases.receipt import make
from tests.kit.load.size import examples

STANDARD = "1AA-2611-0000571K"


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        pytest.param(STANDARD, STANDARD, id="as issued"),
        pytest.param("1aa-2611-0000571k", STANDARD, id="small letters"),
        pytest.param("1AA26110000571K", STANDARD, id="no dashes"),
        pytest.param("  1AA 2611 0000571 K ", STANDARD, id="spaces"),
        pytest.param("1AA–2611—0000571K", STANDARD, id="long dashes"),
        pytest.param("１ＡＡ－２６１１－００００５７１Ｋ", STANDARD, id="full width"),
        pytest.param("IAA-26II-OOOO57iK", STANDARD, id="letters for digits"),
        pytest.param("1AA-2611-0000571J", None, id="wrong check"),
        pytest.param("1AA-2611-0000517K", None, id="swapped digits"),
        pytest.param("1AP-2611-0000571K", None, id="another series"),
        pytest.param("1AA-2611-0000571", None, id="too short"),
        pytest.param("1AA-2611-0000571KK", None, id="too long"),
        pytest.param("2AA-2611-0000571K", None, id="another agency class"),
        pytest.param("1AA-2611-00A0571K", None, id="letter inside the digits"),
        pytest.param("1가A-2611-0000571K", None, id="hangul"),
        pytest.param("", None, id="empty"),
        pytest.param("가로등이 고장났어요", None, id="a sentence"),
    ],
)
def test_normalise(typed: str, read: str | None) -> None:
    assert normalise(typed) == read


numbers = st.integers(min_value=1, max_value=9_999_999)
months = st.integers(min_value=2601, max_value=9912).map(str)


@given(numbers, months, st.data())
@settings(max_examples=examples(300), deadline=None)
def test_every_wrong_symbol_is_caught(number: int, month: str, data: st.DataObject) -> None:
    whole = make("1AA", month, number)
    if whole is None:
        assert check_character(f"1AA{month}{number:07d}") in "OI"
        return
    symbols = whole.replace("-", "")
    place = data.draw(st.integers(0, len(symbols) - 1))
    for wrong in ALPHABET:
        # O for 0 is the same number typed otherwise, never another one.
        assert normalise(symbols[:place] + wrong + symbols[place + 1 :]) in (None, whole)


@given(numbers, months)
@example(13_915, "4596")
@settings(max_examples=examples(300), deadline=None)
def test_every_swap_of_neighbours_is_caught(number: int, month: str) -> None:
    whole = make("1AA", month, number)
    symbols = (whole or STANDARD).replace("-", "")
    for place in range(len(symbols) - 1):
        a, b = symbols[place], symbols[place + 1]
        if a != b:
            swapped = symbols[:place] + b + a + symbols[place + 2 :]
            assert normalise(swapped) is None


@given(numbers, st.integers(0, 13), st.integers(0, 35))
@settings(max_examples=examples(300), deadline=None)
def test_two_payloads_that_differ_once_have_other_checks(
    number: int, place: int, other: int
) -> None:
    payload = f"1AA2611{number:07d}"
    changed = payload[:place] + ALPHABET[other] + payload[place + 1 :]
    same = check_character(payload) == check_character(changed)
    assert same == (payload == changed)


def test_about_one_in_eighteen_numbers_is_skipped() -> None:
    skipped = sum(make("1AA", "2611", n) is None for n in range(1, 3601))
    assert 150 <= skipped <= 250
