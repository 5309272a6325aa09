"""What staff read of messages that were not understood holds nobody's numbers."""

from __future__ import annotations

import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.privacy.fold import fold
from bot.privacy.staff import for_staff
from tests.kit.people.personal import planted, sentence
from tests.kit.sets import rows

SET = "personal_before_staff"
NAMED = """
name | 제 이름은 <홍길동>입니다
name | 성함은 <남궁민수>예요
name | 저는 <김민수>예요
name | <박영희> 씨가 그랬어요
name | 예금주 <이철수>
name | my name is <Amy Park>
address | 주소는 <서울시 종로구 세종대로 209 301호>예요
address | 우리 집은 <효자동 12-3> 이에요
birth | 생년월일 <1990년 3월 2일>
birth | <1990.03.02>생
birth | my birthday is <1990-03-02>
id | 카톡 아이디는 <minho>
id | 카톡 <minho990812>
id | telegram id <amy_park>
receipt | <1AA-2611-0000874N> 이요
receipt | <1aa 2611 0000874n>
receipt | <1AA-2611-00008>
digits | <192.168.0.1>
digits | <4821>
digits | 사번 <402918>
digits | 팔자리 <123.456.78>
digits | 송장 <6123 4567 8901>
plate | <12라-3458>
email | <hong4(at)naver.com>
account | 국민 <123456-01-123456>
phone | <010 12 34 56 85>
phone | <010ㅡ1234ㅡ5686>
phone | <공일공 일이삼사 오육칠팔>
rrn | <900101/1234568>
rrn | <90-01-01-1234568>
rrn | <900101-1******>
"""
KEPT = (
    "가로등 관리번호 2031-7 이요", "세종대로 209 앞", "2026-11-28 에 냈어요", "2026. 11. 28. 부터",
    "과태료 40,000원", "예산 3,500,000,000원", "302동 1204호", "3003번 버스",
    "5년째 이사오는 집마다",
    "일이 사사건건 이 모양", "민원 4건", "02215 정류장", "제32조 2항", "오후 9:30",
    "공무원님 수고하세요",
    "고객님이라고 해요", "이 주민센터 몇 시까지", "at 9 o'clock", "one of two", "99.9%",
)  # fmt: skip


@pytest.mark.parametrize("row", rows(SET, "review_text"), ids=str)
def test_the_set(row: dict[str, Any]) -> None:
    shown = for_staff(row["text"])
    assert [part for part in row["must_hide"] if part in shown] == []
    assert [part for part in row["may_keep"] if part not in shown] == []


@pytest.mark.parametrize("row", rows(SET, "pin_near_receipt"), ids=str)
def test_no_row_keeps_a_pin_or_a_receipt(row: dict[str, Any]) -> None:
    for text in row["turns"]:
        shown = re.sub("⟦.*?⟧", "", for_staff(text))
        digits = re.sub(r"\D", "", fold(shown))
        assert row["secret"] not in digits
        assert not re.search(r"1 ?AA", shown, re.IGNORECASE) or len(digits) < 8


@pytest.mark.parametrize("marked", NAMED.strip().splitlines())
def test_kinds(marked: str) -> None:
    kind, _, text = marked.partition(" | ")
    before, value, after = re.split("[<>]", text)
    assert for_staff(before + value + after) == f"{before}⟦{kind}:0⟧{after}"


@pytest.mark.parametrize("text", KEPT)
def test_what_helps_to_answer_stays(text: str) -> None:
    assert for_staff(text) == text


@pytest.mark.parametrize("text", [r["text"] for r in rows(SET, "review_text")], ids=str)
def test_a_row_of_before_is_masked_when_it_is_read_and_again_the_same(text: str) -> None:
    once = for_staff(text)
    assert for_staff(once) == once


def test_three_hundred_planted_numbers() -> None:
    numbers = planted(300, 7)
    shown = for_staff("\n".join(sentence(kind, value) for kind, value in numbers))
    assert [value for _, value in numbers if value in shown] == []


@given(st.text("0123456789-. @가원호조년010+()abM⟦⟧１공일이\n", max_size=80))
def test_no_text_breaks_it(text: str) -> None:
    assert "\0" not in for_staff(text)
