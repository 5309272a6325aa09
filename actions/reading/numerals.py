"""Numbers as people type them: 3, 1,200, 3개, 세 개, 삼십, 3만 5천, three, twenty-five."""

from __future__ import annotations

import re

from actions.base.folded import folded
from actions.reading.commands import plain

_TENS_NATIVE = {
    "열": 10, "스물": 20, "스무": 20, "서른": 30, "마흔": 40, "쉰": 50,
    "예순": 60, "일흔": 70, "여든": 80, "아흔": 90,
}  # fmt: skip
_ONES_NATIVE = {
    "하나": 1, "한": 1, "둘": 2, "두": 2, "셋": 3, "세": 3, "석": 3, "넷": 4, "네": 4, "넉": 4,
    "다섯": 5, "여섯": 6, "일곱": 7, "여덟": 8, "아홉": 9,
}  # fmt: skip
_DIGITS = {c: n for n, c in enumerate("영일이삼사오육칠팔구")} | {"공": 0}
_SMALL = {"십": 10, "백": 100, "천": 1000}
_LARGE = {"만": 10**4, "억": 10**8}
_COUNTERS = (
    "개월|시간|군데|가구|세대|사람|마리|그루|미터|번째|개|명|분|번|대|곳|건|회|살|층|동|호|주|일|"
    "달|월|년|원|채|장|권|차례|m|km|kg"
)
_ABOUT = re.compile(r"^(?:약|한|대략|거의|about|around|roughly|maybe|약간)\s+(?=\S)")
_TAIL = re.compile(
    rf"(?:\s*(?:{_COUNTERS}))?\s*(?:정도|쯤|가량|씩)?\s*(?:이에요|예요|입니다|이요|요|임)?[.!~]*$"
)
_WORDS = {
    word: n
    for n, word in enumerate(
        [
            "zero",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
        ]
    )
} | {
    word: 10 * n
    for n, word in enumerate(
        ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"], 2
    )
}
_SCALES = {"hundred": 100, "thousand": 1000, "million": 10**6}
_DECIMAL = re.compile(r"-?\d{1,3}(?:,\d{3})+(?:\.\d+)?|-?\d+(?:\.\d+)?")


_BEFORE_COUNTER = frozenset({"한", "두", "세", "네", "석", "넉", "스무"})
"""Numbers only in front of a counter: 네 alone is "yes"."""


def parse(text: str) -> int | float | None:
    """The one number that `text` says, or None when it says none or several."""
    typed = folded(text).strip()
    if plain(typed) in _BEFORE_COUNTER:
        return None
    for candidate in (typed, _ABOUT.sub("", typed)):
        for form in (candidate, _TAIL.sub("", candidate).strip()):
            number: int | float | None = _english(form)
            if number is None:
                number = _korean(form.replace(" ", ""))
            if number is not None:
                return number
    found = _DECIMAL.findall(typed)
    return _plain(found[0]) if len(found) == 1 and "⟦" not in typed else None


def _plain(digits: str) -> int | float:
    number = float(digits.replace(",", ""))
    return int(number) if number.is_integer() else number


def _english(text: str) -> int | None:
    words = [w for w in re.split(r"[\s-]+", text.rstrip(".!")) if w not in ("and", "a", "an", "")]
    if not words:
        return None
    while len(words) > 1 and words[-1] not in _WORDS and words[-1] not in _SCALES:
        words.pop()  # the thing counted: "three lights"
    total = group = 0
    for word in words:
        if word in _WORDS:
            group += _WORDS[word]
        elif word == "hundred":
            group = max(group, 1) * 100
        elif word in _SCALES:
            total, group = total + max(group, 1) * _SCALES[word], 0
        else:
            return None
    return total + group


def _korean(text: str) -> int | float | None:
    if not text:
        return None
    native = _native(text)
    return native if native is not None else _chinese(text)


def _native(text: str) -> int | None:
    if text in _ONES_NATIVE:
        return _ONES_NATIVE[text]
    for word, tens in _TENS_NATIVE.items():
        if text.startswith(word):
            rest = text.removeprefix(word)
            if not rest:
                return tens
            return tens + _ONES_NATIVE[rest] if rest in _ONES_NATIVE else None
    return None


def _chinese(text: str) -> int | float | None:
    """Sino-Korean numerals, also mixed with digits: 삼십오, 3만5천, 1200만."""
    if not re.fullmatch(r"[\d,.영공일이삼사오육칠팔구십백천만억]+", text):
        return None
    if not re.search(r"[가-힣]", text):
        return _plain(text) if _DECIMAL.fullmatch(text) else None
    if not re.fullmatch(r"(?:\d[\d,]*(?:\.\d+)?|\D)+", text):
        return None
    total = section = 0.0
    current: float | None = None
    for token in re.findall(r"\d[\d,]*(?:\.\d+)?|\D", text):
        if token in _DIGITS:
            current = (current or 0) * 10 + _DIGITS[token]
        elif token in _SMALL:
            section, current = section + (1 if current is None else current) * _SMALL[token], None
        elif token in _LARGE:
            block = section + (current or 0)
            total, section, current = total + (block or 1) * _LARGE[token], 0.0, None
        elif token[0].isdigit():
            current = float(token.replace(",", ""))
        else:
            return None
    number = total + section + (current or 0)
    return int(number) if number.is_integer() else number
