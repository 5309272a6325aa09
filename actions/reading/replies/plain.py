"""A reply before it is compared, and its polite endings."""

from __future__ import annotations

import re
import unicodedata

from actions.base.folded import folded

_MARKS = re.compile(r"[\s.,!?~…。！？、·\"“”‘’()ㅠㅜㅋㅎ^;:-]+")
_EDGE = ' \t\r\n.,!~…。！、·;:^ㅠㅜㅋㅎ"“”'
_AFTER_I = (
    r"(?:에요|예요|에용|예용|여요|에여|예여|요|여|용|구요|고요|라예|어유|여유|에유|라구요|라고요|"
    r"라니까요|라니깐요|네요|죠|야|다|거든요|랍니다|라서요|올시다)"
)
_COPULA = re.compile(
    r"(?:(?:이?라|이라)\s*(?:고|꼬)?\s*(?:합니다|해요|해여|하는데요|캅니더|합니더|불러\s*\S{1,4}|"
    r"적어\s*\S{1,4}|써\s*\S{1,4})|입니다|입니더|임니다|임더|임다|인데요|인데예|인데|인데용|인디요|"
    r"인디|이심더|일걸요|임|(?P<i>이)?(?P<rest>" + _AFTER_I + r"))$"
)
_HANGUL = re.compile(r"[가-힣]")


def squeezed(text: str) -> str:
    """Without spaces and marks, for Korean."""
    return folded(_MARKS.sub("", text))


def pattern(words: str) -> re.Pattern[str]:
    """`words` compiled for folded texts: single letters of Hangul are others after folding."""
    return re.compile(unicodedata.normalize("NFKC", words))


def spaced(text: str) -> str:
    """Words with one space between them and no marks, for English."""
    return folded(_MARKS.sub(" ", text)).replace("'", " ").strip()


def closed(syllable: str) -> bool:
    """Whether a syllable ends in a consonant."""
    return "가" <= syllable <= "힣" and (ord(syllable) - ord("가")) % 28 > 0


def bare(text: str) -> str:
    """`text` without the "it is" at its end: "4번 출구요" → "4번 출구"."""
    kept = text.strip(_EDGE)
    found = _COPULA.search(kept)
    if found is None or not kept[: found.start()].strip(_EDGE):
        return kept
    before = kept[: found.start()].rstrip()
    if found["i"] and not closed(before[-1]):
        return before if len(before) > 2 or not _HANGUL.search(before[-1]) else f"{before}이"
    if found["rest"] and not found["i"]:
        return _without_yo(kept, before, found["rest"])
    if found["i"] and found["rest"] in ("다", "야") and len(before) < 2:
        return kept
    return before


def _without_yo(kept: str, before: str, rest: str) -> str:
    """An ending that has no "i" stands behind a vowel; a longer word may lack it as well."""
    if rest in ("다", "야", "여", "네요"):
        return kept
    if rest in ("구요", "고요") and len(before.split()[-1]) < 2:
        return kept[:-1]  # 입구요
    if closed(before[-1]) and len(before) < 3:
        return kept
    return before
