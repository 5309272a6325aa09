"""Days in running text, absolute and relative, Korean and English."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date, timedelta

Reading = Callable[[re.Match[str], date], "date | None"]

_DAYS_BACK = {
    "그끄저께": 3, "그제": 2, "그저께": 2, "엊그제": 2, "어제": 1, "오늘": 0,
    "사흘 전": 3, "나흘 전": 4, "이틀 전": 2, "하루 전": 1, "열흘 전": 10, "보름 전": 15,
    "day before yesterday": 2, "yesterday": 1, "today": 0, "last night": 1, "a week ago": 7,
    "last week": 7, "지난주": 7, "지난 주": 7, "내일": -1, "모레": -2, "tomorrow": -1,
}  # fmt: skip
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_WEEKDAYS_KO = "월화수목금토일"
_WEEKDAYS_EN = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_UNITS = {
    "일": 1, "주": 7, "주일": 7, "달": 30, "개월": 30, "년": 365,
    "day": 1, "week": 7, "month": 30, "year": 365,
}  # fmt: skip
_MONTH_WORD = r"(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*"


def find(text: str, today: date) -> Iterator[tuple[int, int, str]]:
    """Start, end and ISO date of every day that is named; none overlap, earlier patterns win.

    A day without a year is the latest such day that is not more than 60 days ahead. "last week"
    and "3 months ago" are the day that far back: close enough to be confirmed by the person.
    """
    taken: list[tuple[int, int]] = []
    for pattern, reading in _PATTERNS:
        for match in pattern.finditer(text):
            start, end = match.span()
            if any(start < b and a < end for a, b in taken):
                continue
            day = reading(match, today)
            if day is not None:
                taken.append((start, end))
                yield start, end, day.isoformat()


def _full(match: re.Match[str], today: date) -> date | None:
    del today
    year, month, day = (int(group) for group in match.groups())
    return _day(year + 2000 if year < 100 else year, month, day)


def _month_day(match: re.Match[str], today: date) -> date | None:
    return _nearest(int(match.group(1)), int(match.group(2)), today)


def _english(match: re.Match[str], today: date) -> date | None:
    groups = match.groupdict()
    month = _MONTHS.index((groups["m1"] or groups["m2"])[:3].lower()) + 1
    day, year = int(groups["d1"] or groups["d2"]), groups["year"]
    return _day(int(year), month, day) if year else _nearest(month, day, today)


def _ago(match: re.Match[str], today: date) -> date | None:
    count, unit = int(match.group(1)), match.group(2).lower()
    days = count * _UNITS[unit]
    return today - timedelta(days=days) if days < 36_600 else None


def _word(match: re.Match[str], today: date) -> date:
    word = re.sub(r"\s+", " ", match.group().lower())
    return today - timedelta(days=_DAYS_BACK[word])


def _weekday(match: re.Match[str], today: date) -> date:
    """``지난주 월요일``: of the week before; ``last Monday``: the latest before today."""
    korean, english = match.groupdict().get("ko"), match.groupdict().get("en")
    if korean:
        monday = today - timedelta(days=today.weekday() + 7)
        return monday + timedelta(days=_WEEKDAYS_KO.index(korean))
    back = (today.weekday() - _WEEKDAYS_EN.index(str(english).lower())) % 7
    return today - timedelta(days=back or 7)


def _nearest(month: int, day: int, today: date) -> date | None:
    for year in (today.year + 1, today.year, today.year - 1):
        found = _day(year, month, day)
        if found is not None and found - today <= timedelta(days=60):
            return found
    return None


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


_WORDS = "|".join(sorted((w.replace(" ", r"\s+") for w in _DAYS_BACK), key=len, reverse=True))
_PATTERNS: tuple[tuple[re.Pattern[str], Reading], ...] = (
    (_compiled(r"(?<!\d)(\d{4})\s*년\s*(\d{1,2})\s*월\s*(\d{1,2})\s*일"), _full),
    (_compiled(r"(?<![\d.-])(\d{4}|\d{2})[-./]\s?(\d{1,2})[-./]\s?(\d{1,2})(?![\d-])"), _full),
    (_compiled(r"(?<!\d)(\d{1,2})\s*월\s*(\d{1,2})\s*일"), _month_day),
    (
        _compiled(
            rf"\b(?:{_MONTH_WORD.replace('(', '(?P<m1>', 1)}\.?\s+(?P<d1>\d{{1,2}})(?:st|nd|rd|th)?"
            rf"|(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?(?:\s+of)?\s+"
            rf"{_MONTH_WORD.replace('(', '(?P<m2>', 1)})\b(?:,?\s+(?P<year>\d{{4}})\b)?"
        ),
        _english,
    ),
    (_compiled(r"지난\s*주\s*(?P<ko>[월화수목금토일])요일"), _weekday),
    (_compiled(r"\blast\s+(?P<en>mon|tue|wed|thu|fri|sat|sun)[a-z]*\b"), _weekday),
    (_compiled(r"(?<!\d)(\d{1,4})\s*(주일|개월|일|주|달|년)\s*전"), _ago),
    (_compiled(r"\b(\d{1,4})\s+(day|week|month|year)s?\s+ago\b"), _ago),
    (_compiled(rf"(?<![가-힣a-z])(?:{_WORDS})(?![a-z])"), _word),
)
