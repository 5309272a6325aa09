"""Amounts of money in running text, in won: 1,200만원, 3억 5천, 50,000 won, ₩12,000."""

from __future__ import annotations

import re
from collections.abc import Iterator

_BIG = {"조": 10**12, "억": 10**8, "만": 10**4}
_SMALL = {"천": 1000, "백": 100, "십": 10}
_NUMBER = r"(?:\d{1,3}(?:,\d{3}){1,4}|\d{1,15})(?:\.\d{1,4})?(?![\d,])"
# One piece after the other, never a repetition inside a repetition: a text of 5,000 digits must
# not take longer than any other.
_PIECE = re.compile(rf"(?P<number>{_NUMBER})|(?P<unit>[조억만천백십])")
_START = re.compile(rf"(?<![\d.,가-힣A-Za-z])(?:{_NUMBER}|[만천백십])")
_WON = re.compile(r" ?원(?!자)")
# 만 and 천 also count other things: 3만 명, 2천 년.
_COUNTED = re.compile(r" ?(?:명|개|년|건|번|회|가구|세대|km|㎞|미터|㎡|평|톤|대\b|보\b)")
_ENGLISH = re.compile(
    rf"(?:₩|\bKRW) ?(?P<after>{_NUMBER})"
    rf"|(?<![\d.,])(?P<before>{_NUMBER})(?P<million> million)? ?(?:won|KRW)\b",
    re.IGNORECASE,
)


def find(text: str) -> Iterator[tuple[int, int, int]]:
    """Start, end and won of every amount."""
    position = 0
    while start := _START.search(text, position):
        pieces, end = _pieces(text, start.start())
        position = end
        won = _WON.match(text, end)
        units = [piece for piece in pieces if piece in _BIG]
        is_money = won or (units and pieces[0][0].isdigit() and not _COUNTED.match(text, end))
        value = _value(pieces, exact=won is not None) if is_money else 0
        if value:
            yield start.start(), won.end() if won else end, value
    for match in _ENGLISH.finditer(text):
        number = float((match["after"] or match["before"]).replace(",", ""))
        yield match.start(), match.end(), round(number * (10**6 if match["million"] else 1))


def _pieces(text: str, start: int) -> tuple[list[str], int]:
    """Numbers and units from ``start``, at most a space between two, and where they end; two
    numbers without a unit between them are not one amount."""
    pieces: list[str] = []
    position = end = start
    while match := _PIECE.match(text, position):
        if match["number"] and pieces and pieces[-1][0].isdigit():
            break
        pieces.append(match.group())
        end = match.end()
        position = end + 1 if text[end : end + 1] == " " else end
    return pieces, end


def _value(pieces: list[str], *, exact: bool) -> int:
    """3억 5천 is 350,000,000: after 억 or 조 a bare rest counts in 만, unless 원 follows it."""
    total, section, number, last = 0.0, 0.0, None, 1
    for piece in pieces:
        if piece in _BIG:
            section += number or 0
            total += (section or 1) * _BIG[piece]
            section, number, last = 0.0, None, _BIG[piece]
        elif piece in _SMALL:
            section += (1 if number is None else number) * _SMALL[piece]
            number = None
        else:
            number = float(piece.replace(",", ""))
    rest = section + (number or 0)
    counts_in_man = last > 10**4 and rest < 10**4 and not exact
    return round(total + rest * (10**4 if counts_in_man else 1))
