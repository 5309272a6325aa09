"""Every day and time that a person reads is of the agency's zone; stored moments are UTC."""

from __future__ import annotations

from datetime import UTC, date, datetime

from locales.settings import zone


def local(moment: datetime | float) -> datetime:
    """A moment in the agency's zone; without a zone, or in seconds since 1970, it is UTC."""
    if not isinstance(moment, datetime):
        return datetime.fromtimestamp(moment, UTC).astimezone(zone())
    aware = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return aware.astimezone(zone())


def day(moment: datetime | float) -> date:
    """On which day of the agency it was."""
    return local(moment).date()


def iso(moment: datetime | float) -> str:
    """To the second, with the offset: 2026-11-30T01:15:00+09:00."""
    return local(moment).isoformat(timespec="seconds")
