"""The gateway's own words: exact, whatever case, width and punctuation."""

from __future__ import annotations

import pytest

from bot.language.commands import is_more, is_settings, switch_language


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("영어로", "en"),
        (" 영어로 ", "en"),
        ("영어로!", "en"),
        ("영어로  바꿔 주세요.", "en"),
        ("English", "en"),
        ("ENGLISH", "en"),
        ("ＥＮＧＬＩＳＨ", "en"),
        ("English, please.", "en"),
        ("“English”", "en"),
        ("/settings en", "en"),
        ("한국어로", "ko"),
        ("한국어로요", None),
        ("Korean", "ko"),
        ("in Korean please", "ko"),
        ("/settings ko", "ko"),
        ("/settings", None),
        ("영어로 된 안내판이 없어요", None),
        ("English signs are missing at the station", None),
        ("한국어 교육 지원이 필요해요", None),
        ("영어 " * 2000, None),
        ("", None),
    ],
    ids=lambda value: str(value)[:20],
)
def test_switch_language(text: str, expected: str | None) -> None:
    assert switch_language(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [("/settings", True), ("/SETTINGS", True), ("settings", False), ("/settings en", False)],
)
def test_is_settings(text: str, expected: bool) -> None:
    assert is_settings(text) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("더 보기", True),
        ("More", True),
        ("more.", True),
        ("더", True),
        ("더 빨리 해 주세요", False),
    ],
)
def test_is_more(text: str, expected: bool) -> None:
    assert is_more(text) is expected
