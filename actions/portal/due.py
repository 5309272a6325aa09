"""When an answer is due, and why: Act on civil petitions (민원처리법) article 19.

Six days and more: days are counted, the day of receipt included. Five and fewer: hours are counted
from the moment of receipt, eight a day (09-18 without the lunch hour). Neither Saturdays nor
Sundays nor public holidays count. A petition that arrives on such a day starts on the next
working day.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from typing import Any
from zoneinfo import ZoneInfo

from actions.portal.catalogue import TemporaryHoliday

SEOUL = ZoneInfo("Asia/Seoul")
LANGUAGES = ("ko", "en")
_SHIFTS = ((time(9), time(12)), (time(13), time(18)))
_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Due:
    """`on` is a day in Seoul, `at` the moment when the time is over."""

    on: date
    at: datetime
    reason: dict[str, str]


@dataclass(frozen=True)
class WorkingCalendar:
    """Korean public holidays with their substitutes, and temporary ones that are our data."""

    temporary: Mapping[date, Mapping[str, str]] = field(default_factory=dict)

    @classmethod
    def of(cls, holidays: Iterable[TemporaryHoliday]) -> WorkingCalendar:
        return cls({h.day: {"ko": h.name.ko, "en": h.name.en} for h in holidays})

    def holiday(self, day: date) -> Mapping[str, str] | None:
        """The names of the holiday on `day` by language, or None."""
        return self.temporary.get(day) or _public_holidays(day.year).get(day)

    def is_working(self, day: date) -> bool:
        return day.weekday() < 5 and self.holiday(day) is None

    def first_working(self, day: date) -> date:
        """`day`, or the next working day after it."""
        while not self.is_working(day):
            day += _DAY
        return day

    def skipped(self, first: date, last: date) -> list[date]:
        """Holidays on Mondays to Fridays between two days: those that moved the due date."""
        days = (first + _DAY * n for n in range((last - first).days + 1))
        return [d for d in days if d.weekday() < 5 and self.holiday(d)]


@lru_cache(maxsize=32)
def _public_holidays(year: int) -> dict[date, dict[str, str]]:
    # Imported at the first deadline: the library is big and most commands never need it.
    from holidays import country_holidays

    ko = country_holidays("KR", years=year, language="ko")
    en = country_holidays("KR", years=year, language="en_US")
    return {day: {"ko": ko[day], "en": en[day]} for day in list(ko)}


def due(received: datetime, days: int, calendar: WorkingCalendar, words: Mapping[str, Any]) -> Due:
    """The due date of a petition received at `received` (aware); `words` is reasons.yml."""
    local = received.astimezone(SEOUL)
    first = calendar.first_working(local.date())
    if days >= 6:
        last = _after_days(first, days, calendar)
        end = datetime.combine(last, _SHIFTS[-1][1], SEOUL)
        return Due(last, end, _reason("days", words, days, (local, first, end), calendar))
    start, end = _after_hours(local, timedelta(hours=8 * days), calendar)
    reason = _reason("hours", words, days, (local, start, end), calendar)
    return Due(end.date(), end, reason)


def _after_days(first: date, days: int, calendar: WorkingCalendar) -> date:
    """The `days`-th working day, `first` being the first."""
    day = first
    for _ in range(days - 1):
        day = calendar.first_working(day + _DAY)
    return day


def _after_hours(
    received: datetime, left: timedelta, calendar: WorkingCalendar
) -> tuple[datetime, datetime]:
    """Where counting starts, and where `left` working time has passed."""
    start: datetime | None = None
    day = received.date()
    while True:
        day = calendar.first_working(day)
        for opens, closes in _SHIFTS:
            begin = max(datetime.combine(day, opens, SEOUL), received)
            close = datetime.combine(day, closes, SEOUL)
            if begin >= close:
                continue
            start = start or begin
            if left <= close - begin:
                return start, begin + left
            left -= close - begin
        day += _DAY


def _reason(
    rule: str,
    words: Mapping[str, Any],
    days: int,
    span: tuple[datetime, date, datetime],
    calendar: WorkingCalendar,
) -> dict[str, str]:
    """The sentence in every language; `span` is receipt, start of counting and end."""
    received, start, end = span
    skipped = calendar.skipped(received.date(), end.date())
    template = words[f"{rule}_holidays" if skipped else rule]
    return {
        language: template[language].format(
            days=days,
            hours=days * 8,
            first=_day(start, language, words),
            due=_day(end, language, words),
            start=f"{start:%H:%M}",
            end=f"{end:%H:%M}",
            holidays=", ".join(
                f"{(calendar.holiday(d) or {})[language]} {_day(d, language, words)}"
                for d in skipped
            ),
        )
        for language in LANGUAGES
    }


def _day(day: date, language: str, words: Mapping[str, Any]) -> str:
    text: str = words["date"][language].format(
        month=day.month,
        month_name=words["months"]["en"][day.month - 1],
        day=day.day,
        weekday=words["weekdays"][language][day.weekday()],
    )
    return text
