"""Texts for Telegram: cut where it does not hurt, and made harmless as HTML.

A message holds 4096 UTF-16 units. A text is cut at the end of a paragraph, else a line, a
sentence, a word; never within what people see as one character, a number or an address. Put
together, the pieces are the text again.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from html import escape

import regex

LIMIT = 4096

_PIN = r"(?<![\d-])(?:\d{8}|\d{4} \d{4})(?![\d-])"

_LONG = re.compile(r"https?://\S+|\d[\d.,:-]*\d")
_GRAPHEME = regex.compile(r"\X")
_ENDS = (
    re.compile(r"\n[^\S\n]*\n\s*"),
    re.compile(r"\n\s*"),
    re.compile(r"[.?…。？！!][\"'”’)\]]*\s+"),
    re.compile(r"\s+"),
)
"""Where a text may be cut, the best place first: after a match."""


def units(text: str) -> int:
    """UTF-16 units, as Telegram counts."""
    return len(text) + sum(character > "\uffff" for character in text)


def pieces(text: str, references: Sequence[str] = (), limit: int = LIMIT) -> Iterator[str]:
    """`text` in pieces of at most `limit` units, `references` whole. A piece of nothing but white
    space is left out: Telegram refuses it."""
    while units(text) > limit:
        end = _cut(text, limit, _code(tuple(references)))
        if text[:end].strip():
            yield text[:end]
        text = text[end:]
    if text.strip():
        yield text


def _cut(text: str, limit: int, code: re.Pattern[str]) -> int:
    fits = _fitting(text, limit)
    inside = _inside(text[: fits + limit], limit // 2, code)
    for pattern in _ENDS:
        ends = [
            end
            for match in pattern.finditer(text, 0, fits)
            if (end := match.end()) not in inside and text[:end].strip()
        ]
        if ends:
            return ends[-1]
    while fits in inside:
        fits -= 1
    return fits


def _fitting(text: str, limit: int) -> int:
    """How many characters of `text` fit into `limit` units."""
    room = limit
    for index, character in enumerate(text):
        room -= 2 if character > "\uffff" else 1
        if room < 0:
            return index
    return len(text)


def _inside(text: str, longest: int, code: re.Pattern[str]) -> set[int]:
    """The places where a cut would hurt. What is longer than `longest` has to bear it."""
    patterns = (code, _LONG, _GRAPHEME)
    spans = (match.span() for pattern in patterns for match in pattern.finditer(text))
    return {
        place
        for start, end in spans
        if 1 < end - start <= longest
        for place in range(start + 1, end)
    }


def html(text: str, references: Sequence[str] = ()) -> str:
    """`text` for Telegram's HTML mode: shown to the character; a receipt number and the PIN beside
    it can be copied with one touch."""
    shown = [reference for reference in references if reference in text]
    out, last = [], 0
    for match in _code(tuple(shown)).finditer(text) if shown else ():
        out += [escape(text[last : match.start()], quote=False)]
        out += [f"<code>{escape(match[0], quote=False)}</code>"]
        last = match.end()
    return "".join([*out, escape(text[last:], quote=False)])


@lru_cache(maxsize=64)
def _code(references: tuple[str, ...]) -> re.Pattern[str]:
    """Receipt numbers, to the character, and what looks like a PIN."""
    return re.compile("|".join([*map(re.escape, references), _PIN]))
