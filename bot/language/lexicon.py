"""The words that a corrected text may consist of, from the lists in `data`.

They are read once, by the first message that needs them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from bot.language import commands
from bot.language.keyboard import initials, is_syllable
from bot.language.tokens import normalise, uninflected

FOLDER = Path(__file__).parent / "data"
_SLANG = frozenset(
    ("ㄱㅅㄱㅅ", "ㅅㅂㄴ", "ㅅㅂㄹ", "ㅅㅂㄹㅁ", "ㅁㅊㄴ", "ㅁㅊㄹ", "ㅂㅅㅅㄲ", "ㅈㄹㅎ")
)  # fmt: skip
"""Initial consonants that mean just what they are."""
_SINGLE = frozenset("네예응넵끝")
"""Commands of one syllable that are no word in the other keyboard mode ("dj" would be 어)."""
_VERBS = frozenset("하했해한할합되됐된될됩돼드이입예인일라주줘받")
_WORD = re.compile("[가-힣]{2,}|[a-z]{4,}")
_VERB = 5
"""Syllables of a verb or copula that is written on to a noun: no space is missing there."""


@dataclass(frozen=True)
class Words:
    """`commands` are exact words and short phrases as `commands.plain` leaves them, without spaces
    → as they are written; `initials` has only those that one word alone has."""

    korean: frozenset[str]
    english: frozenset[str]
    commands: dict[str, str]
    initials: dict[str, str]
    topics: frozenset[str]
    """English words that are often written without spaces between them."""

    def is_korean(self, word: str) -> bool:
        """A word of the list, also with particles or an ending behind it."""
        if word in self.korean:
            return True
        cut = uninflected(word)
        return len(cut) > 1 and cut in self.korean

    def is_written_on(self, word: str) -> bool:
        """A word of the list with a verb or copula behind it, where no space is missing."""
        verbs = (at for at in range(2, len(word)) if word[at] in _VERBS)
        return any(word[:at] in self.korean and len(word) - at <= _VERB for at in verbs)

    def is_english(self, word: str) -> bool:
        folded = word.casefold()
        if folded in self.english:
            return True
        plural = folded.endswith("s") and not folded.endswith("ss")
        return plural and folded.removesuffix("s") in self.english

    def is_known(self, word: str) -> bool:
        return self.is_korean(word) or self.is_english(word)

    def with_words_of(self, texts: Iterable[str]) -> Words:
        """These, and the words of names that are not in the lists."""
        found = {word for text in texts for word in _WORD.findall(normalise(text))}
        english = {word for word in found if word.isascii()}
        return replace(self, korean=self.korean | (found - english), english=self.english | english)


@cache
def load() -> Words:
    """Raises OSError."""
    korean = frozenset(_lines("ko"))
    english = frozenset(_lines("en"))
    exact = {_joined(line): line for line in _lines("commands")}
    stems = frozenset(cut for cut in map(uninflected, korean) if len(cut) > 1)
    return Words(
        korean=korean | stems | _SINGLE,
        english=english | frozenset(_lines("not_slips")),
        commands={word: line for word, line in exact.items() if len(word) > 1 or word in _SINGLE},
        initials=_by_initials(_lines("topics")),
        topics=frozenset(_lines("topics_en")),
    )


def _joined(text: str) -> str:
    return commands.plain(text).replace(" ", "")


def _by_initials(words: Iterator[str]) -> dict[str, str]:
    found: dict[str, list[str]] = {}
    for word in words:
        if all(map(is_syllable, word)):
            found.setdefault(initials(word), []).append(word)
    return {
        letters: those[0]
        for letters, those in found.items()
        if len(those) == 1 and letters not in _SLANG and len(set(letters)) > 1
    }


def _lines(name: str) -> Iterator[str]:
    for line in (FOLDER / f"{name}.txt").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            yield line
