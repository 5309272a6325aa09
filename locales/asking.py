"""In which words people ask for a language: its names, and what is said around a name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from locales.languages import Language

_KOREAN = (
    "{}로",
    "{}로 해줘",
    "{}로 해주세요",
    "{}로 해 주세요",
    "{}로 바꿔줘",
    "{}로 바꿔주세요",
    "{}로 바꿔 주세요",
    "{}로 말해줘",
    "{}로 말해 주세요",
)
_ENGLISH = (
    "{} please",
    "in {}",
    "in {} please",
    "speak {}",
    "switch to {}",
    "change to {}",
    "language {}",
)
_HANGUL = re.compile("[가-힣]+")
_MORE: Mapping[str, Sequence[str]] = {
    "ko": ("한국말로", "한국말로 해줘", "한국말로 해주세요", "한글로"),
    "en": ("영문으로", "잉글리시"),
}
"""Where the name alone asks for nothing: a form may want it."""
_ALSO: Mapping[str, Sequence[str]] = {
    "ko": ("한국말", "한글", "우리말"),
    "en": ("영문", "잉글리시"),
}


def phrases(language: Language) -> Iterator[str]:
    """Whole texts that ask for nothing but this language."""
    yield f"/settings {language.tag}"
    for name in _names(language):
        yield from (name, f"/settings {name}")
        yield from (around.format(name) for around in _around(name))
    yield from _MORE.get(language.tag, ())


def names(language: Language) -> tuple[str, ...]:
    """What it is called in a sentence that asks for some language."""
    return (*_names(language), *_ALSO.get(language.tag, ()))


def _around(name: str) -> Sequence[str]:
    """What is said around a name, in the language that the name is in, as far as we know it."""
    if _HANGUL.fullmatch(name):
        return _KOREAN
    return _ENGLISH if name.isascii() else ()


def _names(language: Language) -> tuple[str, ...]:
    return tuple(dict.fromkeys((language.name, *language.called)))
