from __future__ import annotations

from datetime import date, datetime

import pytest

from actions.base.working_days import WorkingCalendar
from actions.portal.cases.due import calendar_of, due
from actions.portal.content import catalogue
from actions.portal.content.catalogue import I18n, TemporaryHoliday
from locales.settings import zone

CALENDAR = WorkingCalendar()


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=zone())


@pytest.fixture(scope="module")
def words() -> dict[str, object]:
    return catalogue.load().reasons


@pytest.mark.parametrize(
    ("received", "days", "on"),
    [
        pytest.param("2026-11-24T10:30", 7, "2026-12-02", id="7 days, Tuesday counts as the first"),
        pytest.param("2026-11-24T23:59", 7, "2026-12-02", id="late in the evening is that day"),
        pytest.param("2026-11-28T10:00", 7, "2026-12-08", id="Saturday starts on Monday"),
        pytest.param("2026-11-24T10:30", 14, "2026-12-11", id="14 days"),
        pytest.param("2026-12-21T09:00", 7, "2026-12-30", id="Christmas"),
        pytest.param("2026-12-28T09:00", 7, "2027-01-06", id="New Year"),
        pytest.param("2026-02-13T09:00", 7, "2026-02-26", id="Seollal 2026, 16-18 February"),
        pytest.param("2026-02-16T09:00", 7, "2026-02-27", id="filed on Seollal"),
        pytest.param("2027-02-05T09:00", 7, "2027-02-17", id="Seollal 2027 with its substitute"),
        pytest.param("2026-09-22T09:00", 7, "2026-10-02", id="Chuseok 2026, 24-25 September"),
        pytest.param("2025-10-02T09:00", 7, "2025-10-17", id="Chuseok 2025 with its substitute"),
        pytest.param("2026-09-28T09:00", 7, "2026-10-07", id="Foundation Day's substitute"),
        pytest.param("2026-11-24T10:00", 1, "2026-11-25", id="8 hours go over the night"),
        pytest.param("2026-11-24T09:00", 1, "2026-11-24", id="8 hours of one day"),
        pytest.param("2026-11-24T09:00", 5, "2026-11-30", id="40 hours over a weekend"),
        pytest.param("2026-02-13T13:00", 3, "2026-02-23", id="24 hours over Seollal"),
    ],
)
def test_due_date(words: dict[str, object], received: str, days: int, on: str) -> None:
    assert due(at(received), days, CALENDAR, words).on == date.fromisoformat(on)


@pytest.mark.parametrize(
    ("received", "days", "until"),
    [
        pytest.param("2026-11-24T10:00", 1, "2026-11-25T10:00", id="lunch does not count"),
        pytest.param("2026-11-24T12:30", 1, "2026-11-25T12:00", id="received at lunch"),
        pytest.param("2026-11-24T07:00", 1, "2026-11-24T18:00", id="before the office opens"),
        pytest.param("2026-11-24T18:00", 1, "2026-11-25T18:00", id="after it closes"),
        pytest.param("2026-11-27T17:00", 1, "2026-11-30T17:00", id="over the weekend"),
        pytest.param("2026-11-24T10:00", 7, "2026-12-02T18:00", id="days end with the office"),
    ],
)
def test_due_moment(words: dict[str, object], received: str, days: int, until: str) -> None:
    assert due(at(received), days, CALENDAR, words).at == at(until)


def test_a_temporary_holiday_is_data(words: dict[str, object]) -> None:
    extra = TemporaryHoliday(
        day=date(2026, 11, 27), name=I18n(ko="임시공휴일", en="Temporary holiday"), source="test"
    )
    found = due(at("2026-11-24T10:00"), 7, calendar_of([extra]), words)
    assert found.on == date(2026, 12, 3)
    assert "임시공휴일 11월 27일(금)" in found.reason["ko"]


@pytest.mark.parametrize(
    ("received", "days", "language", "sentence"),
    [
        pytest.param(
            "2026-11-24T10:30",
            7,
            "ko",
            "처리 기간은 7일이고, 11월 24일(화)부터 세요. 토요일, 일요일과 공휴일은 빼요. "
            "그래서 12월 2일(수)까지 답변드려요.",
            id="days",
        ),
        pytest.param(
            "2026-12-21T09:00",
            7,
            "en",
            "The law gives 7 working days, counted from Mon 21 Dec. Weekends and public holidays "
            "(Christmas Day Fri 25 Dec) do not count, so the answer is due by Wed 30 Dec.",
            id="days and a holiday",
        ),
        pytest.param(
            "2026-11-24T10:00",
            1,
            "ko",
            "처리 기간 1일은 근무 시간으로 8시간이고, 11월 24일(화) 10:00부터 세요. "
            "토요일, 일요일과 공휴일은 빼요. 그래서 11월 25일(수) 10:00까지 답변드려요.",
            id="hours",
        ),
    ],
)
def test_the_reason_is_one_sentence_a_person_can_check(
    words: dict[str, object], received: str, days: int, language: str, sentence: str
) -> None:
    assert due(at(received), days, CALENDAR, words).reason[language] == sentence


def test_a_working_day_in_seoul_may_be_the_day_before_in_utc(words: dict[str, object]) -> None:
    utc = datetime.fromisoformat("2026-11-23T22:00+00:00")
    assert due(utc, 7, CALENDAR, words).on == date(2026, 12, 2)
