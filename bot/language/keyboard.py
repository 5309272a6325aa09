"""The two-set Korean keyboard, both ways: what was typed while it was in the other mode.

Hangul is handled in compatibility jamo (ㄱ, ㅏ), as keyboards make it, and in whole syllables.
"""

from __future__ import annotations

_KEYS = "qwertyuiopasdfghjklzxcvbnmQWERTOP"
_JAMO = "ㅂㅈㄷㄱㅅㅛㅕㅑㅐㅔㅁㄴㅇㄹㅎㅗㅓㅏㅣㅋㅌㅊㅍㅠㅜㅡㅃㅉㄸㄲㅆㅒㅖ"
_LEADS = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ"
_VOWELS = "ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ"
_TAILS = " ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ"
_PAIRS = {
    "ㅗㅏ": "ㅘ", "ㅗㅐ": "ㅙ", "ㅗㅣ": "ㅚ", "ㅜㅓ": "ㅝ", "ㅜㅔ": "ㅞ", "ㅜㅣ": "ㅟ",
    "ㅡㅣ": "ㅢ", "ㄱㅅ": "ㄳ", "ㄴㅈ": "ㄵ", "ㄴㅎ": "ㄶ", "ㄹㄱ": "ㄺ", "ㄹㅁ": "ㄻ",
    "ㄹㅂ": "ㄼ", "ㄹㅅ": "ㄽ", "ㄹㅌ": "ㄾ", "ㄹㅍ": "ㄿ", "ㄹㅎ": "ㅀ", "ㅂㅅ": "ㅄ",
}  # fmt: skip
_APART = {both: pair for pair, both in _PAIRS.items()}
_TO_JAMO = dict(zip(_KEYS, _JAMO, strict=True))
_TO_KEY = {jamo: key for key, jamo in _TO_JAMO.items()}
_FIRST, _LAST = 0xAC00, 0xD7A3


def to_hangul(typed: str) -> str:
    """What these keys write in Korean mode; letters that make no syllable stay jamo.

    >>> to_hangul("wjsdlqtlsrh")
    '전입신고'
    """
    out: list[str] = []
    lead = vowel = tail = ""
    for key in typed:
        jamo = _TO_JAMO.get(key) or _TO_JAMO.get(key.lower(), key)
        if jamo in _VOWELS:
            if tail:
                # The last consonant of the syllable before begins this one.
                kept, moved = _split(tail)
                out.append(_syllable(lead, vowel, kept))
                lead, vowel, tail = moved, jamo, ""
            elif vowel and (pair := _PAIRS.get(vowel + jamo)):
                vowel = pair
            elif vowel:
                out.append(_syllable(lead, vowel, ""))
                lead, vowel = "", jamo
            else:
                vowel = jamo
        elif lead and vowel and not tail and jamo in _TAILS:
            tail = jamo
        elif tail and (pair := _PAIRS.get(tail + jamo)):
            tail = pair
        else:
            out.append(_syllable(lead, vowel, tail))
            lead, vowel, tail = jamo, "", ""
    out.append(_syllable(lead, vowel, tail))
    return "".join(out)


def to_latin(typed: str) -> str:
    """The keys with which this Hangul is written; other characters stay.

    >>> to_latin("ㅗ디ㅔ")
    'help'
    """
    return "".join(_TO_KEY.get(jamo, jamo) for char in typed for jamo in _letters(char))


def initials(word: str) -> str:
    """The initial consonant of every syllable.

    >>> initials("전입신고")
    'ㅈㅇㅅㄱ'
    """
    return "".join(_LEADS[(ord(char) - _FIRST) // 588] for char in word if is_syllable(char))


def is_syllable(char: str) -> bool:
    return _FIRST <= ord(char) <= _LAST


def vowel_of(syllable: str) -> str:
    """Its vowel; empty if it ends in a consonant."""
    index = ord(syllable) - _FIRST
    return "" if index % 28 else _VOWELS[index % 588 // 28]


def _syllable(lead: str, vowel: str, tail: str) -> str:
    if not (lead and vowel and lead in _LEADS):
        return lead + vowel + tail
    index = _LEADS.index(lead) * 588 + _VOWELS.index(vowel) * 28 + _TAILS.index(tail or " ")
    return chr(_FIRST + index)


def _split(tail: str) -> tuple[str, str]:
    pair = _APART.get(tail)
    return (pair[0], pair[1]) if pair else ("", tail)


def _letters(char: str) -> str:
    """Jamo as they are typed one by one."""
    if not is_syllable(char):
        return _APART.get(char, char)
    index = ord(char) - _FIRST
    parts = _LEADS[index // 588], _VOWELS[index % 588 // 28], _TAILS[index % 28].strip()
    return "".join(_APART.get(part, part) for part in parts)
