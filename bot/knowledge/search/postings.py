"""An index in memory: which documents are nearest to a few weighted terms.

A document is a bag of terms. Its nearness is the cosine of (1 + ln n) · idf. An index is never
changed: what is new or different goes into a small second one, which borrows the first one's idf.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain
from typing import Any

import numpy as np
import numpy.typing as npt
from rapidfuzz import process
from rapidfuzz.distance import OSA

from bot.language.tokens import jamo

Floats = npt.NDArray[np.float32]
Bag = Mapping[str, float]
"""A term → how often it stands in a text, or how much it counts."""

_ALIKE = 0.75
"""Letters in which a misspelt word and the word that was meant agree, as a share."""
_MOST_APART = 3
"""Letters by which they may differ in length."""
_SHORTEST = 4
"""Letters of a word that may be misspelt; shorter ones look like too many others."""


class Postings:
    """Terms and the documents that hold them, as three flat arrays."""

    def __init__(self, documents: Sequence[Bag], rarity: Rarity | None = None) -> None:
        self._columns: dict[str, int] = {}
        for term in chain.from_iterable(documents):
            self._columns.setdefault(term, len(self._columns))
        lengths = np.fromiter(map(len, documents), np.int64, len(documents))
        size = int(lengths.sum())
        columns = np.fromiter(
            (self._columns[term] for bag in documents for term in bag), np.int32, size
        )
        counts = np.fromiter((n for bag in documents for n in bag.values()), np.float32, size)
        rows = np.repeat(np.arange(len(documents), dtype=np.int32), lengths)
        self.rarity = rarity or Rarity.of(self._columns, columns, len(documents))
        weights = (1 + np.log(counts)) * self.rarity.of_terms(self._columns)[columns]
        norms = np.sqrt(np.bincount(rows, weights**2, len(documents)))
        order = np.argsort(columns, kind="stable")
        self._rows = rows[order]
        self._weights = (weights / np.maximum(norms, 1e-9)[rows])[order].astype(np.float32)
        self._starts = np.searchsorted(columns[order], np.arange(len(self._columns) + 1))
        self._count = len(documents)

    def nearness(self, asked: Bag) -> Floats:
        """float32[documents], 0 to 1. Terms that no document holds make all of them less near."""
        found = np.zeros(self._count, np.float32)
        weights = {term: weight * self.rarity(term) for term, weight in asked.items()}
        length = math.sqrt(sum(weight**2 for weight in weights.values()))
        for term, weight in weights.items():
            column = self._columns.get(term)
            if column is not None:
                part = slice(self._starts[column], self._starts[column + 1])
                # A document stands once in a term's list.
                found[self._rows[part]] += np.float32(weight / length) * self._weights[part]
        return found


class Rarity:
    """How much a term tells: ln((1 + documents) / (1 + those that hold it)) + 1."""

    def __init__(self, by_term: Mapping[str, float], unknown: float) -> None:
        self._by_term = by_term
        self._unknown = unknown

    @classmethod
    def of(cls, columns: Mapping[str, int], held: npt.NDArray[np.int32], documents: int) -> Rarity:
        frequencies = np.bincount(held, minlength=len(columns))
        values = np.log((1 + documents) / (1 + frequencies)) + 1
        known = dict(zip(columns, values.tolist(), strict=True))
        return cls(known, math.log(1 + documents) + 1)

    def __call__(self, term: str) -> float:
        return self._by_term.get(term, self._unknown)

    def of_terms(self, terms: Iterable[str]) -> Floats:
        return np.array([self(term) for term in terms], np.float32)


class Speller:
    """Known words, and the nearest of them to a misspelt one, compared letter by letter: only those
    that consist of nearly the same letters, which are few."""

    def __init__(self, words: Iterable[str]) -> None:
        self._known = frozenset(words)
        self._by_length: dict[int, list[tuple[str, str]]] = {}
        for word in sorted(self._known):
            letters = jamo(word)
            if len(letters) >= _SHORTEST:
                self._by_length.setdefault(len(letters), []).append((letters, word))
        self._sets = {
            n: np.array([_set(letters) for letters, _ in pairs], np.uint64)
            for n, pairs in self._by_length.items()
        }

    def meant(self, word: str) -> str:
        """The word itself if it is known, or if nothing known is like it."""
        letters = jamo(word)
        if word in self._known or len(letters) < _SHORTEST or word.isdigit():
            return word
        best: tuple[float, str] = (_ALIKE, word)
        for length in range(len(letters) - _MOST_APART, len(letters) + _MOST_APART + 1):
            near = self._near(letters, length, best[0])
            found: Any = process.extractOne(
                letters,
                [one[0] for one in near],
                scorer=OSA.normalized_similarity,
                score_cutoff=best[0],
            )
            if found is not None and (found[1] > best[0] or best[1] == word):
                best = (found[1], near[found[2]][1])
        return best[1]

    def _near(self, letters: str, length: int, alike: float) -> list[tuple[str, str]]:
        """Of those with `length` letters all that may agree in this share of them: one edit changes
        the set of letters by two at most."""
        edits = int((1 - alike) * max(length, len(letters)) + 1e-9)
        sets = self._sets.get(length)
        if sets is None or abs(length - len(letters)) > edits:
            return []
        other = np.bitwise_count(sets ^ np.uint64(_set(letters)))
        pairs = self._by_length[length]
        return [pairs[place] for place in np.flatnonzero(other <= 2 * edits)]


def _set(letters: str) -> int:
    """As 64 bits; letters that share one look alike, which lets only more through."""
    found = 0
    for letter in letters:
        found |= 1 << (ord(letter) & 63)
    return found


def bag(terms: Iterable[str], times: int = 1) -> Counter[str]:
    """How often each term stands in a text, every one of them counted `times` times."""
    counted = Counter(terms)
    return Counter({term: n * times for term, n in counted.items()}) if times > 1 else counted
