"""Every day and time is of the agency's zone: before nine in Seoul, UTC is a day behind."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from actions.dialogue import say
from bot.core.errors import SettingError
from bot.core.settings import load
from bot.texts.catalogue import Catalogue
from locales import moments

NIGHTS = [
    pytest.param("2026-11-29T14:59:59", "2026-11-29T23:59:59+09:00", id="one second before"),
    pytest.param("2026-11-29T15:00:00", "2026-11-30T00:00:00+09:00", id="midnight"),
    pytest.param("2026-11-29T15:00:01", "2026-11-30T00:00:01+09:00", id="one second after"),
    *(
        pytest.param(f"2026-11-29T{h + 15}:15:00", f"2026-11-30T0{h}:15:00+09:00", id=f"{h}:15")
        for h in range(9)
    ),
    pytest.param("2026-11-29T23:59:59", "2026-11-30T08:59:59+09:00", id="before nine"),
    pytest.param("2026-11-30T00:00:00", "2026-11-30T09:00:00+09:00", id="nine"),
    pytest.param("2026-11-30T12:00:00", "2026-11-30T21:00:00+09:00", id="evening"),
    pytest.param("2026-11-30T16:00:00", "2026-12-01T01:00:00+09:00", id="a new month"),
    pytest.param("2026-12-31T15:30:00", "2027-01-01T00:30:00+09:00", id="a new year"),
    pytest.param("2028-02-28T20:00:00", "2028-02-29T05:00:00+09:00", id="a leap day"),
    pytest.param("2026-03-29T01:30:00", "2026-03-29T10:30:00+09:00", id="summer time elsewhere"),
    pytest.param("1987-07-01T00:00:00", "1987-07-01T10:00:00+10:00", id="summer time in Seoul"),
]  # fmt: skip


@pytest.mark.parametrize(("stored", "shown"), NIGHTS)
def test_a_moment_in_seoul(stored: str, shown: str) -> None:
    moment = datetime.fromisoformat(stored).replace(tzinfo=UTC)
    for form in (moment, moment.replace(tzinfo=None), moment.timestamp()):
        assert moments.iso(form) == shown
        assert moments.day(form) == date.fromisoformat(shown[:10])
    told = {"date": shown[:10]}
    assert say.day_of(moment.isoformat()) == told
    # The citizen's sentence and the officer's list name one day.
    texts = Catalogue.load(today=lambda: date(2026, 1, 1))
    written = texts.value({"datetime": moment.isoformat()}, "ko")
    assert written.startswith(texts.value(told, "ko"))


@pytest.mark.parametrize(
    ("zone", "shown"),
    [
        ("", "2026-11-30T00:30:00+09:00"),
        ("Asia/Seoul", "2026-11-30T00:30:00+09:00"),
        ("UTC", "2026-11-29T15:30:00+00:00"),
        ("Europe/Paris", "2026-11-29T16:30:00+01:00"),
    ],
)
def test_the_zone_is_a_setting(monkeypatch: pytest.MonkeyPatch, zone: str, shown: str) -> None:
    monkeypatch.setenv("SINMUNGO_TIME_ZONE", zone)
    assert moments.iso(datetime(2026, 11, 29, 15, 30, tzinfo=UTC)) == shown


@pytest.mark.parametrize("zone", ["Seoul", "Asia/Soul", "+09:00", "../etc/passwd", "Asia", " "])
def test_an_unknown_zone_is_refused_at_the_start(
    monkeypatch: pytest.MonkeyPatch, zone: str
) -> None:
    monkeypatch.setenv("SINMUNGO_TIME_ZONE", zone)
    with pytest.raises(SettingError, match="SINMUNGO_TIME_ZONE: .*Asia/Seoul"):
        load()
