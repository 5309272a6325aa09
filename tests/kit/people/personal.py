"""Made-up personal numbers that look real: to plant in texts, and to look for where none may be."""

from __future__ import annotations

import random
from datetime import date, timedelta

import stdnum.luhn
from stdnum.kr import rrn

KINDS = ("rrn", "phone", "email", "card", "account", "passport", "plate", "licence")

SENTENCES = {
    "rrn": "제 번호는 {}이고요.",
    "phone": "연락은 {}로 주세요.",
    "email": "메일은 {} 입니다.",
    "card": "카드 {}로 냈어요.",
    "account": "환불 계좌는 {} 예요.",
    "passport": "여권은 {}예요.",
    "plate": "{} 차가 매일 막아요.",
    "licence": "면허 {}로 조회해 주세요.",
}
"""A sentence around each kind: an account is only known by the words beside it."""


def planted(n: int, seed: int) -> list[tuple[str, str]]:
    """`n` different numbers as (kind, value); every second resident number fails its checksum."""
    source = random.Random(seed)
    values: dict[str, str] = {}
    turn = 0
    while len(values) < n:
        kind = KINDS[turn % len(KINDS)]
        turn += 1
        values.setdefault(_make(kind, source, whole=turn // len(KINDS) % 2 == 0), kind)
    return [(kind, value) for value, kind in values.items()]


def sentence(kind: str, value: str) -> str:
    return SENTENCES[kind].format(value)


def _digits(source: random.Random, count: int) -> str:
    return "".join(source.choice("0123456789") for _ in range(count))


def _make(kind: str, source: random.Random, *, whole: bool) -> str:
    if kind == "rrn":
        return _resident(source, whole=whole)
    if kind == "card":
        head = source.choice("4569") + _digits(source, 14)
        number = head + stdnum.luhn.calc_check_digit(head)
        return source.choice(["-", " ", ""]).join(number[i : i + 4] for i in range(0, 16, 4))
    if kind == "phone":
        separator = source.choice(["-", " ", ".", ""])
        return separator.join(
            ["010", source.choice("23456789") + _digits(source, 3), _digits(source, 4)]
        )
    if kind == "account":
        return f"{_digits(source, 3)}-{_digits(source, 3)}-{_digits(source, 6)}"
    if kind == "email":
        return f"person{_digits(source, 6)}@example{source.randint(1, 99)}.co.kr"
    if kind == "passport":
        return f"M{_digits(source, 3)}{source.choice('ABCDEFGH')}{_digits(source, 4)}"
    if kind == "plate":
        return f"{source.randint(100, 699)}{source.choice('가나다라마하허호')}{_digits(source, 4)}"
    return (
        f"{source.randint(11, 28)}-{_digits(source, 2)}-{_digits(source, 6)}-{_digits(source, 2)}"
    )


def _resident(source: random.Random, *, whole: bool) -> str:
    born = date(1930, 1, 1) + timedelta(days=source.randrange(33_000))
    seventh = source.choice("1256" if born.year < 2000 else "3478")
    head = f"{born:%y%m%d}{seventh}{source.randint(0, 96):02d}{_digits(source, 3)}"
    check = int(rrn.calc_check_digit(head))
    last = check if whole else (check + source.randint(1, 9)) % 10
    number = f"{head}{last}"
    return source.choice(["-", "", " - "]).join([number[:6], number[6:]])
