"""When an answer is due, and why: Act on civil petitions (민원처리법) article 19.

Six days and more: days are counted, the day of receipt included. Five and fewer: hours are counted
from the moment of receipt, eight a day (09-18 without the lunch hour). Neither Saturdays nor
Sundays nor public holidays count. A petition that arrives on such a day starts on the next
working day.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from actions.base.working_days import WorkingCalendar
from actions.portal.content.catalogue import TemporaryHoliday
from locales import moments
from locales.settings import zone

_SHIFTS = ((time(9), time(12)), (time(13), time(18)))
_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Due:
    """`on` is a day in the agency's zone, `at` the moment when the time is over."""

    on: date
    at: datetime
    reason: dict[str, str]


def calendar_of(holidays: Iterable[TemporaryHoliday]) -> WorkingCalendar:
    """The public holidays, and those that the government declared for one day."""
    return WorkingCalendar({h.day: h.name.model_dump() for h in holidays})


def due(received: datetime, days: int, calendar: WorkingCalendar, words: Mapping[str, Any]) -> Due:
    """The due date of a petition received at `received` (aware); `words` is reasons.yml."""
    local = moments.local(received)
    first = calendar.first_working(local.date())
    if days >= 6:
        last = _after_days(first, days, calendar)
        end = datetime.combine(last, _SHIFTS[-1][1], zone())
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
            begin = max(datetime.combine(day, opens, zone()), received)
            close = datetime.combine(day, closes, zone())
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
        for language in template
    }


def _day(day: date, language: str, words: Mapping[str, Any]) -> str:
    text: str = words["date"][language].format(
        month=day.month,
        month_name=words["months"]["en"][day.month - 1],
        day=day.day,
        weekday=words["weekdays"][language][day.weekday()],
    )
    return text
