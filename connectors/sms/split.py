"""Cuts a text into parts where a reader would pause: after a line, after a sentence, between words;
within a word only when it is longer than a part, and then between graphemes.

Nothing is lost but white space at a cut: the parts, each found in the text after the one before it,
leave only white space over.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Sequence
from itertools import accumulate

import regex

from connectors.sms.tokens import Tokens

Fits = Callable[[int, str], bool]
"""Whether this text fits as the part of this index (from 0). What fits, fits when cut shorter."""

_GRAPHEME = regex.compile(r"\X")
_SENTENCE = re.compile(r"[.?!。？！][)\]\"'”’」』]*$")
_FULL = 0.5
"""A part that is not the first ends with a line or a sentence only if it is filled so far."""
_FULL_FIRST = 0.25
"""The first one should say something by itself."""


def split(text: str, fits: Fits, whole: int | None = None, kept: Sequence[str] = ()) -> list[str]:
    """The parts, none empty; none for white space alone. What begins at `whole` (characters), and
    what is `kept`, stays in one piece if that fits. Raises ValueError when not even one character
    fits."""
    if not text.strip():
        return []
    return _Cutter(text, fits, Tokens(text, whole, kept)).parts()


class _Cutter:
    def __init__(self, text: str, fits: Fits, tokens: Tokens) -> None:
        self.graphemes: list[str] = _GRAPHEME.findall(text)
        self.fits = fits
        self.text = text
        self.tokens = tokens
        self._measure()

    def _measure(self) -> None:
        self.offsets = [0, *accumulate(map(len, self.graphemes))]
        self.blank = [grapheme.isspace() for grapheme in self.graphemes]

    def parts(self) -> list[str]:
        parts: list[str] = []
        start = self._skip(0)
        while start < len(self.graphemes):
            end = self._longest(len(parts), start)
            if end == start:
                self._divide(len(parts), start)
                continue
            if self._skip(end) < len(self.graphemes):
                end = self._cut(len(parts), start, end)
            parts.append(self._piece(start, end).rstrip())
            start = self._skip(end)
        return parts

    def _piece(self, start: int, end: int) -> str:
        return self.text[self.offsets[start] : self.offsets[end]]

    def _skip(self, index: int) -> int:
        while index < len(self.graphemes) and self.blank[index]:
            index += 1
        return index

    def _longest(self, part: int, start: int) -> int:
        """Where the longest text from `start` ends that fits; `start` when nothing does."""
        fitting, step = start, 64
        while fitting < len(self.graphemes):
            beyond = min(start + step, len(self.graphemes))
            if not self._fits(part, start, beyond):
                break
            fitting, step = beyond, step * 2
        else:
            return fitting
        while beyond - fitting > 1:
            middle = (fitting + beyond) // 2
            if self._fits(part, start, middle):
                fitting = middle
            else:
                beyond = middle
        return fitting

    def _fits(self, part: int, start: int, end: int) -> bool:
        return self.fits(part, self._piece(start, end).rstrip())

    def _divide(self, part: int, index: int) -> None:
        """A grapheme longer than a part (a tower of accents) is cut between its characters."""
        grapheme = self.graphemes[index]
        length = len(grapheme) - 1
        while length and not self.fits(part, grapheme[:length]):
            length -= 1
        if not length:
            raise ValueError("a part has no room for one character")
        self.graphemes[index : index + 1] = [grapheme[:length], grapheme[length:]]
        self._measure()

    def _cut(self, part: int, start: int, end: int) -> int:
        """The best place to end a part that could go on to `end`, at most."""
        words = [e for e in range(start + 1, end + 1) if self._between_words(e)]
        full = start + (end - start) * (_FULL if part else _FULL_FIRST)
        far = [e for e in words if e >= full]
        for wanted in (self._ends_line, self._ends_sentence):
            if found := next((e for e in reversed(far) if wanted(e, start)), None):
                return found
        if words and (words[-1] >= full or self._word_fits(part + 1, words[-1])):
            return words[-1]
        return self._within_word(start, end)

    def _between_words(self, end: int) -> bool:
        return (
            self.blank[end]
            and not self.blank[end - 1]
            and self.tokens.around(self.offsets[end]) is None
        )

    def _ends_line(self, end: int, _start: int) -> bool:
        return "\n" in self._piece(end, self._skip(end))

    def _ends_sentence(self, end: int, start: int) -> bool:
        return _SENTENCE.search(self._piece(max(start, end - 4), end)) is not None

    def _word_fits(self, part: int, end: int) -> bool:
        """Whether what follows a cut, to the next place to cut at, fits into a part whole."""
        start = self._skip(end)
        stop = start + 1
        while stop < len(self.graphemes) and not self._between_words(stop):
            stop += 1
        return self.fits(part, self._piece(start, stop))

    def _within_word(self, start: int, end: int) -> int:
        """Before a token that would be cut; through it only if the part begins with it."""
        token = self.tokens.around(self.offsets[end])
        if token is None:
            return end
        before = bisect_right(self.offsets, token[0]) - 1
        return before if before > start else end
