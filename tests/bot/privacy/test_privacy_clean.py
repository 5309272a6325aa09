"""What is dropped from a typed text, and that nothing else is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.privacy import clean

ENGLAND = "\U0001f3f4\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f"


@pytest.mark.parametrize(
    ("text", "expected", "dropped"),
    [
        ("가로등이 고장났어요.\n\t고쳐 주세요", None, ""),
        ("e\u0301 \u1100\u1161 ㄱㅏ ﬁ ① Ａ", None, ""),
        ("👨‍👩‍👧 🇰🇷 ❤️", None, ""),
        (ENGLAND, None, ""),
        ("a\u200bb\u200dc\ufeff \u200e\u200f", None, ""),
        ("한 줄\r\n두 줄\r세 줄", "한 줄\n두 줄\n세 줄", ""),
        ("a\x00b", "ab", "control"),
        ("\x1b[31m빨강", "[31m빨강", "control"),
        ("a\x7fb\x85c\x9f", "abc", "control"),
        ("a\x0bb\x0cc", "abc", "control"),
        ("안녕\U000e0041\U000e0042", "안녕", "tag"),
        ("\U000e0001x", "x", "tag"),
        (f"{ENGLAND}\U000e0041", ENGLAND, "tag"),
        ("\U0001f3f4\U000e0067", "\U0001f3f4", "tag"),
        ("abc\u202edef\u202c", "abcdef", "bidi"),
        ("\u2066x\u2069", "x", "bidi"),
        ("a\ud800b", "ab", "surrogate"),
        ("\x00\u202e\U000e0041\udfff", "", "control bidi tag surrogate"),
    ],
    ids=lambda value: ascii(value)[:24],
)
def test_clean(text: str, expected: str | None, dropped: str) -> None:
    cleaned = clean(text)
    assert cleaned.text == (text if expected is None else expected)
    assert cleaned.dropped == frozenset(dropped.split())


@given(st.text(max_size=100))
def test_a_clean_text_is_clean(text: str) -> None:
    once = clean(text).text
    assert clean(once).text == once
    assert clean(once).dropped == frozenset()
