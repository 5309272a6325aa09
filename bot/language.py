"""The language of an answer: as the person chose, else as they write, else as before."""

from __future__ import annotations

import re

Locale = str
"""A language that has catalogues: "ko", "en"."""

DEFAULT: Locale = "ko"

_HANGUL = re.compile("[가-힣ㄱ-ㅎㅏ-ㅣ\u1100-\u11ff]")
_LATIN_WORD = re.compile(r"(?<![^\W_])[A-Za-z\u00c0-\u024f]{2,}(?:['’][A-Za-z]+)?(?![^\W_])")
_NOT_WORDS = re.compile(
    r"⟦[^⟧]*⟧|https?://\S{1,2000}|\S{1,64}@\S{1,255}"
    r"|\b1[A-Za-z]{2}[-. ]{0,3}\d{4}[-. ]{0,3}\w{7,8}\b"
)
"""Placeholders, addresses and receipt numbers are written the same in every language."""
_ENGLISH_ALONE = frozenset({"hello", "hi", "hey", "help", "thanks", "please", "sorry"})
"""A person who writes one of these words and no more writes English."""


def detect(text: str, current: Locale | None, chosen: Locale | None = None) -> Locale:
    """`current` is the conversation's language so far (None at its first message); `chosen` is what
    the person asked for, and stays.

    Any Hangul is Korean, Latin words are English, digits and emoji say nothing. Within a
    conversation one word or a name in the other script (“PDF”, “the light at 강남역 is broken”)
    changes nothing.
    """
    if chosen:
        return chosen
    words = _NOT_WORDS.sub(" ", text)
    hangul = len(_HANGUL.findall(words))
    latin = _LATIN_WORD.findall(words)
    if hangul:
        mostly_latin = sum(map(len, latin)) > hangul
        return "en" if current == "en" and mostly_latin else "ko"
    if len(latin) > 1 or (latin and (current is None or latin[0].lower() in _ENGLISH_ALONE)):
        return "en"
    return current or DEFAULT
