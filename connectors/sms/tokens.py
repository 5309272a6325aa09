"""What a reader needs in one piece: numbers to type, amounts, dates, links."""

from __future__ import annotations

import bisect
from collections.abc import Sequence

import regex

_PATTERNS = {
    "link": r"(?:https?://|www\.)\S+|(?:[a-z0-9-]+\.)+(?:kr|com|org|net|io)\b(?:/\S*)?",
    "mail": r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+",
    "telephone": r"(?:\+\d{1,3}[- ]?)?(?:\(0\d{1,2}\)[- ]?|\b0?\d{1,4}[- ])(?:\d{3,4}[- ])?\d{4}\b",
    "amount": r"(?:(?:[₩￦$€£¥]|\b(?:KRW|USD|EUR))\s?)?\d[\d,]*(?:\.\d+)?"
    r"(?:\s?[조억만천백]+(?:\s?\d[\d,]*)?)*(?:\s?(?:원|달러|유로|won\b|dollars\b))?",
    "day": r"(?:\d{4}년\s?)?\d{1,2}월\s?\d{1,2}일"
    r"(?:\s?(?:\([월화수목금토일]\)|[월화수목금토일]요일))?"
    r"|\d{4}\s?[-./]\s?\d{1,2}\s?[-./]\s?\d{1,2}\b\.?"
    r"|(?:\b(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day)?,? )?"
    r"(?:\d{1,2} {M}|{M} \d{1,2}\b,?)(?: \d{4})?",
    "time": r"(?:(?:오전|오후|새벽|아침|낮|저녁|밤)\s)?\b\d{1,2}:\d{2}(?:\s?[ap]\.?m\b\.?)?"
    r"|(?:(?:오전|오후|새벽|아침|낮|저녁|밤)\s)?\d{1,2}시(?:\s?\d{1,2}분)?",
    # The mark of a line and what follows it: "1. 네", "- 제목"; a name and its number: "PIN: 0123".
    "mark": r"^(?:\d{1,3}[.)]|[-·]) \S+",
    "named": r"[^\s:]+: (?=\S*\d)[\w-]+",
}
_MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?"
    r"|Sep(?:tember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\b"
)
_FOLLOWED = r"\s(?=(?:오전|오후|새벽|아침|낮|저녁|밤)\s\d|\d{1,2}:\d{2}|\d{1,2}시)"
# ASCII: a number ends where Hangul begins (010-1234-5678로).
_FLAGS = regex.ASCII | regex.IGNORECASE | regex.MULTILINE
_COMPILED = tuple(
    regex.compile(pattern.replace("{M}", _MONTH), _FLAGS)
    for pattern in (*_PATTERNS.values(), rf"\S,?{_FOLLOWED}\S")
)


class Tokens:
    """Spans of `text` that are not to be parted, overlapping ones taken together: receipt numbers
    are among `kept`; `whole` is one more, which ends with the text."""

    def __init__(self, text: str, whole: int | None = None, kept: Sequence[str] = ()) -> None:
        spans = [
            match.span()
            for pattern in _COMPILED
            for match in pattern.finditer(text)
            if match.end() - match.start() > 1
        ]
        for one in kept:
            spans += [match.span() for match in regex.finditer(regex.escape(one), text)]
        if whole is not None:
            spans.append((whole, len(text)))
        self._spans = _merged(sorted(spans))
        self._starts = [start for start, _ in self._spans]

    def around(self, offset: int) -> tuple[int, int] | None:
        """The span that a cut at `offset` (in characters) would part."""
        index = bisect.bisect_left(self._starts, offset) - 1
        if index < 0 or offset >= self._spans[index][1]:
            return None
        return self._spans[index]


def _merged(spans: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    merged: list[tuple[int, int]] = []
    for start, end in spans:
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged
