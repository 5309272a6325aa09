"""The subject that one or two words name, and nothing else: "가로등이요", "bus late".

Which words name which subject stands in `subjects.yml`. English and longer Korean words may be a
letter off.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

import yaml
from rapidfuzz import process
from rapidfuzz.distance import OSA

from actions.base.folded import folded

DATA = Path(__file__).with_name("subjects.yml")
WISHES = ("신고", "민원", "접수", "report", "complain", "petition")
"""Words of whoever wants to file."""
_LONGEST = 24
"""Letters of what may be no more than a name."""
_WORDS = 3
_ENDING = re.compile(
    r"(?:이에요|이예요|예요|에요|입니다|인데요|인데|이요|이여|이오|요|이욤|임|이라고요|"
    r"때문에요|때문에|"
    r"쪽이요|관련이요|은요|는요|은|는|이|가|을|를|도)$"
)
_NOISE = re.compile(r"[^0-9a-z가-힣' -]+")
_FUZZY = {True: 3, False: 6}
"""Letters from which a word may be one off: of Korean its syllables."""
_ASKS = re.compile(r"^(?:how|what|when|where|who|which|why|is|are|do|does|can|could|will|did)\b")


@dataclass(frozen=True)
class Subject:
    """`kind` is a service by its own code where `service`, else an intent; `word` is as typed."""

    kind: str
    word: str
    service: bool = True


@dataclass(frozen=True)
class _Words:
    """By word; `generic` says nothing of a subject; `rank` is the place of a word among all, the
    longest first; `alike` are those that may be a letter off beside their letters, by their
    length; `heard` those of English by their sound."""

    subjects: Mapping[str, tuple[str, bool]]
    generic: frozenset[str]
    pattern: re.Pattern[str]
    rank: Mapping[str, int]
    alike: Mapping[int, tuple[Sequence[str], Sequence[str]]]
    heard: Mapping[str, str]


@lru_cache(maxsize=16)
def find(text: str) -> Subject | None:
    """The subject that is all of `text`."""
    if not is_short(text):
        return None
    said = _NOISE.sub(" ", folded(text)).strip()
    if re.search("[가-힣]", said):
        return _korean(said)
    return None if _ASKS.search(said) else _english(said.split())


def is_short(text: str) -> bool:
    """Whether `text` may be no more than a name of something."""
    said = _NOISE.sub(" ", folded(text)).strip()
    return 0 < len(said) <= _LONGEST and "⟦" not in text and len(said.split()) <= _WORDS


def is_one(text: str) -> bool:
    """Whether `text` is a subject that a service is for, and nothing else; that it is to be filed
    says nothing more of it."""
    found = find(text)
    return found is not None and found.service and not any(w in text.casefold() for w in WISHES)


@lru_cache(maxsize=16)
def named(clause: str) -> tuple[Subject, ...]:
    """The subjects that a clause names, in their order; a word inside a longer one counts not."""
    said = _NOISE.sub(" ", folded(clause))
    found = []
    for language in ("ko", "en"):
        words = _words(language)
        for one in words.pattern.finditer(said):
            word = one[1] if one[1].isascii() else one[1].replace(" ", "")
            kind, service = words.subjects[word]
            found.append((one.start(), Subject(kind, word, service)))
    return tuple(one for _, one in sorted(found, key=lambda row: row[0]))


def _pattern(words: Iterable[str]) -> re.Pattern[str]:
    """Each word wherever one begins, the longer first: 구두 is not in 친구두명."""
    longest = sorted(words, key=len, reverse=True)
    english = "|".join(re.escape(word) for word in longest if word.isascii())
    korean = "|".join(
        r"\s?".join(word) if len(word) > 1 else rf"{word}(?=[가이는은도를들\s]|$)"
        for word in longest
        if not word.isascii()
    )
    if korean:
        return re.compile(rf"(?<![가-힣])({korean})")
    return re.compile(rf"\b({english})(?:e?s)?\b")


def _korean(said: str) -> Subject | None:
    joined = said.replace(" ", "")
    words = _words("ko")
    for bare in dict.fromkeys((joined, _ENDING.sub("", joined))):
        exact = _known(bare, words)
        if exact is not None:
            return Subject(exact[0], said, exact[1])
    bare = _ENDING.sub("", joined)
    return _head(bare, said, words) or _near(bare, said, words, korean=True)


def _known(bare: str, words: _Words) -> tuple[str, bool] | None:
    return words.subjects.get(bare)


def _head(bare: str, said: str, words: _Words) -> Subject | None:
    """A compound that ends with a subject, or begins with one, and has nothing of its own besides:
    "불법현수막", "놀이터 고장"."""
    for word in _inside(bare, words):
        kind, service = words.subjects[word]
        rest = bare.replace(word, "", 1)
        if rest in words.generic or _is_generic(rest, words):
            return Subject(kind, said, service)
        if service and " " not in said and bare.endswith(word) and len(rest) <= _FUZZY[True]:
            return Subject(kind, said, service)
    return None


def _inside(bare: str, words: _Words) -> list[str]:
    """The words of two letters and more that are in `bare`, the longest first."""
    places = range(len(bare) - 1)
    parts = {bare[at:end] for at in places for end in range(at + 2, len(bare) + 1)}
    return sorted(parts & words.rank.keys(), key=words.rank.__getitem__)


def _is_generic(rest: str, words: _Words) -> bool:
    """Whether it is made of words that say nothing of a subject, or of further subjects."""
    while rest:
        length = next((n for n in range(len(rest), 1, -1) if _says_nothing(rest[:n], words)), None)
        if length is None:
            return False
        rest = rest[length:]
    return True


def _says_nothing(part: str, words: _Words) -> bool:
    return part in words.generic or part in words.subjects


def _english(said: Sequence[str]) -> Subject | None:
    words = _words("en")
    joined = " ".join(said)
    for length in range(len(said), 0, -1):
        for at in range(len(said) - length + 1):
            part = said[at : at + length]
            found = _singular(" ".join(part), words) or _near(" ".join(part), joined, words)
            rest = [w for w in (*said[:at], *said[at + length :]) if w not in words.generic]
            if found is None or len(rest) > (1 if found.service else 0):
                continue
            return Subject(found.kind, joined, found.service)
    return None


def _singular(said: str, words: _Words) -> Subject | None:
    for form in dict.fromkeys((said, said.removesuffix("s"), said.removesuffix("es"))):
        if form in words.subjects:
            kind, service = words.subjects[form]
            return Subject(kind, said, service)
    return None


def _near(bare: str, said: str, words: _Words, *, korean: bool = False) -> Subject | None:
    """A word with one slip in it: of Korean a letter, of English two beside each other count as
    one."""
    if len(bare) < _FUZZY[korean]:
        return None
    length = len(bare)
    word = None if korean else words.heard.get(_sounds(bare))
    typed = _letters(bare)
    for near in (length - 1, length, length + 1):
        alike = words.alike.get(near)
        if word is None and alike is not None:
            best = process.extractOne(typed, alike[1], scorer=OSA.distance, score_cutoff=1)
            word = None if best is None else alike[0][best[2]]
    return None if word is None else Subject(words.subjects[word][0], said, words.subjects[word][1])


def _sounds(word: str) -> str:
    """English as it is heard: "lite" is "light"."""
    return re.sub(r"ite\b", "ight", word).replace("ph", "f")


def _letters(word: str) -> str:
    return unicodedata.normalize("NFD", word)


@cache
def _words(language: str) -> _Words:
    """Raises OSError, yaml.YAMLError, KeyError for a file of another form."""
    content = yaml.safe_load(DATA.read_text(encoding="utf-8"))
    subjects: dict[str, tuple[str, bool]] = {}
    for group, service in (("services", True), ("journeys", False)):
        for kind, words in content[group].items():
            subjects.update({str(word): (str(kind), service) for word in words[language]})
    generic = frozenset(map(str, content["generic"][language]))
    rank = {word: at for at, word in enumerate(sorted(subjects, key=len, reverse=True))}
    alike: dict[int, tuple[list[str], list[str]]] = {}
    for word in subjects:
        if len(word) >= _FUZZY[not word.isascii()]:
            typed, letters = alike.setdefault(len(word), ([], []))
            typed.append(word)
            letters.append(_letters(word))
    heard = {_sounds(w): w for w in subjects if w.isascii() and len(w) >= _FUZZY[False]}
    return _Words(subjects, generic, _pattern(subjects), rank, alike, heard)
