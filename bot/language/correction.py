"""Words that were typed in the wrong keyboard mode, in initial consonants, without spaces or with
letters held down: turned into what they were meant to be, for understanding only.

A word changes only if it is none and becomes one that is known. Numbers, receipt numbers, what
stands for personal data, addresses and whatever else is not made of letters never change.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import product

from bot.language import commands
from bot.language.keyboard import is_syllable, to_hangul, to_latin, vowel_of
from bot.language.lexicon import Words, load
from locales.languages import DEFAULT

LIMIT = 400
"""Characters: who writes more has seen what was typed."""
_LONGEST = 40
"""Letters of a word that is looked at."""
_EDGES = ".,!?~…。！？\"'“”‘’()"
_LATIN = re.compile(r"[A-Za-z]+")
_KOREAN = re.compile(r"[가-힣ㄱ-ㅎㅏ-ㅣ]+")
_SYLLABLES = re.compile(r"[가-힣]+")
_CONSONANTS = re.compile(r"[ㄱ-ㅎ]{3,12}")
_JAMO = re.compile(r"[ㄱ-ㅎㅏ-ㅣ]")
_LAUGHING = re.compile(r"(?:[ㅋㅎㅠㅜㅡ]{2,})$")
_HELD = re.compile(r"(.)\1\1+", re.DOTALL)
_RUNS = 3
"""Runs of held letters in one word that are tried both ways."""
_STRETCHED = {
    "ㅏ": "ㅏ", "ㅑ": "ㅏ", "ㅘ": "ㅏ", "ㅓ": "ㅓ", "ㅕ": "ㅓ", "ㅝ": "ㅓ", "ㅗ": "ㅗ", "ㅛ": "ㅗ",
    "ㅜ": "ㅜ", "ㅠ": "ㅜ", "ㅣ": "ㅣ", "ㅢ": "ㅣ", "ㅐ": "ㅐ", "ㅒ": "ㅐ", "ㅙ": "ㅐ", "ㅔ": "ㅔ",
    "ㅖ": "ㅔ", "ㅞ": "ㅔ", "ㅡ": "ㅡ",
}  # fmt: skip
"""A vowel → how it sounds when it is held."""
_HOLDING = dict(zip("아어오우이애에으", "ㅏㅓㅗㅜㅣㅐㅔㅡ", strict=True))
_SHORTEST, _SHORTEST_LATIN = 5, 4
"""Keys of a Korean and of an English word that was surely typed in the wrong mode."""
TWO_SET = frozenset({"ko", "en"})
"""Languages of people who may have a Korean keyboard, and of the words that are in the lists."""
_COMMAND = 2
_GLUED = 6
"""Letters from which a word may be several without spaces."""


@dataclass(frozen=True)
class Corrected:
    nlu_text: str
    changed: bool


def correct(text: str, words: Words | None = None, locale: str = DEFAULT) -> Corrected:
    """`text` as somebody who speaks `locale` means it. The same text and words always give the
    same, the result gives itself. Without `words` those of the lists are known."""
    composed = unicodedata.normalize("NFC", text)
    if len(composed) > LIMIT or locale not in TWO_SET:
        return Corrected(composed, composed != text)
    meant = command(composed)
    if meant is None:
        meant = _by_words(composed, words or load())
    return Corrected(meant, meant != text)


def _by_words(text: str, words: Words) -> str:
    pieces = re.split(r"(\s+)", text)
    cores = [_core(piece, words) for piece in pieces]
    if not any(cores):
        return text
    meant = [
        _one(new or core, words) or new
        for core, new in zip(cores, _slipped(cores, words), strict=True)
    ]
    return "".join(
        piece.replace(core, new, 1) if new else piece
        for piece, core, new in zip(pieces, cores, meant, strict=True)
    )


def command(text: str) -> str | None:
    """The exact command word that the whole text is, typed in the other keyboard mode."""
    typed = commands.plain(text).replace(" ", "")
    if not _COMMAND <= len(typed) <= _LONGEST or not typed.isalpha():
        return None
    words = load()
    if words.is_known(typed) or typed in words.commands:
        return None
    for keys in _modes("".join(unicodedata.normalize("NFC", text).split()).strip(_EDGES)):
        found = words.commands.get(keys.casefold())
        if found is not None:
            return found
    return None


def other_mode(text: str) -> tuple[str, ...]:
    """The whole text as it would stand in the other keyboard mode, whether that is a word or not:
    to compare with titles that are known."""
    if len(text) > LIMIT or not (_LATIN.search(text) or _JAMO.search(text)):
        return ()
    return _modes(unicodedata.normalize("NFC", text))


@lru_cache(maxsize=16)
def _modes(text: str) -> tuple[str, ...]:
    if _LATIN.search(text):
        # Caps lock makes no double consonants; telephones begin with a capital letter.
        lower = (text.lower(),) if text.isupper() else ()
        typed = dict.fromkeys((*lower, text, text[:1].lower() + text[1:]))
        return tuple(map(to_hangul, typed))
    return (to_latin(text),) if _KOREAN.search(text) else ()


def _slipped(cores: Sequence[str], words: Words) -> list[str | None]:
    """Words of the other mode. Beside one that is known, those that merely can be words are meant
    just so, as long as they are not words as they stand."""
    sure = [_convert(core, words, sure=True) for core in cores]
    if not any(sure):
        return sure
    return [new or _convert(core, words, sure=False) for core, new in zip(cores, sure, strict=True)]


def _convert(core: str, words: Words, *, sure: bool) -> str | None:
    """A word in the other mode; None if it stays."""
    if _LATIN.fullmatch(core):
        return _to_korean(core, words, sure=sure)
    if _KOREAN.fullmatch(core):
        return _to_english(core, words, sure=sure)
    return None


def _to_korean(core: str, words: Words, *, sure: bool) -> str | None:
    for meant in _modes(core):
        word = _LAUGHING.sub("", meant)
        if not _SYLLABLES.fullmatch(word):
            continue
        if not sure:
            return meant
        if len(core) < _SHORTEST or len(word) < len("여권"):
            continue
        if words.is_korean(word) or _unglued(word, words):
            return meant
    return None


def _to_english(core: str, words: Words, *, sure: bool) -> str | None:
    if sure and not _JAMO.search(core):
        return None
    word = to_latin(core)
    if len(word) < (_SHORTEST_LATIN if sure else 1) or not words.is_english(word):
        return None
    return word


def _one(core: str, words: Words) -> str | None:
    """A word in its own mode: initials, letters that were held, spaces that are missing."""
    if not core or words.is_known(core):
        return None
    return _initials(core, words) or _held(core, words) or _glued(core, words)


def _initials(core: str, words: Words) -> str | None:
    return words.initials.get(core) if _CONSONANTS.fullmatch(core) else None


def _held(core: str, words: Words) -> str | None:
    """도와주세요오오 and heeelp."""
    if not (_LATIN.fullmatch(core) or _SYLLABLES.fullmatch(core)):
        return None
    for shorter in (*_shortened(core), *_unstretched(core)):
        if words.is_known(shorter):
            return shorter
    return None


def _shortened(core: str) -> Iterator[str]:
    """Runs of three and more letters as two or as one: "goood" is "good"."""
    parts: list[tuple[str, ...]] = []
    last = 0
    for run in _HELD.finditer(core):
        parts += [(core[last : run.start()],), (run[1] * 2, run[1])]
        last = run.end()
    if last and len(parts) <= 2 * _RUNS:
        yield from map("".join, product(*parts, (core[last:],)))


def _unstretched(core: str) -> Iterator[str]:
    """Without the syllables that only hold the vowel before them."""
    for end in range(len(core) - 1, 0, -1):
        if core[end] != core[-1] or core[end] not in _HOLDING:
            return
        before = core[end - 1]
        if not is_syllable(before):
            return
        if _STRETCHED.get(vowel_of(before)) == _HOLDING[core[-1]] and before != core[-1]:
            yield core[:end]


def _glued(core: str, words: Words) -> str | None:
    """Known words without spaces between them."""
    found = _unglued(core, words)
    return " ".join(found) if found else None


def _unglued(core: str, words: Words) -> list[str]:
    """The fewest known words that a word is made of; empty if it is not."""
    if _SYLLABLES.fullmatch(core) and len(core) >= _GLUED:
        if words.is_written_on(core):
            return []
        return _fewest(core, lambda word: words.is_korean(word) or words.is_written_on(word))
    if _LATIN.fullmatch(core) and core.islower() and len(core) >= _GLUED:
        # Only words of our topics: names and other words are made of words, too.
        return _fewest(core, words.topics.__contains__)
    return []


def _fewest(core: str, is_word: Callable[[str], bool]) -> list[str]:
    best: list[list[str] | None] = [[]] + [None] * len(core)
    for end in range(2, len(core) + 1):
        for start in range(max(0, end - 14), end - 1):
            so_far, word = best[start], core[start:end]
            if so_far is None or not is_word(word):
                continue
            known = best[end]
            if known is None or len(so_far) + 1 < len(known):
                best[end] = [*so_far, word]
    found = best[len(core)]
    return found if found and len(found) > 1 else []


def _core(piece: str, words: Words) -> str:
    """The word without punctuation around it; empty if it is known, or is nothing to look at."""
    core = piece.strip(_EDGES)
    if len(core) > _LONGEST or not (_LATIN.fullmatch(core) or _KOREAN.fullmatch(core)):
        return ""
    return "" if words.is_known(core) else core
