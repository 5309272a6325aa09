"""Words that the gateway answers to by itself, whatever is open: exact words only, so that no
sentence is taken for one. All other commands (처음, 이전, 그만…) belong to the dialogue."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from actions.base.folded import folded
from bot.language.detect import Locale
from locales import LANGUAGES
from locales.asking import phrases
from locales.languages import Language

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
    return _switches(LANGUAGES.choices).get(plain(text))


@lru_cache(maxsize=8)
def _switches(languages: tuple[Language, ...]) -> Mapping[str, Locale]:
    return {plain(phrase): one.tag for one in languages for phrase in phrases(one)}


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
    return re.sub(r"\s+", " ", folded(text).strip(_EDGES).replace(",", " "))
