"""What the extractor finds, as tables."""

from __future__ import annotations

import time
from datetime import date

import pytest

from nlu.components import amounts, dates, receipts
from nlu.components.extractor import CivicEntityExtractor
from nlu.components.gazetteer import Gazetteer
from nlu.components.normalise import normalise
from nlu.settings import PROJECT_ROOT

TODAY = date(2026, 11, 24)  # a Tuesday

RECEIPTS = {
    "as issued": ("1AA-2611-0000571K", ["1AA-2611-0000571K"]),
    "small letters, no dashes": ("번호는 1aa26110000571k 입니다", ["1AA-2611-0000571K"]),
    "spaces": ("1AA 2611 0000571 K", ["1AA-2611-0000571K"]),
    "long dashes": ("1AA–2611—0000571K요", ["1AA-2611-0000571K"]),
    "O for 0": ("1AA-2611-OOOO571K", ["1AA-2611-0000571K"]),
    "I for 1": ("IAA-26I1-0000571K", ["1AA-2611-0000571K"]),
    "wrong check": ("1AA-2611-0000571L", []),
    "one digit wrong": ("1AA-2611-0000572K", []),
    "neighbours swapped": ("1AA-2611-0000751K", []),
    "inside a longer word": ("X1AA-2611-0000571KX", []),
    "a telephone": ("010-1234-5678", []),
}


@pytest.mark.parametrize(("text", "found"), RECEIPTS.values(), ids=RECEIPTS)
def test_receipts(text: str, found: list[str]) -> None:
    assert [value for _, _, value in receipts.find(text)] == found


def typed_days() -> list[list[str]]:
    """The table that the days of an answer are tested with, too."""
    table = PROJECT_ROOT / "tests" / "kit" / "days.tsv"
    return [row.split("\t") for row in table.read_text(encoding="utf-8").splitlines()[1:]]


@pytest.mark.parametrize(("typed", "meant"), typed_days())
def test_days_as_answers_are_read(typed: str, meant: str) -> None:
    found = [day for _, _, day in dates.find(typed, date(2026, 11, 30))]
    assert found == [meant] * bool(meant)


def issued() -> list[str]:
    table = PROJECT_ROOT / "tests" / "kit" / "receipt_numbers.txt"
    return table.read_text(encoding="ascii").split()


@pytest.mark.parametrize("number", issued())
def test_numbers_that_the_portal_issues(number: str) -> None:
    assert receipts.normalise(number) == number
    assert receipts.check_character(number.replace("-", "")[:-1]) == number[-1]


DATES = {
    "iso": ("2026-11-03에", ["2026-11-03"]),
    "dots": ("2026. 11. 3.", ["2026-11-03"]),
    "Korean, whole": ("2025년 2월 28일", ["2025-02-28"]),
    "Korean, no year": ("11월 3일부터", ["2026-11-03"]),
    "the latest such day": ("12월 31일에 있었던", ["2026-12-31"]),
    "long past its day": ("3월 1일", ["2026-03-01"]),
    "no such day": ("2월 30일", []),
    "yesterday": ("어제 밤에", ["2026-11-23"]),
    "the day before": ("그저께부터", ["2026-11-22"]),
    "days ago": ("3일 전에 냈어요", ["2026-11-21"]),
    "weeks ago": ("2주 전", ["2026-11-10"]),
    "native number": ("사흘 전", ["2026-11-21"]),
    "last week": ("지난주에", ["2026-11-17"]),
    "last week's Monday": ("지난주 월요일", ["2026-11-16"]),
    "English month first": ("on November 3rd", ["2026-11-03"]),
    "English day first": ("3 Nov 2025", ["2025-11-03"]),
    "English ago": ("3 days ago", ["2026-11-21"]),
    "English last Friday": ("last Friday night", ["2026-11-20"]),
    "English last week": ("it broke last week", ["2026-11-17"]),
    "tomorrow": ("내일까지", ["2026-11-25"]),
    "a version": ("1.2.3.4", []),
    "two days": ("어제와 2026-11-01", ["2026-11-01", "2026-11-23"]),
}


