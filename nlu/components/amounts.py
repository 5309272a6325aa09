"""Amounts of money in running text, in won: 1,200만원, 3억 5천, 50,000 won, ₩12,000."""

from __future__ import annotations

import re
from collections.abc import Iterator

_BIG = {"조": 10**12, "억": 10**8, "만": 10**4}
_SMALL = {"천": 1000, "백": 100, "십": 10}
_NUMBER = r"\d[\d,]*(?:\.\d+)?"
_PART = rf"(?:{_NUMBER}\s*[천백십]?|[천백십])"
# A unit (조, 억, 만) or a currency must say that it is money.
_KOREAN = re.compile(
    rf"(?<![\d.,])((?:{_PART}\s*)+[조억만](?:\s*(?:{_PART}\s*)+[억만천백십]?)*)\s*원?"
    rf"|(?<![\d.,])((?:{_PART}\s*)+)원(?!자)"
)
_ENGLISH = re.compile(
    rf"(?:₩|\bKRW)\s*({_NUMBER})|(?<![\d.,])({_NUMBER})\s*(million\s+)?(?:won|KRW)\b",
    re.IGNORECASE,
)
_TOKEN = re.compile(rf"{_NUMBER}|[조억만천백십]")
# 만 and 천 also count other things: 3만 명, 2천 년.
_COUNTED = re.compile(r"\s*(?:명|개|년|건|번|회|가구|세대|km|㎞|미터|㎡|평|톤|대\b|보\b)")


def find(text: str) -> Iterator[tuple[int, int, int]]:
    """Start, end and won of every amount."""
    for match in _KOREAN.finditer(text):
        written = match.group(1) or match.group(2)
        if not match.group().endswith("원") and _COUNTED.match(text, match.end()):
            continue
        value = _korean(written, exact=match.group().endswith("원"))
        if value:
            yield match.start(), match.start() + len(match.group().rstrip()), value
    for match in _ENGLISH.finditer(text):
        number = float((match.group(1) or match.group(2)).replace(",", ""))
        yield match.start(), match.end(), round(number * (10**6 if match.group(3) else 1))


def _korean(written: str, *, exact: bool) -> int:
    """3억 5천 is 350,000,000: after 억 or 조 a bare rest counts in 만, unless 원 follows it."""
    total, section, number, last = 0.0, 0.0, None, 1
    for token in _TOKEN.findall(written):
        if token in _BIG:
            section += number or 0
            total += (section or 1) * _BIG[token]
            section, number, last = 0.0, None, _BIG[token]
        elif token in _SMALL:
            section += (1 if number is None else number) * _SMALL[token]
            number = None
        else:
            number = float(token.replace(",", ""))
    rest = section + (number or 0)
    counts_in_man = last > 10**4 and rest < 10**4 and not exact
    return round(total + rest * (10**4 if counts_in_man else 1))
