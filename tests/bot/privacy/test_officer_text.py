"""What an officer writes is looked at for other people's numbers, and only for those."""

from __future__ import annotations

from typing import Any

import pytest

from bot.privacy.officer_text import third_party_numbers
from tests.kit.sets import rows

MARKED = """
rrn | 주민번호 <770707-1777777>
rrn | 신청인 <770707/1777777> 확인
rrn | 주민번호 앞자리 <770707>
rrn | <칠칠공칠공칠 일칠칠칠칠칠칠>
passport | 여권 <M12345678> 을 찾았습니다
passport | passport <M123A4567> was found
card | 카드 <4111 1111 1111 1111>
licence | 면허번호 <11-12-123456-12>
account | 농협 <302 1122 3344 51> 로 환불
phone | 현장 <010-1234-5678>
phone | 소장 <공일공 일이삼사 오육칠팔>
phone | mobile <+82 10 1234 5678>
email | <hong@example.com>
email | <hong (at) naver.com>
email | <hong골뱅이naver.com>
plate | 차량 <12가 3456> 에 과태료
"""
PLAIN = """
도로과 02-2148-1114 | 031-228-4114 | 110 | 1588-9999 | road@jongno.go.kr | civil@korea.kr
1AA-2611-0000874N | 2026-11-29 | 2026. 11. 29. | 제32조 | 40,000원 | 12로 3456 앞 | 35도 1234미터
법인등록번호 110111-1234567 | 가로등 관리번호 D20241129 | 승강기 번호 M12345678
문서번호 R20261129 | 전자납부번호 4111-1111-1111-1111 | 고객번호 11-26-123456-78
바코드 8801011234567 | 30일 동안 395m | (우)03153
"""


@pytest.mark.parametrize("row", rows("personal_before_staff", "officer_text"), ids=str)
def test_the_set(row: dict[str, Any]) -> None:
    assert bool(third_party_numbers(row["text"])) is row["warn"]


@pytest.mark.parametrize("marked", MARKED.strip().splitlines())
def test_each_kind_is_named_and_shown_as_it_was_written(marked: str) -> None:
    kind, _, text = marked.partition(" | ")
    value = text[text.index("<") + 1 : text.index(">")]
    assert third_party_numbers(text.replace("<", "").replace(">", "")) == ((kind, value),)


@pytest.mark.parametrize(
    "text", [cell for line in PLAIN.strip().splitlines() for cell in line.split(" | ")]
)
def test_what_is_nobodys_own_is_left_alone(text: str) -> None:
    assert third_party_numbers(f"안녕하십니까. {text} 참고하십시오.") == ()


def test_several_in_their_order() -> None:
    text = "소유자 770707-1777777, 휴대폰 010-1234-5678"
    assert [one.kind for one in third_party_numbers(text)] == ["rrn", "phone"]
