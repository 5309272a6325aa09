"""Korean particles that fit the word before them: 서울시청은, 구청으로, 서울로, PIN을, SMS를.

Whether a word ends in a consonant (받침) is read from its last sounded letter: Hangul by its code,
digits as they are read in Korean, Latin by a reading table. What is not read aloud (closing
quotes, emoji, a gloss in brackets) is skipped. A dual form such as 을(를) is never returned.
"""

from __future__ import annotations

import re
import unicodedata

from bot.texts.pronunciation import (
    DIGITS,
    ENDINGS,
    LETTERS,
    PLACEHOLDERS,
    SYMBOLS,
    UNITS,
    WORDS,
    Coda,
)

PAIRS: tuple[tuple[str, str], ...] = (
    ("은", "는"),
    ("이", "가"),
    ("을", "를"),
    ("과", "와"),
    ("으로", "로"),
    ("이나", "나"),
    ("이라", "라"),
    ("이에요", "예요"),
    ("아", "야"),
    ("이랑", "랑"),
)
"""(after a consonant, after a vowel)"""

_BY_PARTICLE = {particle: pair for pair in PAIRS for particle in pair}
PARTICLES = frozenset(_BY_PARTICLE)

_PLACEHOLDER = re.compile(r"⟦([a-z]+):\d+⟧$")
_GLOSS = {")": "(", "]": "[", "}": "{", "】": "【"}
_DATE = re.compile(r"(?:19|20)\d\d([-./])\s?\d{1,2}\1\s?\d{1,2}$")
_TIME = re.compile(r"(?<!\d)\d{1,2}:(\d\d)$")
_DIGITS = re.compile(r"[\d,]*\d$")
_UNIT = re.compile(r"\d\s?([A-Za-z]+(?:/[A-Za-z]+)?[23]?)$")
_LATIN = re.compile(r"[A-Za-z]+$")
_ROMAN = re.compile(r"[\u2160-\u217f]$")


def fit(word: str, particle: str) -> str:
    """The form of `particle` that follows `word`; either form may be given.

    `fit("서울", "으로")` is "로". Raises ValueError for a particle not in PARTICLES.
    """
    pair = _BY_PARTICLE.get(particle)
    if pair is None:
        raise ValueError(f"unknown particle: {particle}")
    end = coda(word)
    closed = end == "받침" or (end == "ㄹ" and pair[0] != "으로")
    return pair[0] if closed else pair[1]


def coda(word: str) -> Coda:
    """How `word` ends when it is read aloud; "" when nothing in it is read."""
    rest = word.rstrip()
    if _ROMAN.search(rest):
        return _number(str(int(unicodedata.numeric(rest[-1]))))
    rest = unicodedata.normalize("NFKC", rest)
    while rest:
        last = rest[-1]
        placeholder = _PLACEHOLDER.search(rest) if last == "⟧" else None
        if placeholder:
            return PLACEHOLDERS.get(placeholder[1], "")
        if last in _GLOSS:
            rest = _without_gloss(rest)
        elif last in SYMBOLS or unicodedata.category(last)[0] in "LN":
            return _sound(rest)
        else:
            rest = rest[:-1]
    return ""


def _without_gloss(text: str) -> str:
    """`text` up to its closing gloss; the gloss's own words when nothing stands before it."""
    start = text.rfind(_GLOSS[text[-1]])
    before = text[:start].rstrip() if start >= 0 else ""
    return before or text[:-1]


def _sound(text: str) -> Coda:
    last = text[-1]
    if "가" <= last <= "힣":
        final = (ord(last) - ord("가")) % 28
        return "" if final == 0 else "ㄹ" if final == 8 else "받침"
    if last in SYMBOLS:
        return SYMBOLS[last]
    unit = _UNIT.search(text)
    if unit and unit[1] in UNITS:
        return UNITS[unit[1]]
    if last.isascii() and last.isdigit():
        return _number(text)
    return _letters(text)


def _number(text: str) -> Coda:
    """`text` ends in a digit: a date ends in 일, a time in 시 or 분, 1,000,000,000,000 in 조."""
    if _DATE.search(text):
        return "ㄹ"
    time = _TIME.search(text)
    if time:
        return "" if time[1] == "00" else "받침"
    digits = _DIGITS.search(text)
    bare = digits[0].replace(",", "") if digits else ""
    zeros = len(bare) - len(bare.rstrip("0"))
    if 12 <= zeros < 16 and zeros < len(bare):
        return ""
    return DIGITS[text[-1]]


def _letters(text: str) -> Coda:
    plain = "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))
    match = _LATIN.search(plain)
    if match is None:
        return _jamo(text[-1])
    word = match[0]
    lower = word.lower()
    if lower in WORDS:
        return WORDS[lower]
    if len(word) == 1 or not re.search("[aeiouy]", lower) or (word.isupper() and len(word) < 5):
        return LETTERS[lower[-1]]
    return next((end for pattern, end in ENDINGS if pattern.search(lower)), "")


def _jamo(letter: str) -> Coda:
    """A lone consonant by its name (기역, 리을, 키읔); anything else ends open."""
    if not "\u1100" <= letter <= "\u1112":
        return ""
    return "ㄹ" if letter == "\u1105" else "받침"
