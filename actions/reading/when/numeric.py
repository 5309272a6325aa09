"""Days written in digits: 2026-11-03, 26.11.3, 20261103, 11/3, 2023."""

from __future__ import annotations

import re
from dataclasses import replace

from actions.reading.when import periods
from actions.reading.when.periods import Now, Pattern, Time, compiled, make, month_day, one, year


def _full(match: re.Match[str], _now: Now) -> Time:
    of_year, month, day = (int(part) for part in match.groups())
    return one(make(of_year + 2000 if of_year < 100 else of_year, month, day))


def _american(match: re.Match[str], _now: Now) -> Time:
    first, second, of_year = (int(part) for part in match.groups())
    of_year += 2000 if of_year < 100 else 0
    if first > 12:
        return one(make(of_year, second, first))
    day = make(of_year, first, second)
    return one(day, doubt=second <= 12 and first != second)


def _month_day(match: re.Match[str], now: Now) -> Time | None:
    month, day = int(match[1]), int(match[2])
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return None
    return one(month_day(None, month, day, now), bare=True)


def _year_month(match: re.Match[str], now: Now) -> Time | None:
    number = int(match[2])
    return (
        replace(periods.month(int(match[1]), number, "", now), bare=True) if number <= 12 else None
    )


def _year(match: re.Match[str], now: Now) -> Time | None:
    number = int(match[1])
    found = year(number, "")
    return Time("period", found.first, found.last, bare=True) if number <= now.today.year else None


PATTERNS: tuple[Pattern, ...] = (
    (
        compiled(
            r"(?<![\d.\-/])((?:19|20)\d\d)\s*[-./]\s*(\d{1,2})"
            r"\s*[-./]\s*(\d{1,2})(?![\d-])"
        ),
        _full,
    ),
    (compiled(r"(?<![\d.\-/])'?(2\d)[-./]\s?(\d{1,2})[-./]\s?(\d{1,2})(?![\d-])"), _full),
    (compiled(r"(?<![\d-])(20\d\d)([01]\d)([0-3]\d)(?![\d-])"), _full),
    (
        compiled(
            r"(?<![\d.\-/])(\d{1,2})[-./](\d{1,2})[-./]((?:19|"
            r"20)\d\d)(?![\d-])"
        ),
        _american,
    ),
    (
        compiled(
            r"(?<![\d.\-/])(\d{1,2})\s?[/.]\s?(\d{1,2})(?![\d/\-]|"
            r"\.\d|\s*(?:시간|km|m\b|%|배))"
        ),
        _month_day,
    ),
    (
        compiled(
            r"(?<=^)(\d{1,2})-(\d{1,2})(?=\s*(?:이?요|부터요?|에요?|"
            r"이에요|입니다|쯤|경)?[.!~]*$)"
        ),
        _month_day,
    ),
    (
        compiled(
            r"(?<![\d.\-/])((?:19|20)\d\d)(?![\d.\-/년])(?=\s*(?:부터|"
            r"이후|이?요|이에요|입니다)?[\s.,!~]*(?:$|[a-z]))"
        ),
        _year,
    ),
    (
        compiled(r"(?<![\d.\-/])((?:19|20)\d\d)\s?[-./]\s?(\d{1,2})(?![\d./-]|\s*[-./]\s*\d)"),
        _year_month,
    ),
)
