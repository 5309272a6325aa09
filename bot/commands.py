"""Words that the gateway answers to by itself, whatever is open: exact words only, so that no
sentence is taken for one. All other commands (처음, 이전, 그만…) belong to the dialogue."""

from __future__ import annotations

import re
import unicodedata

from bot.language import Locale

_LANGUAGES: dict[str, Locale] = {
    **dict.fromkeys(
        (
            "영어",
            "영어로",
            "영어로 해줘",
            "영어로 해주세요",
            "영어로 해 주세요",
            "영어로 바꿔줘",
            "영어로 바꿔주세요",
            "영어로 바꿔 주세요",
            "영어로 말해줘",
            "영어로 말해 주세요",
            "잉글리시",
            "english",
            "english please",
            "in english",
            "in english please",
            "speak english",
            "switch to english",
            "change to english",
            "language english",
            "/settings en",
            "/settings english",
        ),
        "en",
    ),
    **dict.fromkeys(
        (
            "한국어",
            "한국어로",
            "한국어로 해줘",
            "한국어로 해주세요",
            "한국어로 해 주세요",
            "한국어로 바꿔줘",
            "한국어로 바꿔주세요",
            "한국어로 바꿔 주세요",
            "한국말로",
            "한국말로 해줘",
            "한국말로 해주세요",
            "한글로",
            "korean",
            "korean please",
            "in korean",
            "in korean please",
            "speak korean",
            "switch to korean",
            "change to korean",
            "language korean",
            "/settings ko",
            "/settings korean",
        ),
        "ko",
    ),
}
_SETTINGS = {"/settings", "/language", "/설정", "/언어"}
_MISSED = {
    "다시 보기",
    "다시보기",
    "다시 보여줘",
    "못 받았어요",
    "못받았어요",
    "show again",
    "resend",
    "missed",
}
_MORE = {
    "다음",
    "더",
    "더보기",
    "더 보기",
    "더 보여줘",
    "더 보여주세요",
    "계속",
    "more",
    "show more",
    "next",
}
_EDGES = " \t\n.,!?~…。！？\"'“”‘’"


def switch_language(text: str) -> Locale | None:
    """The language that `text` asks for in so many words, to be switched to at once and kept."""
    return _LANGUAGES.get(plain(text))


def is_settings(text: str) -> bool:
    """`/settings` without a language: the languages are offered."""
    return plain(text) in _SETTINGS


def is_more(text: str) -> bool:
    """The rest of an answer that was cut for a short channel is wanted."""
    return plain(text) in _MORE


def is_missed(text: str) -> bool:
    """A reply that may have been lost on the way is wanted again."""
    return plain(text) in _MISSED


def plain(text: str) -> str:
    """Without case, width, edge punctuation and double spaces. Only short texts can be commands."""
    if len(text) > 40:
        return ""
    folded = unicodedata.normalize("NFKC", text).casefold().strip(_EDGES).replace(",", " ")
    return re.sub(r"\s+", " ", folded)
