"""Numbers that were written in words or with letters for digits: 공일공, o1o, zero one zero."""

from __future__ import annotations

import re

from bot.privacy.fold import INVISIBLE

_KOREAN = dict(zip("공영일이삼사오육륙칠팔구", "001234566789", strict=True))
_ENGLISH = {
    word: str(digit)
    for digit, word in enumerate(
        ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
    )
}
_WORDS = "|".join(_ENGLISH)
_DIGIT = rf"(?:[0-9{''.join(_KOREAN)}]|(?<![A-Za-z])[oO](?=\d)|(?<=\d)[oO](?![A-Za-z]))"
_PARTICLE = r"(?!이(?:에|예|요|고|라|야|랑|며|니|지|구|었|$))"
"""The last syllable of 일이삼사이에요 is no digit."""
_GROUP = rf"(?:(?:{_PARTICLE}{_DIGIT}){{2,14}}|\b(?:{_WORDS})\b|\b\d\b)"
_BETWEEN = rf"(?:에|의)?[ \t\n.,\-/·{INVISIBLE}]{{0,3}}(?:(?:다시|대시|dash)[ ]{{0,2}})?"
_RUN = re.compile(rf"{_GROUP}(?:{_BETWEEN}{_GROUP}){{0,15}}", re.IGNORECASE)
_MOBILE = re.compile(r"01[016-9]")
_TOKEN = re.compile(rf"\b(?:{_WORDS})\b|다시|대시|dash|.", re.IGNORECASE | re.DOTALL)
_MAYBE = re.compile(rf"[{''.join(_KOREAN)}]{{2}}|[oO]\d|\d[oO]|\b(?:{_WORDS})\b", re.IGNORECASE)
_SHORTEST = 9
_SHORTEST_MOBILE = 7


def spoken(folded: str, shortest: int = _SHORTEST) -> str:
    """`folded` with ASCII digits for such words; the same length.

    Only runs with at least `shortest` digits (or seven that begin like a mobile number): 이사오
    alone are three syllables of a sentence.
    """
    if not _MAYBE.search(folded):
        return folded

    def replace(match: re.Match[str]) -> str:
        if match[0].isascii() and not _MAYBE.search(match[0]):
            return match[0]
        written = "".join(_digit(token) for token in _TOKEN.findall(match[0]))
        found = re.sub(r"\D", "", written)
        least = min(shortest, _SHORTEST_MOBILE) if _MOBILE.match(found) else shortest
        return written if len(found) >= least else match[0]

    return _RUN.sub(replace, folded)


def _digit(token: str) -> str:
    """The digit of a word after as many separators as it has more letters."""
    low = token.lower()
    if low in ("다시", "대시", "dash", "에", "의"):
        return INVISIBLE * len(token)
    if low in _ENGLISH:
        return INVISIBLE * (len(token) - 1) + _ENGLISH[low]
    return "0" if low == "o" else _KOREAN.get(token, token)
