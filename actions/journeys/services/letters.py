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
    grams = _grams(text[:_LONGEST])
    scored = [(s, index.score(s.code, grams, locale)) for s in services]
    return sorted(scored, key=lambda row: -row[1])


_Phrases = tuple[tuple[str, tuple[str, ...]], ...]


def _frozen(phrases: Mapping[str, Sequence[str]]) -> _Phrases:
    return tuple((language, tuple(said)) for language, said in sorted(phrases.items()))


@dataclass(frozen=True)
class _Index:
    """`weights` is the rarity of each n-gram; `phrases` are (language, n-grams, their weight)."""

    weights: Mapping[str, float]
    vocabularies: Mapping[str, frozenset[str]]
    phrases: Mapping[str, tuple[tuple[str, frozenset[str], float], ...]]
    rarest: float
    """The weight of an n-gram that no service uses: it explains nothing."""

    def score(self, code: str, grams: frozenset[str], locale: str) -> float:
        """The nearest phrase, and how much of the sentence the service's words explain."""
        total = sum(self.weights.get(g, self.rarest) for g in grams)
        if total == 0.0:
            return 0.0
        vocabulary = self.vocabularies[code]
        explained = sum(self.weights[g] for g in grams if g in vocabulary) / total
        nearest = max(
            (
                self._near(grams, phrase, weight) * (1.0 if language == locale else 0.95)
                for language, phrase, weight in self.phrases[code]
            ),
            default=0.0,
        )
        found = 0.6 * nearest + 0.4 * explained
        return found if found >= _LEAST else 0.0

    def _near(self, grams: frozenset[str], phrase: frozenset[str], weight: float) -> float:
        shared = sum(self.weights[g] for g in grams & phrase)
        return shared / (weight + _SMOOTHING * self.rarest)


@lru_cache(maxsize=4)
def _index(services: tuple[tuple[str, _Phrases], ...]) -> _Index:
    phrases = {
        code: tuple((language, _grams(p)) for language, said in spoken for p in said)
        for code, spoken in services
    }
    vocabularies = {
        code: frozenset().union(*(grams for _, grams in rows)) for code, rows in phrases.items()
    }
    uses = Counter(gram for vocabulary in vocabularies.values() for gram in vocabulary)
    # Squared: what half of the services say says next to nothing.
    weights = {g: math.log((1 + len(services)) / n) ** 2 for g, n in uses.items()}
    return _Index(
        weights,
        vocabularies,
        {
            code: tuple((lang, g, _weight(g, weights)) for lang, g in rows)
            for code, rows in phrases.items()
        },
        max(weights.values(), default=0.0),
    )


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
