"""UX-04: personal numbers are found however they are typed, and nothing else is."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.privacy import digits, mask, restore
from bot.privacy.joined import put_back
from bot.privacy.staff import for_staff
from tests.kit.people.personal import planted, sentence

FOUND = """
rrn | 제 번호는 <900101-1234567>입니다
rrn | <900101-1234568>
rrn | <9001011234567>
rrn | <900101 1234567>
rrn | <900101.1234567>
rrn | <900101 - 1234567>
rrn | <９００１０１－１２３４５６７>
rrn | <900101–2234567> 여자
rrn | <050315-4123456> 아이
rrn | <051231-3123456>
rrn | <850707-5123456> 외국인
rrn | <990909-6123456>
rrn | <040404-7123456>
rrn | <000229-3123456> 윤년
rrn | 주민번호<880815-1012345>예요
rrn | 1.<900101-1234567>
rrn | <90 01 01-1 234567>
rrn | <900101\u200b1234567>
rrn | <920505-1999999>, 전화 없음
passport | 여권 <M12345678>
passport | 여권 <S98765432>이에요
passport | <m12345678> 여권이요
passport | <M123A4567>
passport | 여권번호는 <M 12345678> 입니다
passport | passport <G12345678>
passport | 여권번호 <R12345678>
passport | passport no. <D12345678>
passport | 여권: <Ｍ１２３４５６７８>
card | <4111-1111-1111-1111>
card | <4111 1111 1111 1111>로 결제
card | <4111111111111111>
card | <378282246310005>
card | <3782-822463-10005>
card | <5500.0000.0000.0004>
card | 카드번호 <9410-1234-5678-9012>
card | <４１１１１１１１１１１１１１１１>
licence | <11-12-123456-12>
licence | 면허증 <28-20-654321-01>
licence | <서울 12-123456-12>
licence | 운전면허 <111212345612>
licence | <13 05 123456 70>
phone | <010-1234-5678>
phone | <01012345678>로 전화
phone | <010 1234 5678>
phone | <010.1234.5678>
phone | <010 - 1234 - 5678>
phone | <010)1234-5678>
phone | <(010)1234-5678>
phone | <010/1234/5678>
phone | <010·1234·5678>
phone | <011-234-5678>
phone | <+82 10 1234 5678>
phone | <+82-10-1234-5678>
phone | <821012345678>
phone | <+82(0)10-1234-5678>
phone | <０１０－１２３４－５６７８>
phone | <010–1234–5678>
phone | <010\u200b1234\u200b5678>
phone | <02-123-4567>
phone | <02-1234-5678>
phone | <(02)1234-5678>
phone | <02) 1234-5678>
phone | <0212345678>
phone | <031-123-4567>로
phone | <064-123-4567>
phone | <070-1234-5678>
phone | <0505-123-4567>
phone | <050-7123-4567>
phone | <+82-2-123-4567>
phone | <1588-1234>
phone | <1644 1234>
phone | 전화 <15881234>
phone | 연락처 <123-4567>
phone | call <+1 415 555 2671>
phone | <010-9999-0000>이고 1층
email | <hong@example.com>
email | <hong.gil-dong+1@mail.example.co.kr>로
email | 메일(<a_b@c.kr>)
email | <ｈｏｎｇ＠ｅｘａｍｐｌｅ．ｃｏｍ>
email | Mail <hong@example.com>.
email | mailto:<x@y.org>,
account | 계좌 <110-123-456789>
account | 신한은행 <110-123-456789> 홍길동
account | <110-123-456789> 신한은행
account | 농협 <301-0123-4567-81>
account | 카카오뱅크 <3333-01-1234567>
account | 입금은 <1002123456789>로
account | 계좌번호는 <123 456 789012>
account | 국민은행 <123456-01-123456>
account | my bank account is <110123456789>
account | 우체국 <012345-02-123456>
plate | <12가3456>
plate | <12가 3456>
plate | <123가4567>가
plate | <123 가 4567>
plate | <서울12가3456>
plate | 택시 <서울33바1234>
plate | <70허1234> 렌터카
plate | 트럭 <부산80아1234>예요
plate | <１２가３４５６>
pin | 1AA-2611-0000571K <48210937>
pin | 접수번호 1AA-2611-0000571K, 번호 <4821-0937>이에요
pin | <４８２１０９３７> 1aa 2611 0000571k
pin | <4821 0937> for 1AA-2611-0000571K
pin | 비밀번호는 <4821 0937>
pin | PIN <48210937>
pin | my pin is <48210937>
"""
KEPT = """
1,200원 | 12,345,678원을 냈어요 | 12345678원 | 1200000000원
계좌에 1200000000원을 | 예산 3,500,000,000원
2026-11-24 | 2026.11.24. | 20261124 | 2026/11/24 | 2026년 11월 24일 | 11월 24일 14:30 | 14:30~15:30
1AA-2611-0000571K | 접수번호 1AA-2611-0000571K 알려주세요 | 1aa26110000571k
민원처리에 관한 법률 제23조 | 제12조 2024년 개정 | 도로교통법 제32조제1항 | 시행규칙 제2024-031호
정류장 02215 | 버스 정류장 ID 23286 | 3003번 버스 | 302동 1204호 | 세종대로 110 | 우편번호 04524
110에 전화 | 112, 119 | 120 다산콜 | 임진왜란 1592-1598 | 1600-1650년 | 2019-247호 | 2013. 5. 22
5338, 5360 05338 | 52시간 | 12조 3456억원 | 30호 1234건 | 24시 2000명 | 1.5배 | 99.9% | 3·1절
위도 37.5665, 경도 126.9780 | 사업자 123-45-67890 | 고시 2019-031 | 8801234567890 | 1700000000000
은행 앞 2026-11-24 10:30 | 은행 대출 3억 5000만원 | 계좌를 만들려고 3번 갔어요 | 991332-1234567
4111-1111-1111-1112 | 900132-1234567 | @ | a@b | 트위터 @seoul | 이메일 없음 | 010 | 010-123
12월 2024 | 100m 2000 | A12345678 | KR2026 | M1234567 | v1.2.3.4 | 192.168.0.1 | ⟨1⟩ | {agency}
"""
ROWS = [tuple(line.split(" | ", 1)) for line in FOUND.strip().splitlines()]
PLAIN = [cell for line in KEPT.strip().splitlines() for cell in line.split(" | ")]


@pytest.mark.parametrize(("kind", "marked"), ROWS, ids=lambda value: value)
def test_found(kind: str, marked: str) -> None:
    before, _, rest = marked.partition("<")
    value, _, after = rest.partition(">")
    masked = mask(before + value + after)
    assert masked.text == f"{before}⟦{kind}:1⟧{after}"
    assert masked.found == {f"⟦{kind}:1⟧": value}


@pytest.mark.parametrize("text", PLAIN)
def test_not_personal(text: str) -> None:
    masked = mask(text)
    assert (masked.text, masked.found, masked.told) == (text, {}, frozenset())


def test_the_tables_are_long_enough() -> None:
    assert len(ROWS) >= 100
    assert len(PLAIN) >= 50


@pytest.mark.parametrize(
    ("kind", "text", "expected"),
    [
        ("pin", "12345678", "⟦pin:1⟧"),
        ("pin", " 4821 0937 ", " ⟦pin:1⟧ "),
        ("pin", "4821-0937이에요", "⟦pin:1⟧"),
        ("pin", "４８２１０９３７", "⟦pin:1⟧"),
        ("pin", "010-1234-5678", "⟦pin:1⟧"),
        ("pin", "이전", "이전"),
        ("pin", "그만", "그만"),
        ("pin", "1", "1"),
        ("pin", "1AA-2611-0000571K 48210937", "1AA-2611-0000571K ⟦pin:1⟧"),
        ("pin", "지난달 12일에 받았는데 번호를 잃어버린 것 같아요", None),
        ("phone", "123-4567", "⟦phone:1⟧"),
        ("phone", "1234 5678", "⟦phone:1⟧"),
        ("phone", "+44 20 7946 0958", "⟦phone:1⟧"),
        ("phone", "2번", "2번"),
        ("text", "123-4567", "123-4567"),
    ],
)
def test_the_open_question_counts(kind: str, text: str, expected: str | None) -> None:
    assert mask(text, question={"type": kind}).text == (text if expected is None else expected)


def test_several_in_one_text_keep_their_places() -> None:
    text = "저는 010-1234-5678, 아내는 010-8765-4321. 차는 12가3456, 또 010-1234-5678로요."
    masked = mask(text)
    assert masked.text == "저는 ⟦phone:1⟧, 아내는 ⟦phone:2⟧. 차는 ⟦plate:1⟧, 또 ⟦phone:1⟧로요."
    assert restore(masked.text, masked.found) == text


def test_the_vault_gives_the_same_placeholder_again() -> None:
    vault = {"⟦phone:1⟧": "010-1234-5678", "⟦phone:4⟧": "02-123-4567"}
    masked = mask("010-1234-5678 아니고 010-2222-3333", vault=vault)
    assert masked.text == "⟦phone:1⟧ 아니고 ⟦phone:5⟧"


def test_typed_brackets_are_not_ours() -> None:
    masked = mask("⟦phone:1⟧ 로 전화 주세요")
    assert masked.text == "[phone:1] 로 전화 주세요"
    assert restore(masked.text, {"⟦phone:1⟧": "010-1234-5678"}) == masked.text


def test_restore_never_puts_back_what_is_forbidden() -> None:
    vault = {f"⟦{kind}:1⟧": kind.upper() for kind in ("rrn", "card", "passport", "licence", "pin")}
    text = " ".join(vault)
    assert restore(text, vault) == text
    assert restore(text, vault, {"rrn", "pin"}) == text


def test_restore_by_kind() -> None:
    vault = {"⟦phone:1⟧": "010-1234-5678", "⟦email:1⟧": "⟦phone:1⟧"}
    assert restore("⟦phone:1⟧ ⟦email:1⟧ ⟦phone:2⟧", vault) == "010-1234-5678 ⟦phone:1⟧ ⟦phone:2⟧"
    assert restore("⟦phone:1⟧ ⟦email:1⟧", vault, {"phone"}) == "010-1234-5678 ⟦email:1⟧"


def test_digits_of_a_pin() -> None:
    assert digits("４８２１ 0937이에요") == "48210937"


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_three_hundred_planted_numbers(seed: int) -> None:
    numbers = planted(300, seed)
    text = "\n".join(sentence(kind, value) for kind, value in numbers)
    masked = mask(text)
    assert [value for _, value in numbers if value in masked.text] == []
    assert {kind for kind, _ in numbers} == {p[1:].split(":")[0] for p in masked.found}
    assert sorted(masked.found.values()) == sorted(value for _, value in numbers)


@given(st.text(st.characters(exclude_categories=["Nd"], exclude_characters="@⟦⟧"), max_size=200))
def test_a_text_without_numbers_is_unchanged(text: str) -> None:
    assert mask(text).text == text


@given(st.text("0123456789-. @가원호조년010+()abM⟦⟧１", max_size=80))
def test_any_text_comes_back(text: str) -> None:
    masked = mask(text)
    typed = text.replace("⟦", "[").replace("⟧", "]")
    whole = masked.text
    for placeholder, value in masked.found.items():
        whole = whole.replace(placeholder, value)
    assert whole == typed


@pytest.mark.parametrize(
    "text",
    [
        "0" * 5000, "1 " * 2500, "11-" * 1666, "010-" * 1250, "a@" * 2500, "가1" * 2500,

        "공일" * 2500, "주소 가1 " * 800, "one " * 1250, "카드 4111-" * 550,
        "a" * 5000, "계좌 12 " * 800, "+1 2 3 4 5 " * 450, "900101-" * 700, "M1234567" * 625,
    ],
    ids=lambda text: text[:8],
)  # fmt: skip
def test_five_thousand_characters_of_trouble_are_quick(text: str) -> None:
    mask(text)
    started = time.perf_counter()
    mask(text)
    for_staff(text)
    put_back(text, {})
    assert time.perf_counter() - started < 2, "it takes 5 ms, or for ever"
