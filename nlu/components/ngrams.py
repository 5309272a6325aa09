"""N-grams of a normalised text in three blocks, and the vocabulary that numbers them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy.sparse import csr_matrix

Floats = npt.NDArray[np.float32]
Features = list[tuple[list[int], float]]
BLOCKS = 3


def blocks(text: str) -> tuple[set[str], set[str], set[str]]:
    """Distinct n-grams of a normalised text.

    Characters within words, 1–4, a space on both sides of a word; characters of the text without
    its spaces, 1–3 (Korean is often typed without them); words, 1–2.
    """
    words = text.split()
    within: set[str] = set()
    for word in words:
        padded = f" {word} "
        within.update(_grams(padded, 4))
    joined = set(_grams("".join(words), 3))
    pairs = {f"{a} {b}" for a, b in zip(words, words[1:], strict=False)}
    return within, joined, {*words, *pairs}


def _grams(text: str, longest: int) -> Iterable[str]:
    return (text[i : i + n] for n in range(1, longest + 1) for i in range(len(text) - n + 1))


@dataclass
class Vocabulary:
    """Column numbers of the n-grams (a dictionary a block) and ``idf`` of each, float32[n].

    A text is binary × idf^0.5, each block L2-normalised.
    """

    columns: tuple[dict[str, int], dict[str, int], dict[str, int]]
    idf: Floats

    @classmethod
    def of(cls, texts: Sequence[str]) -> Vocabulary:
        """From normalised training texts; idf smoothed as usual, ln((1+n)/(1+df)) + 1."""
        counts: list[Counter[str]] = [Counter() for _ in range(BLOCKS)]
        for text in texts:
            for count, grams in zip(counts, blocks(text), strict=True):
                count.update(grams)
        return cls.numbered([sorted(count) for count in counts], _idf(counts, len(texts)))

    @classmethod
    def numbered(cls, grams: Sequence[Sequence[str]], idf: Floats) -> Vocabulary:
        """From the n-grams of each block in the order of their columns."""
        columns, start = [], 0
        for block in grams:
            columns.append({gram: start + i for i, gram in enumerate(block)})
            start += len(block)
        return cls((columns[0], columns[1], columns[2]), idf)

    def indices(self, text: str) -> list[list[int]]:
        """Columns of the known n-grams of a normalised text, a list a block; in order, since sums
        of floats depend on it, and that of a set on the process."""
        return [
            sorted(column for gram in grams if (column := known.get(gram)) is not None)
            for known, grams in zip(self.columns, blocks(text), strict=True)
        ]

    def features(self, text: str) -> Features:
        """Of a normalised text: columns and length of each block that has any."""
        return [
            (found, float(np.sqrt(self.idf[found].sum()))) for found in self.indices(text) if found
        ]

    def matrix(self, texts: Sequence[str]) -> csr_matrix:
        """float32[len(texts), len(idf)] of normalised texts, for training."""
        columns: list[int] = []
        values: list[Floats] = []
        rows = [0]
        for text in texts:
            for found in self.indices(text):
                if found:
                    squares = self.idf[found]
                    columns += found
                    values.append(np.sqrt(squares / squares.sum()))
            rows.append(len(columns))
        data = np.concatenate(values) if values else np.zeros(0, np.float32)
        return csr_matrix((data, columns, rows), shape=(len(texts), len(self.idf)))


def _idf(counts: Sequence[Counter[str]], texts: int) -> Floats:
    frequencies = np.array([count[gram] for count in counts for gram in sorted(count)], np.float32)
    return np.log((1 + texts) / (1 + frequencies)).astype(np.float32) + np.float32(1)
