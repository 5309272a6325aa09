"""SMS-05, SMS-20: texts are counted as networks and providers count them.

`smsutil` is the independent counter. Two things of it are not compared: where it cuts (through a
joined emoji, which changes no count), and the bare escape character, which it takes for a letter.
Ten thousand texts more are counted by both in `test_split.py`.
"""

from __future__ import annotations

import pytest
import smsutil  # type: ignore[import-untyped]
from hypothesis import given, settings

from connectors.sms.alphabet import Alphabet
from connectors.sms.errors import Unencodable
from connectors.sms.segments import count, is_full
from tests.connectors.sms.texts import KOREAN, TEXTS
from tests.kit.load.size import examples

_NAMES = {"gsm0338": "gsm7", "utf_16_be": "ucs2"}


@pytest.mark.parametrize(
    ("text", "segments", "units", "alphabet"),
    [
        pytest.param("a" * 160, 1, 160, "gsm7", id="SMS-05 160 ASCII"),
        pytest.param("a" * 161, 2, 161, "gsm7", id="SMS-05 161 ASCII"),
        pytest.param("a" * 306, 2, 306, "gsm7", id="SMS-05 306 ASCII"),
        pytest.param("a" * 307, 3, 307, "gsm7", id="SMS-05 307 ASCII"),
        pytest.param("€" * 80, 1, 160, "gsm7", id="SMS-05 80 euro signs"),
        pytest.param("€" * 81, 2, 162, "gsm7", id="SMS-05 81 euro signs"),
        pytest.param("가" * 70, 1, 70, "ucs2", id="SMS-05 70 Hangul"),
        pytest.param("가" * 71, 2, 71, "ucs2", id="SMS-05 71 Hangul"),
        pytest.param("가" * 134, 2, 134, "ucs2", id="SMS-05 134 Hangul"),
        pytest.param("가" * 135, 3, 135, "ucs2", id="SMS-05 135 Hangul"),
        pytest.param("😀" * 35, 1, 70, "ucs2", id="SMS-05 35 emoji"),
        pytest.param("😀" * 36, 2, 72, "ucs2", id="SMS-05 36 emoji"),
        # 33 whole pairs fill 66 of 67 units: the pair that would be cut moves on.
        pytest.param("😀" * 66, 2, 132, "ucs2", id="SMS-05 66 emoji"),
        pytest.param("😀" * 67, 3, 134, "ucs2", id="SMS-05 67 emoji in 134 units"),
        pytest.param("a" * 158 + "{", 1, 160, "gsm7", id="SMS-05 brace ends one"),
        pytest.param("a" * 159 + "{", 2, 161, "gsm7", id="SMS-05 brace one beyond"),
        pytest.param("a" * 152 + "{" + "a" * 152, 3, 306, "gsm7", id="SMS-05 brace moves on"),
        pytest.param("a" * 151 + "{" + "a" * 153, 2, 306, "gsm7", id="SMS-05 brace fits"),
        pytest.param("Ç" * 160, 1, 160, "gsm7", id="SMS-05 capital c cedilla"),
        pytest.param("ç" * 70, 1, 70, "ucs2", id="SMS-05 small c cedilla"),
        pytest.param("a" * 70 + "ú", 2, 71, "ucs2", id="SMS-05 one accent costs a message"),
        pytest.param("", 1, 0, "gsm7", id="SMS-05 nothing"),
    ],
)
def test_published_cases(text: str, segments: int, units: int, alphabet: str) -> None:
    counted = count(text)
    assert (counted.segments, counted.units, counted.alphabet) == (segments, units, alphabet)


@pytest.mark.many
@settings(max_examples=examples(2_000), derandomize=True, deadline=None, database=None)
@given(TEXTS)
def test_as_the_independent_counter(text: str) -> None:
    counted, other = count(text), smsutil.split(text)
    assert counted.segments == len(other.parts)
    if text:
        assert counted.alphabet == _NAMES[other.encoding]
        width = 2 if counted.alphabet == "ucs2" else 1
        assert counted.units * width == other.total_bytes


