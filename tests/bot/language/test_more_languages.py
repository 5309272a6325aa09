"""A third language by its script, by its name, and where it shares a script with others."""

from __future__ import annotations

import pytest

from bot.language.commands import switch_language
from bot.language.detect import detect

pytestmark = pytest.mark.usefixtures("more_languages")


@pytest.mark.parametrize(
    ("text", "current", "first", "expected"),
    [
        ("ไฟถนนเสีย", None, "ko", "th"),
        ("ไฟ", "ko", "ko", "th"),
        ("ไฟถนน LED เสีย", "en", "en", "th"),
        ("ไฟถนนที่ 강남역 เสียหลายวันแล้ว", "th", "th", "th"),
        ("ไฟถนนที่ 강남역 เสียหลายวันแล้ว", None, "ko", "th"),
        ("강남역 3번 출구", "th", "th", "ko"),
        ("Starbucks", "th", "th", "th"),
        ("the light is broken", "th", "th", "en"),
        ("the light is broken", None, "ko", "en"),
        ("tôi muốn hỏi", "vi", "vi", "vi"),
        ("tôi muốn hỏi", None, "vi", "vi"),
        ("hello", "vi", "vi", "vi"),
        ("tôi muốn hỏi", None, "ko", "en"),
        ("가로등", "vi", "vi", "ko"),
        ("đèn ở 강남역 bị hỏng", "vi", "vi", "vi"),
        ("ភ្លើងខូច", "en", "en", "en"),
        ("ភ្លើងខូច", None, "vi", "vi"),
        ("1", None, "th", "th"),
        ("👍", "th", "th", "th"),
    ],
)
def test_by_script(text: str, current: str | None, first: str, expected: str) -> None:
    assert detect(text, current, first=first) == expected


@pytest.mark.parametrize("text", ["ไฟถนนเสีย", "가로등이 고장났어요", "the light is broken", "1"])
def test_a_choice_stays(text: str) -> None:
    assert detect(text, "ko", "vi") == "vi"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ไทย", "th"),
        ("ภาษาไทย", "th"),
        ("Thai please", "th"),
        ("태국어로 해 주세요", "th"),
        ("/settings th", "th"),
        ("Tiếng Việt", "vi"),
        ("TIẾNG VIỆT.", "vi"),
        ("베트남어로", "vi"),
        ("in Vietnamese, please", "vi"),
        ("English", "en"),
        ("한국어로", "ko"),
        ("/settings km", None),
        ("ខ្មែរ", None),
        ("Thai food is on the pavement", None),
    ],
)
def test_by_name(text: str, expected: str | None) -> None:
    assert switch_language(text) == expected
