"""Checks of one number: its digits, a date, a check digit, or the words around it."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime

import stdnum.luhn
from stdnum.exceptions import ValidationError
from stdnum.kr import rrn

_ACCOUNT_BEFORE = re.compile(
    r"계좌|은행|통장|입금|송금|이체|농협|수협|신협|새마을금고|우체국|뱅크|토스|account|bank|iban",
    re.IGNORECASE,
)
_ACCOUNT_AFTER = re.compile(r"계좌|은행|농협|수협|신협|금고|뱅크|account|bank", re.IGNORECASE)
_CARD = re.compile(r"카드|card", re.IGNORECASE)
_PHONE = re.compile(r"전화|연락|번호|핸드폰|휴대폰|콜|tel|phone|call|☎|☏|📞", re.IGNORECASE)
_LICENCE = re.compile(r"면허|licen[cs]e", re.IGNORECASE)
_BEFORE, _AFTER = 25, 12
"""Characters in which a word belongs to the number."""


def bare(match: re.Match[str]) -> str:
    return re.sub(r"\D", "", match[0])


def resident(match: re.Match[str], text: str) -> bool:
    """Resident (seventh digit 1-4), foreigner (5-8), born before 1900 (9, 0).

    Numbers given since October 2020 end in random digits (주민등록법 시행규칙 제2조): the check
    digit only decides where date and shape leave a doubt.
    """
    number = bare(match)
    written = not match[0].isdigit()
    whole = _checks(number)
    born = _birth_date(number)
    if born is None or (number[6] in "90" and not whole):
        return False
    if written:
        return True
    alive = born <= datetime.now(UTC).date()
    return alive and (whole or not near_account(match, text))


def _birth_date(number: str) -> date | None:
    century = 1900 if number[6] in "1256" else 2000 if number[6] in "3478" else 1800
    try:
        return date(century + int(number[:2]), int(number[2:4]), int(number[4:6]))
    except ValueError:
        return None


def _checks(number: str) -> bool:
    try:
        rrn.validate(number)
    except ValidationError:
        return False
    return True


def card(match: re.Match[str], text: str) -> bool:
    return bool(stdnum.luhn.is_valid(bare(match))) or _near(_CARD, match, text, 0)


def account(match: re.Match[str], text: str) -> bool:
    return 10 <= len(bare(match)) <= 14 and near_account(match, text)


def near_account(match: re.Match[str], text: str) -> bool:
    after = text[match.end() : match.end() + _AFTER]
    return _near(_ACCOUNT_BEFORE, match, text, 0) or bool(_ACCOUNT_AFTER.search(after))


def near_phone_word(match: re.Match[str], text: str) -> bool:
    return _near(_PHONE, match, text, 0)


def licence(match: re.Match[str], text: str) -> bool:
    """Twelve bare digits need the word beside them."""
    return not match[0].isdigit() or _near(_LICENCE, match, text, _AFTER)


def service_number(match: re.Match[str], text: str) -> bool:
    """1588-1234; not the years 1588-1592; bare digits need the word beside them."""
    number = bare(match)
    if match[0].isdigit():
        return near_phone_word(match, text)
    return not int(number[:4]) <= int(number[4:]) <= 2100


def international(match: re.Match[str], _text: str) -> bool:
    # Loaded when the first such number is typed: it takes 60 ms and 15 MB.
    import phonenumbers

    try:
        return phonenumbers.is_possible_number(phonenumbers.parse(match[0]))
    except phonenumbers.NumberParseException:
        return False


def _near(word: re.Pattern[str], match: re.Match[str], text: str, after: int) -> bool:
    start = max(0, match.start() - _BEFORE)
    return bool(word.search(text[start : match.start()])) or bool(
        after and word.search(text[match.end() : match.end() + after])
    )
