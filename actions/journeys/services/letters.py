"""Which service a sentence is about, by the letters of the services' own phrases.

Character n-grams weighed by how few services use them: works on Korean without spaces, with any
ending or particle, and on English with small mistakes. No training, standard library only.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from actions.adapters.protocol import Service
from actions.base import placeholders
from actions.base.folded import folded

_LENGTHS = (2, 3, 4)
_LEAST = 0.08
"""A score below this is chance."""
_SMOOTHING = 3
"""A phrase counts as if it had that many n-grams more: "help me" must not outweigh a whole one."""
_LONGEST = 600
"""Characters that are read: a long story says what it is about at its beginning."""


def guess(services: Sequence[Service], text: str, locale: str) -> list[tuple[Service, float]]:
    """Every service with its score (0 to 1), the likeliest first; 0.0 means no sign of it.

    Phrases of all languages count, those of `locale` a little more.
    """
    index = _index(tuple((s.code, _frozen(s.phrases)) for s in services))
    scores = index.scores(_grams(text[:_LONGEST]), locale)
    return sorted(((s, scores.get(s.code, 0.0)) for s in services), key=lambda row: -row[1])


_Phrases = tuple[tuple[str, tuple[str, ...]], ...]


def _frozen(phrases: Mapping[str, Sequence[str]]) -> _Phrases:
    return tuple((language, tuple(said)) for language, said in sorted(phrases.items()))


@dataclass(frozen=True)
class _Phrase:
    """`weight` is that of its n-grams."""

    code: str
    language: str
    weight: float


@dataclass(frozen=True)
class _Index:
    """`weights` is the rarity of each n-gram, `users` are the services that use it, `within` the
    numbers of the phrases that it is in."""

    weights: Mapping[str, float]
    users: Mapping[str, Sequence[str]]
    within: Mapping[str, Sequence[int]]
    phrases: Sequence[_Phrase]
    rarest: float
    """The weight of an n-gram that no service uses: it explains nothing."""

    def scores(self, grams: frozenset[str], locale: str) -> dict[str, float]:
        """By code: the nearest phrase, and how much of the sentence the service's words explain.
        Of what is chance there is none."""
        known = grams & self.weights.keys()
        total = sum(self.weights[g] for g in known) + self.rarest * (len(grams) - len(known))
        explained, shared = Counter[str](), Counter[int]()
        for gram in sorted(known):
            for code in self.users[gram]:
                explained[code] += self.weights[gram]  # type: ignore[assignment]
            for number in self.within[gram]:
                shared[number] += self.weights[gram]  # type: ignore[assignment]
        nearest: dict[str, float] = {}
        for number, weight in shared.items():
            phrase = self.phrases[number]
            near = weight / (phrase.weight + _SMOOTHING * self.rarest)
            near *= 1.0 if phrase.language == locale else 0.95
            nearest[phrase.code] = max(near, nearest.get(phrase.code, 0.0))
        found = {code: 0.6 * near + 0.4 * explained[code] / total for code, near in nearest.items()}
        return {code: score for code, score in found.items() if score >= _LEAST}


@lru_cache(maxsize=4)
def _index(services: tuple[tuple[str, _Phrases], ...]) -> _Index:
    rows = [
        (code, language, _grams(phrase))
        for code, spoken in services
        for language, said in spoken
        for phrase in said
    ]
    users: dict[str, list[str]] = {}
    within: dict[str, list[int]] = {}
    for number, (code, _, grams) in enumerate(rows):
        for gram in grams:
            within.setdefault(gram, []).append(number)
            if code not in (using := users.setdefault(gram, [])):
                using.append(code)
    # Squared: what half of the services say says next to nothing.
    weights = {g: math.log((1 + len(services)) / len(n)) ** 2 for g, n in users.items()}
    phrases = [_Phrase(code, language, _weight(grams, weights)) for code, language, grams in rows]
    return _Index(weights, users, within, phrases, max(weights.values(), default=0.0))


def _weight(grams: Iterable[str], weights: Mapping[str, float]) -> float:
    return sum(weights[g] for g in grams)


def _grams(text: str) -> frozenset[str]:
    """N-grams of Hangul without its spaces, and of each other word between its own borders."""
    words = _words(text)
    hangul = "".join(w for w in words if _is_hangul(w))
    found = {hangul[i : i + n] for n in _LENGTHS[:2] for i in range(len(hangul) - n + 1)}
    for word in words:
        if not _is_hangul(word):
            bounded = f"<{word}>"
            found.update(
                bounded[i : i + n] for n in _LENGTHS[1:] for i in range(len(bounded) - n + 1)
            )
            found.add(bounded)
    return frozenset(found)


def _words(text: str) -> list[str]:
    """Runs of Hangul and runs of other letters, small; digits tell no category."""
    plain = folded(placeholders.ANY.sub(" ", text))
    marked: list[str] = []
    for before, char in zip(" " + plain, plain, strict=False):
        if not char.isalpha():
            marked.append(" ")
            continue
        if before.isalpha() and _is_hangul(before) != _is_hangul(char):
            marked.append(" ")
        marked.append(char)
    return "".join(marked).split()


def _is_hangul(text: str) -> bool:
    return "가" <= text[0] <= "힣"