@pytest.mark.parametrize(("text", "found"), DATES.values(), ids=DATES)
def test_dates(text: str, found: list[str]) -> None:
    assert sorted(value for _, _, value in dates.find(text, TODAY)) == found


AMOUNTS = {
    "plain": ("50,000원", [50_000]),
    "man": ("1,200만원", [12_000_000]),
    "man and rest": ("3만 5천원", [35_000]),
    "eok and bare cheon": ("3억 5천", [350_000_000]),
    "eok and man": ("3억 5천만원", [350_000_000]),
    "eok and bare number": ("2억 3000", [230_000_000]),
    "eok and exact won": ("2억 3000원", [200_003_000]),
    "decimal": ("1.5억", [150_000_000]),
    "cheon": ("5천원", [5_000]),
    "English": ("50,000 won", [50_000]),
    "million": ("1.2 million won", [1_200_000]),
    "sign": ("₩12,000", [12_000]),
    "man won": ("만 원만", [10_000]),
    "cheon won": ("천원", [1_000]),
    "a word that begins like it": ("만약에", []),
    "inside a word": ("대만 3", []),
    "two numbers": ("3 5천원", [5_000]),
    "an atom": ("3원자", []),
    "too long": ("1" * 40 + "만원", []),
    "people": ("3만 명이 서명", []),
    "no unit": ("1200", []),
    "a year": ("2026년", []),
}


@pytest.mark.parametrize(("text", "found"), AMOUNTS.values(), ids=AMOUNTS)
def test_amounts(text: str, found: list[int]) -> None:
    assert [value for _, _, value in amounts.find(text)] == found


ENTITIES = {
    "a place with a particle": ("서울에서 났어요", [("place", "서울특별시")]),
    "not inside a word": ("동서울터미널", []),
    "district": ("마포구 성산동", [("place", "마포구")]),
    "English": ("near Mapo-gu office", [("place", "마포구")]),
    "agency": ("국토부에 묻습니다", [("agency", "국토교통부")]),
    "a receipt is no date": ("1AA-2611-0000571K", [("receipt", "1AA-2611-0000571K")]),
    "a mark": ("⟦phone:1⟧로 연락", [("mark", "⟦phone:1⟧")]),
    "all": (
        "어제 강남구에서 3만원",
        [("date", "2026-11-23"), ("place", "강남구"), ("amount", 30_000)],
    ),
}


@pytest.mark.parametrize(("text", "found"), ENTITIES.values(), ids=ENTITIES)
def test_entities(text: str, found: list[tuple[str, object]]) -> None:
    extractor = CivicEntityExtractor(Gazetteer.load())
    assert [(kind, value) for _, _, kind, value in extractor.entities(text, TODAY)] == found


HOSTILE = {
    "digits": "1" * 6000,
    "commas": "1," * 3000,
    "spaced digits": "1 " * 3000,
    "spaces": " " * 6000,
    "units": "천" * 6000,
    "number and unit": "1천" * 3000,
    "dashes": "1-" * 3000,
    "receipt beginnings": "1AA" + "1-" * 3000,
    "days": "1 day   " * 750,
    "marks": "⟦a" * 3000,
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_no_text_takes_long(text: str) -> None:
    extractor = CivicEntityExtractor(Gazetteer.load())
    started = time.thread_time()
    extractor.entities(text, TODAY)
    assert time.thread_time() - started < 0.25


NORMAL = {
    "digits": ("1,234원", "0 000원"),
    "width and case": ("ＡＢＣ Def", "abc def"),
    "repeated letters": ("안돼애애애애요 soooo", "안돼애애요 soo"),
    "jamo": ("ㅠㅠㅠ 네", "ᅲᅲ 네"),
    "zero width": ("가\u200b로\u2060등", "가로등"),
    "punctuation": ("왜?!… 진짜...", "왜 진짜"),
    "nothing": ("?!🙂", ""),
}


@pytest.mark.parametrize(("text", "normal"), NORMAL.values(), ids=NORMAL)
def test_normalise(text: str, normal: str) -> None:
    assert normalise(text) == normal