@pytest.mark.many
@settings(max_examples=examples(1_000), derandomize=True, deadline=None, database=None)
@given(TEXTS)
def test_utf_16_has_as_many_units(text: str) -> None:
    assert count(text, "ucs2").units == len(text.encode("utf-16-be")) // 2


@pytest.mark.many
@settings(max_examples=examples(1_000), derandomize=True, deadline=None, database=None)
@given(KOREAN)
def test_euckr_has_as_many_bytes(text: str) -> None:
    assert count(text, "euckr").units == len(text.encode("cp949"))


@pytest.mark.parametrize(
    ("text", "segments", "units", "long"),
    [
        pytest.param("가" * 45, 1, 90, False, id="SMS-20 45 syllables are an SMS"),
        pytest.param("가" * 45 + "a", 1, 91, True, id="SMS-20 91 bytes are an LMS"),
        pytest.param("가" * 1000, 1, 2000, True, id="SMS-20 1,000 syllables are one LMS"),
        pytest.param("가" * 1000 + "a", 2, 2001, True, id="SMS-20 2,001 bytes are two"),
        pytest.param("a" + "가" * 1999 + "a", 3, 4000, True, id="SMS-20 no syllable is halved"),
        pytest.param("뷁①·「」", 1, 10, False, id="SMS-20 beyond KS X 1001"),
    ],
)
def test_euckr(text: str, segments: int, units: int, long: bool) -> None:
    counted = count(text, "euckr")
    assert (counted.segments, counted.units, counted.long) == (segments, units, long)


@pytest.mark.parametrize(
    ("text", "alphabet", "named"),
    [
        ("가—나", "euckr", "U+2014 EM DASH"),
        ("좋아요 😀😀", "euckr", "U+1F600 GRINNING FACE"),
        ("가a", "gsm7", "U+AC00 HANGUL SYLLABLE GA"),
    ],
    ids=["SMS-20 dash", "SMS-20 emoji once", "GSM-7"],
)
def test_what_an_alphabet_does_not_hold_is_named(text: str, alphabet: str, named: str) -> None:
    with pytest.raises(Unencodable) as raised:
        count(text, alphabet)  # type: ignore[arg-type]
    assert str(raised.value) == named
    assert raised.value.code == "unencodable"


FULL = {
    "SMS-05 160 ASCII": ("a" * 160, "auto", True),
    "153 ASCII, of several": ("a" * 153, "auto", True),
    "159 ASCII": ("a" * 159, "auto", False),
    "154 ASCII": ("a" * 154, "auto", False),
    "SMS-05 70 Hangul": ("가" * 70, "auto", True),
    "67 Hangul, of several": ("가" * 67, "auto", True),
    "70 Hangul and Latin": ("가" * 35 + "a" * 35, "auto", True),
    "69 Hangul": ("가" * 69, "auto", False),
    "66 Hangul": ("가" * 66, "auto", False),
    "70 ASCII": ("a" * 70, "auto", False),
    "134 Hangul, which were put together": ("가" * 134, "auto", False),
    "an emoji that has moved on": ("😀" + "가" * 67, "auto", True),
    "a brace that has moved on": ("{" + "a" * 157, "auto", True),
    "SMS-20 45 syllables": ("가" * 45, "euckr", True),
    "SMS-20 a syllable that has moved on": ("a" + "가" * 44, "euckr", True),
    "SMS-20 44 syllables": ("가" * 44, "euckr", False),
    "SMS-20 90 ASCII": ("a" * 90, "euckr", True),
    "SMS-20 89 ASCII": ("a" * 89, "euckr", False),
    "SMS-20 what is not in EUC-KR": ("😀" + "가" * 68, "euckr", True),
    "nothing": ("", "auto", False),
}


@pytest.mark.parametrize(("text", "alphabet", "full"), FULL.values(), ids=FULL)
def test_full_to_the_border(text: str, alphabet: Alphabet, full: bool) -> None:
    assert is_full(text, alphabet) == full
