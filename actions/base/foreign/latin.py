"""Which language a text in Latin letters is in, of those that are not spoken here, by its words."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from actions.base.foreign import latin_words as words
from actions.base.foreign import spelled
from actions.base.foreign.letters import HANGUL

_SURE, _PERHAPS, _ALSO = (
    {tag: frozenset(listed.split()) for tag, listed in table.items()}
    for table in (
        {**words.SURE, **spelled.SURE},
        {**words.PERHAPS, **spelled.PERHAPS},
        {**words.ALSO, **spelled.ALSO},
    )
)
_ENGLISH = frozenset(words.ENGLISH.split())
_ANY_SURE = frozenset().union(*_SURE.values())
_OF_VIETNAM = re.compile(f"[{words.VIETNAMESE}]")
_UZBEK = re.compile(r"[a-z][og]'[a-z]{2}|^o'[zqrtgy][a-z]{2}")
"""Letters of Uzbek that are written with a stroke: "qo'shni", "bog'cha"."""
_OF_SMALL_WORDS = ("es", "fr", "fil")
_MARKED = re.compile("[àáâãèéêìíòóôõùúýăđơư\u1ea0-\u1ef9ĩũ]")
_WORD = re.compile(r"[a-z\u00c0-\u024f\u1e00-\u1eff]+(?:'[a-z\u00c0-\u024f\u1e00-\u1eff]+)*")
_ENDINGS = spelled.ENDINGS
_LONG = 6
"""Letters of a word whose ending tells something."""
_APOSTROPHES = str.maketrans({"ʻ": "'", "ʼ": "'", "‘": "'", "`": "'", "´": "'"})
_UNMARKED, _FEW = "vi", 4
"""Words without marks of which each is one of many languages: so many are Vietnamese."""
_BARE = _PERHAPS[_UNMARKED] | _SURE[_UNMARKED]
_ENOUGH = 3
"""Two for a sure word, one for another; a text that is nothing but sure words needs no more."""
_SHARE = 0.3
"""Of its words that are known, from which a text is in a language and not one that quotes it."""
_IN_KOREAN = 2
"""Words for one in Hangul, from which that one is quoted."""


def words_of(text: str) -> list[str]:
    """The words of `text`, which is folded."""
    return _WORD.findall(text if text.isascii() else text.translate(_APOSTROPHES))


def is_english(said: Iterable[str]) -> bool:
    """Whether words of English sentences are among those that are said."""
    return not _ENGLISH.isdisjoint(said)


def tag(text: str, said: list[str]) -> str | None:
    """The language of `text`, which is folded, and whose words are `said`."""
    marked = not text.isascii() and _is_marked(text, said)
    if _ANY_SURE.isdisjoint(said) and not marked and not _has_an_ending(said):
        few = set(said)
        return _UNMARKED if len(few) >= _FEW and _of_vietnam(few) else _of_small(few)
    if not text.isascii() and HANGUL.search(text):
        quoted = sum(1 for word in text.split() if HANGUL.search(word))
        if len(said) <= _IN_KOREAN * quoted:
            return None
    return max(_weighed(said, marked=marked), default=(0, None))[1]


def _of_vietnam(said: set[str]) -> bool:
    """Whether all but a word or two of many are Vietnamese without its marks."""
    return len(said - _BARE) <= len(said) // _FEW and _ENGLISH.isdisjoint(said - _BARE)


def _of_small(said: set[str]) -> str | None:
    """The language whose articles and pronouns are most of what is said."""
    for tag in _OF_SMALL_WORDS:
        small = said & _PERHAPS[tag]
        if len(small) >= _FEW and 2 * len(small) >= len(said) and not (said - small) & _ENGLISH:
            return tag
    return None


def _has_an_ending(said: list[str]) -> bool:
    return any(_ends(name, word) for word in said for name in _ENDINGS)


def _ends(name: str, word: str) -> bool:
    """Whether `word` is built as only words of the language are."""
    if name == "uz" and "'" in word and _UZBEK.search(word):
        return True
    pattern = _ENDINGS.get(name)
    return pattern is not None and len(word) >= _LONG and pattern.fullmatch(word) is not None


def _is_marked(text: str, said: list[str]) -> bool:
    """One word with a mark that only Vietnamese has, several with others, or a mark on each."""
    if _OF_VIETNAM.search(text):
        return True
    marked = sum(1 for word in said if _MARKED.search(word))
    return marked > 1 or 0 < marked == len(said)


def _weighed(said: list[str], *, marked: bool) -> list[tuple[int, str | None]]:
    """The languages that `said` may be in, with what speaks for each."""
    english = _ENGLISH.intersection(said)
    found: list[tuple[int, str | None]] = []
    for name, sure in _SURE.items():
        surely = sum(1 for word in said if word in sure or _is_sure(name, word, marked=marked))
        perhaps = sum(1 for word in said if word in _PERHAPS[name])
        known, weight = surely + perhaps, 2 * surely + perhaps
        against = len(english - _ALSO[name] - _PERHAPS[name] - sure)
        is_whole = surely == len(said)
        enough = surely and (weight >= _ENOUGH or is_whole) and known >= _SHARE * len(said)
        if enough and 2 * against <= known:
            found.append((weight, name))
    return found


def _is_sure(name: str, word: str, *, marked: bool) -> bool:
    return _ends(name, word) or (marked and _marks(name, word))


def _marks(name: str, word: str) -> bool:
    """Whether `word` has marks as only Vietnamese has them, or as a word of it has that we know."""
    if name != _UNMARKED or _MARKED.search(word) is None:
        return False
    return _OF_VIETNAM.search(word) is not None or _bare(word) in _BARE


def _bare(word: str) -> str:
    apart = unicodedata.normalize("NFD", word.replace("đ", "d"))
    return "".join(letter for letter in apart if not unicodedata.combining(letter))
