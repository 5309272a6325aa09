"""Dates as people type them, absolute or relative to today, in Korean and English."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, timedelta

from actions.base.folded import folded
from actions.reading import numerals

_NEAR = {
    "오늘": 0, "어제": -1, "어저께": -1, "그제": -2, "그저께": -2, "엊그제": -2, "그끄저께": -3,
    "내일": 1, "모레": 2, "글피": 3, "today": 0, "yesterday": -1, "tomorrow": 1,
    "day before yesterday": -2, "day after tomorrow": 2, "last night": -1, "어젯밤": -1,
    "오늘 아침": 0, "this morning": 0, "tonight": 0,
}  # fmt: skip
_SPANS = {
    "하루": 1, "이틀": 2, "사흘": 3, "나흘": 4, "닷새": 5, "엿새": 6, "이레": 7, "여드레": 8,
    "아흐레": 9, "열흘": 10, "보름": 15,
}  # fmt: skip
_UNITS = {
    "일": 1, "주일": 7, "주": 7, "달": 30, "개월": 30, "년": 365,
    "day": 1, "week": 7, "month": 30, "year": 365,
}  # fmt: skip
_MONTHS = {
    name: number
    for number, name in enumerate(
        ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"], 1
    )
}
_WEEKDAYS = {name: number for number, name in enumerate("월화수목금토일")} | {
    name: number for number, name in enumerate(["mon", "tue", "wed", "thu", "fri", "sat", "sun"])
}
_ORDINAL = r"(\d{1,2})(?:st|nd|rd|th)?"
_MONTH = r"(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"


def parse(text: str, today: date, *, past: bool = False) -> date | None:
    """The day that `text` names, or None. Without a year it is the one nearest to today, and with
    `past` the last one that was."""
    typed = folded(text).strip(" .!~")
    for reader in (_absolute, _near, _span, _weekday, _month_day, _day_only):
        found = reader(typed, today, past)
        if found is not None:
            return found
    return None


def _make(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _absolute(text: str, _today: date, _past: bool) -> date | None:
    found = re.search(r"(\d{4})\s*[-./년]\s*(\d{1,2})\s*[-./월]\s*(\d{1,2})\s*일?", text)
    found = found or re.search(r"(?<!\d)(20\d\d)([01]\d)([0-3]\d)(?!\d)", text)
    if found:
        return _make(*(int(part) for part in found.groups()))
    if found := re.search(rf"{_MONTH}\s+{_ORDINAL},?\s+(\d{{4}})", text):
        return _make(int(found[3]), _MONTHS[found[1]], int(found[2]))
    if found := re.search(rf"{_ORDINAL}\s+(?:of\s+)?{_MONTH},?\s+(\d{{4}})", text):
        return _make(int(found[3]), _MONTHS[found[2]], int(found[1]))
    return None


def _near(text: str, today: date, _past: bool) -> date | None:
    for word in sorted(_NEAR, key=len, reverse=True):
        if re.search(rf"(?<![a-z가-힣]){word}(?![a-z])", text):
            return today + timedelta(days=_NEAR[word])
    return None


def _span(text: str, today: date, _past: bool) -> date | None:
    for word, days in _SPANS.items():
        if found := re.search(rf"{word}\s*(전|뒤|후)", text):
            return today + timedelta(days=-days if found[1] == "전" else days)
    korean = r"(\d+|한|두|세|네|다섯|여섯|일|이|삼|사|오|육)\s*(개월|달|주일|주|일|년)\s*(전|뒤|후)"
    if found := re.search(korean, text):
        return _moved(found[1], found[2], today, back=found[3] == "전")
    english = r"(\d+|a|an|one|two|three|four|five|six|seven|ten)\s+(day|week|month|year)s?\s+ago"
    if found := re.search(english, text):
        return _moved("1" if found[1] in ("a", "an") else found[1], found[2], today, back=True)
    return None


def _moved(count: str, unit: str, today: date, *, back: bool) -> date | None:
    number = numerals.parse(f"{count}개" if re.search("[가-힣]", count) else count)
    if number is None or number > 3650:
        return None
    days = int(number) * _UNITS[unit]
    return today + timedelta(days=-days if back else days)


def _weekday(text: str, today: date, past: bool) -> date | None:
    korean = re.search(r"(지난|저번|이번|다음)\s*주\s*([월화수목금토일])요일", text)
    if korean:
        weeks = {"지난": -1, "저번": -1, "이번": 0, "다음": 1}[korean[1]]
        monday = today - timedelta(days=today.weekday())
        return monday + timedelta(days=7 * weeks + _WEEKDAYS[korean[2]])
    if found := re.search(r"([월화수목금토일])요일", text):
        return _nearest(_WEEKDAYS[found[1]], today, past)
    if found := re.search(r"(?:(last|next)\s+)?\b(mon|tue|wed|thu|fri|sat|sun)[a-z]*day\b", text):
        return _nearest(_WEEKDAYS[found[2]], today, found[1] == "last" or past and not found[1])
    return None


def _nearest(weekday: int, today: date, past: bool) -> date:
    if past:
        return today - timedelta(days=(today.weekday() - weekday) % 7 or 7)
    return today + timedelta(days=(weekday - today.weekday()) % 7)


def _month_day(text: str, today: date, past: bool) -> date | None:
    found = re.search(r"(?<!\d)(\d{1,2})\s*(?:월\s*|[/.])(\d{1,2})(?:일|(?!\d))", text)
    if found:
        return _in_year(int(found[1]), int(found[2]), today, past)
    if found := re.search(rf"\b{_MONTH}\s+{_ORDINAL}\b", text):
        return _in_year(_MONTHS[found[1]], int(found[2]), today, past)
    if found := re.search(rf"\b{_ORDINAL}\s+(?:of\s+)?{_MONTH}", text):
        return _in_year(_MONTHS[found[2]], int(found[1]), today, past)
    return None


def _in_year(month: int, day: int, today: date, past: bool) -> date | None:
    years = (today.year, today.year - 1, today.year + 1)
    return _closest((_make(year, month, day) for year in years), today, past)


def _closest(days: Iterable[date | None], today: date, past: bool) -> date | None:
    found = [d for d in days if d is not None and (d <= today or not past)]
    return min(found, key=lambda d: abs((d - today).days), default=None)


def _day_only(text: str, today: date, past: bool) -> date | None:
    found = re.fullmatch(r"(\d{1,2})\s*일(?:이요|요|이에요|에)?", text)
    if not found:
        return None
    first = today.replace(day=1)
    months = (first, (first - timedelta(days=1)), first + timedelta(days=32))
    return _closest((_make(m.year, m.month, int(found[1])) for m in months), today, past)
