"""Which days are working days in Korea."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import lru_cache

_DAY = timedelta(days=1)
_NAMES = {"ko": "ko", "en": "en_US"}
"""Language of the names → what the library calls it."""


@dataclass(frozen=True)
class WorkingCalendar:
    """Korean public holidays with their substitutes, and temporary ones that are our data."""

    temporary: Mapping[date, Mapping[str, str]] = field(default_factory=dict)

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

    names = {
        language: country_holidays("KR", years=year, language=called)
        for language, called in _NAMES.items()
    }
    days = list(next(iter(names.values())))
    return {day: {language: found[day] for language, found in names.items()} for day in days}
