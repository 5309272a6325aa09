"""Stretches of days, and the arithmetic that the patterns of both languages share."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal, NamedTuple

Kind = Literal["day", "period", "length", "vague", "repeated", "clock"]
FARTHEST = timedelta(days=60 * 365)

FIXED = {
    "new_year": (1, 1), "valentine": (2, 14), "march_first": (3, 1), "arbor": (4, 5),
    "labour": (5, 1), "children": (5, 5), "parents": (5, 8), "teachers": (5, 15),
    "memorial": (6, 6), "constitution": (7, 17), "liberation": (8, 15), "foundation": (10, 3),
    "hangul": (10, 9), "halloween": (10, 31), "pepero": (11, 11), "christmas_eve": (12, 24),
    "christmas": (12, 25), "new_years_eve": (12, 31),
}  # fmt: skip
LUNAR = {
    "seollal": {2024: (2, 10), 2025: (1, 29), 2026: (2, 17), 2027: (2, 7), 2028: (1, 27),
                2029: (2, 13), 2030: (2, 3)},
    "buddha": {2024: (5, 15), 2025: (5, 5), 2026: (5, 24), 2027: (5, 13), 2028: (5, 2),
               2029: (5, 20), 2030: (5, 9)},
    "chuseok": {2024: (9, 17), 2025: (10, 6), 2026: (9, 25), 2027: (9, 15), 2028: (10, 3),
                2029: (9, 22), 2030: (9, 12)},
}  # fmt: skip
SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "winter": 12}
UNITS = {"day": 1, "week": 7, "month": 30, "year": 365}


class Now(NamedTuple):
    """From where a phrase is seen; with `past` the time that is meant has been."""

    today: date
    past: bool
    even: bool = False
    """Whether months have thirty days and years 365, as the extractor of the dialogue counts."""


@dataclass(frozen=True)
class Time:
    """What one phrase names: its days, or none where it is vague or there is no such day."""

    kind: Kind
    first: date | None = None
    last: date | None = None
    doubt: bool = False
    bare: bool = False
    """Read so only where little else is written."""


Reader = Callable[[re.Match[str], Now], "Time | None"]
Pattern = tuple[re.Pattern[str], Reader]

VAGUE = Time("vague")
REPEATED = Time("repeated")
DOUBT = Time("vague", doubt=True)


def compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


def make(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def one(day: date | None, *, doubt: bool = False, bare: bool = False) -> Time:
    """A single day; None is a day that does not exist."""
    return Time("day", day, day, doubt=doubt or day is None, bare=bare)


def period(first: date | None, last: date | None, *, doubt: bool = False) -> Time:
    return Time("period", first, last, doubt=doubt or first is None)


def moved(today: date, days: int) -> date | None:
    return today + timedelta(days=days) if abs(days) <= FARTHEST.days else None


def closest(days: Iterable[date | None], now: Now) -> date | None:
    """The day nearest to today; with `past` of those that were."""
    found = [d for d in days if d is not None and (d <= now.today or not now.past)]
    return min(found, key=lambda d: abs((d - now.today).days), default=None)


def month_from(today: date, months: int) -> tuple[int, int]:
    """Year and month that lie `months` from today's."""
    year, month = divmod(today.year * 12 + today.month - 1 + months, 12)
    return year, month + 1


def end_of_month(year: int, month: int) -> date | None:
    following = make(year + month // 12, month % 12 + 1, 1)
    return following and following - timedelta(days=1)


def month_day(year: int | None, month: int, day: int, now: Now) -> date | None:
    if year is not None:
        return make(year, month, day)
    return closest((make(now.today.year + n, month, day) for n in (0, -1, 1)), now)


def month(year: int | None, number: int, part: str, now: Now) -> Time:
    """A month, or its `part`: "early", "middle", "late"; "" is the whole."""
    if not 1 <= number <= 12:
        return one(None)
    if year is None:
        first = month_day(None, number, 1, now)
        year = first.year if first else now.today.year
    last = end_of_month(year, number)
    if part == "late":
        return period(last, last)
    day = {"middle": 15}.get(part, 1)
    until = {"early": 10, "middle": 20}.get(part)
    return period(make(year, number, day), make(year, number, until) if until else last)


def year(number: int, part: str) -> Time:
    if part == "late":
        return period(make(number, 12, 31), make(number, 12, 31))
    start = 7 if part in ("middle", "half") else 1
    end = 3 if part == "early" else 6 if part == "first half" else 12
    return period(make(number, start, 1), end_of_month(number, end))


def season(of_year: int | None, name: str, now: Now) -> Time:
    """The first day of a season: the latest that was, where no year is said."""
    start = SEASONS[name]
    first = month_day(of_year, start, 1, now)
    if first is None:
        return one(None)
    return period(first, end_of_month(*_two_on(first.year, start)))


def _two_on(of_year: int, start: int) -> tuple[int, int]:
    return (of_year + 1, 2) if start == 12 else (of_year, start + 2)


def holiday(of_year: int | None, name: str, shift: int, now: Now) -> Time:
    years = [of_year] if of_year is not None else [now.today.year + n for n in (0, -1, 1)]
    day = closest(
        (_holiday(y, name) for y in years), now if of_year is None else Now(now.today, False)
    )
    return one(day and moved(day, shift), doubt=shift != 0 and day is None)


def _holiday(of_year: int, name: str) -> date | None:
    found = FIXED.get(name) or LUNAR[name].get(of_year)
    return make(of_year, *found) if found else None


def weekday(number: int, now: Now, *, past: bool) -> date | None:
    if past:
        return moved(now.today, -((now.today.weekday() - number) % 7 or 7))
    return moved(now.today, (number - now.today.weekday()) % 7)


def week(weeks: int, now: Now, days: tuple[int, int] = (0, 6)) -> Time:
    """The week that many from this one, or those of its days."""
    monday = -now.today.weekday() + 7 * weeks
    return period(moved(now.today, monday + days[0]), moved(now.today, monday + days[1]))


def weekend(now: Now) -> Time:
    """The one that was: the Saturday before today, or yesterday's on a Sunday."""
    saturday = weekday(5, now, past=True)
    if now.today.weekday() == 5:
        return period(now.today, now.today, doubt=True)
    return period(saturday, saturday and moved(saturday, 1))


def length(
    count: float,
    unit: str,
    now: Now,
    *,
    ahead: bool = False,
    doubt: bool = False,
    bare: bool = False,
) -> Time:
    """How long it has been, or with `ahead` how long it will be."""
    day = _counted(count if ahead else -count, unit, now)
    return Time("length", day, day, doubt=doubt or day is None, bare=bare)


def _counted(count: float, unit: str, now: Now) -> date | None:
    if now.even or unit in ("day", "week"):
        return moved(now.today, round(count * UNITS[unit]))
    months = count * (12 if unit == "year" else 1)
    whole = math.trunc(months)
    number, month_ = month_from(now.today, whole)
    if not 1 < number < 9999:
        return None
    last = end_of_month(number, month_)
    day = make(number, month_, min(now.today.day, last.day)) if last else None
    return day and moved(day, round((months - whole) * 30))


def day_of_month(number: int, now: Now, *, doubt: bool, bare: bool = True) -> Time | None:
    months = [month_from(now.today, n) for n in (0, -1, -2, 1)]
    day = closest((make(y, m, number) for y, m in months), now)
    return one(day, doubt=doubt, bare=bare) if day else None
