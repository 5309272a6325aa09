"""When something was or began: the table by another hand, and what holds for any text."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from actions.reading import when
from tests.kit.sets import SETS, rows

TODAY = date(2026, 11, 30)  # a Monday
FARTHEST = timedelta(days=60 * 366)
WORDS = (
    *(
        "어제",
        "그제",
        "오늘",
        "내일",
        "지난달",
        "작년",
        "올해",
        "초",
        "말",
        "중순",
        "전",
        "째",
        "부터",
    ),
    *("까지", "한", "두", "3", "11", "30", "2026", "99", "일", "주", "달", "년", "월", "주일"),
    *(
        "추석",
        "설날",
        "크리스마스",
        "여름",
        "금요일",
        "-",
        "/",
        ".",
        "~",
        "?",
        "아니",
        "매주",
        "마다",
    ),
    *("last", "next", "week", "may", "since", "for", "about", "ago", "two", "a", "couple", "month"),
    *("year", "friday", "christmas", "nov", "the", "3rd", "31", "before", "early", "of", "summer"),
)
NO_TIME = (
    *("강남역 앞이요", "네", "모르겠어요", "세종대로 110", "3번 출구", "010-1234-5678", "3시"),
    *("101동 302호", "구월동이요", "보름달", "exit 4", "I don't know", "five", "may I ask"),
)


def said(row: dict[str, Any]) -> when.When | None:
    if row.get("inside"):
        return when.inside(row["said"], TODAY)
    return when.answer(row["said"], TODAY, past=True)


def days(row: dict[str, Any]) -> set[str | None]:
    """The days that are right; None: no day follows."""
    named = [row["date"], *(row.get("or") or [])]
    return {str(day) if day else None for day in named}


def is_right(row: dict[str, Any]) -> bool:
    found = said(row)
    if not row["sure"]:
        return found is None or not found.sure
    day = found.day.isoformat() if found and found.day else None
    return day in days(row) and (day is None or bool(found and found.sure))


def is_silently_wrong(row: dict[str, Any]) -> bool:
    found = said(row)
    if found is None or found.day is None or not found.sure:
        return False
    return not row["sure"] or found.day.isoformat() not in days(row)


def test_the_table_is_seen_from_the_same_day() -> None:
    file = yaml.safe_load((SETS / "listening" / "dates.yml").read_text(encoding="utf-8"))
    assert date.fromisoformat(str(file["today"])) == TODAY


def test_nine_of_ten_are_right() -> None:
    table = rows("listening/dates", "dates")
    wrong = [(row["said"], said(row)) for row in table if not is_right(row)]
    assert len(table) >= 150
    assert len(wrong) <= len(table) // 10, wrong


def test_no_day_is_wrong_silently() -> None:
    table = rows("listening/dates", "dates")
    assert [(r["said"], said(r)) for r in table if is_silently_wrong(r)] == []


@pytest.mark.parametrize("text", NO_TIME)
def test_numbers_and_words_that_are_no_time(text: str) -> None:
    assert when.answer(text, TODAY, past=True) is None
    assert when.inside(text, TODAY) is None


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("일주일째요", "일주일째"),
        ("지난달 초부터요", "지난달 초"),
        ("it's been about a week", "about a week"),
        ("어제부터 매일 밤 그래요", "어제부터 매일 밤"),
        ("그저께 밤 11시쯤이요", "그저께 밤 11시"),
        ("on or about november 3", "november 3"),
    ],
)
def test_the_words_are_kept_as_typed(text: str, words: str) -> None:
    found = when.answer(text, TODAY, past=True)
    assert found is not None
    assert found.words == words


@pytest.mark.parametrize(
    "text",
    [
        *("어제 아니면 그제", "2월 30일", "2027년 3월", "내일이요", "오늘이 며칠이죠?"),
        *("어제보다 더 전에", "5,6월부터", "10월 3일 월요일", "02/03/2025", "추석 지나고부터"),
        "yesterday or the day before",
    ],
)  # fmt: skip
def test_a_doubt_is_told(text: str) -> None:
    found = when.answer(text, TODAY, past=True)
    assert found is not None
    assert not found.sure


@pytest.mark.parametrize(
    "text",
    ["3일 안에 고쳐 주세요", "내일까지 치워 주세요", "5년 된 아파트에 물이 새요",
     "세종대로 110 앞에 구멍이 났어요", "윗집이 새벽 3시에 쿵쿵거려", "2024년 예산이 낭비됐어요",
     "please fix it within 3 days", "may I report a broken light"],
)  # fmt: skip
def test_a_story_that_says_no_time_of_its_matter(text: str) -> None:
    assert when.inside(text, TODAY) is None


@pytest.mark.many
@given(st.one_of(st.text(), st.lists(st.sampled_from(WORDS), max_size=9).map(" ".join),
                 st.lists(st.sampled_from(WORDS), max_size=9).map("".join)),
       st.dates(date(2000, 1, 1), date(2060, 12, 31)), st.booleans())  # fmt: skip
def test_any_text_is_read(text: str, today: date, past: bool) -> None:
    for found in (when.answer(text, today, past=past), when.inside(text, today)):
        if found is not None and found.day is not None:
            assert abs(found.day - today) <= FARTHEST
            assert found.words


@pytest.mark.many
@given(st.text(alphabet="강남역앞가로등꺼졌어요 나무쓰레기blqz,.!"))
def test_no_digits_and_no_words_of_time(text: str) -> None:
    assert when.answer(text, TODAY, past=True) is None
    assert when.inside(text, TODAY) is None
