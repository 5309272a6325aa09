"""Checks of one number: its digits, a date, a check digit, or the words around it."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime

import stdnum.luhn
from stdnum.exceptions import ValidationError
from stdnum.kr import rrn

from bot.privacy import labels

_ACCOUNT_BEFORE = re.compile(
    r"계좌|은행|통장|입금|송금|이체|농협|수협|신협|새마을금고|우체국|뱅크|토스|account|bank|iban",
    re.IGNORECASE,
)
_ACCOUNT_AFTER = re.compile(
    r"계좌|은행|농협|수협|신협|금고|뱅크|카카오(?!톡)|account|bank", re.IGNORECASE
)
_BANK = re.compile(
    r"(?:국민|신한|우리|하나|기업|제일|카카오|케이|수협|산업|shinhan|woori|kookmin|hana|kb|ibk|nh)"
    r"\s{0,2}[:(]?\s{0,2}$",
    re.IGNORECASE,
)
_NEW_PASSPORT = re.compile(r"[A-Za-z]\d{3}[A-Za-z]\d{4}")
_PARTICLES = "로도"
_AFTER_PARTICLE = re.compile(rf"[{_PARTICLES}] ")
_CAR = re.compile(r"차|번호판|택시|트럭|버스|오토바이|car|plate|taxi|truck|vehicle", re.IGNORECASE)
_OTHERS = ("other", "corporate")
_HALF, _WIDEST, _OLDEST = 6, 4, 1920
_PHONE = re.compile(r"전화|연락|번호|핸드폰|휴대폰|콜|tel|phone|call|☎|☏|📞", re.IGNORECASE)
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
    called = labels.before(match, text)
    whole = _checks(number)
    born = _birth_date(number)
    if born is None or (number[6] in "90" and not whole):
        return False
    if called in _OTHERS:
        return called == "other" and whole and "-" in match[0]
    if called == "rrn":
        return True
    shape = _shape(match[0])
    if shape is None or born.year < _OLDEST:
        return whole and born.year >= _OLDEST and not near_account(match, text)
    if shape:
        return True
    alive = born <= datetime.now(UTC).date()
    return alive and (whole or not near_account(match, text))


def _shape(written: str) -> bool | None:
    """True for two parts as such numbers have; False for one; None for any other grouping."""
    at, cuts, gaps = 0, set(), []
    for part in re.findall(r"\d+|\D+", written):
        if part.isdigit():
            at += len(part)
        else:
            cuts.add(at)
            gaps.append(len(part))
    if not cuts:
        return False
    front, back = {c for c in cuts if c < _HALF}, {c for c in cuts if c > _HALF}
    usual = front in (set(), {2, 4}, {1, 2, 3, 4, 5}) and back in (set(), {7}, {*range(7, 13)})
    return True if _HALF in cuts and usual and max(gaps) <= _WIDEST else None


def masked_half(match: re.Match[str], _text: str) -> bool:
    """900101-1******: the birth date and the century are there."""
    return _birth_date(match[0][:_HALF] + re.sub(r"\D", "", match[0][_HALF:])[:1]) is not None


def first_half(match: re.Match[str], text: str) -> bool:
    """Six digits that were announced as the first half."""
    date_of = any(_birth_date(match[0] + century) is not None for century in "13")
    return date_of and labels.announced(match, text)


def in_words(match: re.Match[str], _text: str) -> bool:
    """앞자리 900101 뒷자리 1234567."""
    return _birth_date(bare(match)) is not None


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
    called = labels.before(match, text)
    if called in _OTHERS:
        return False
    return called == "card" or bool(stdnum.luhn.is_valid(bare(match)))


def passport(match: re.Match[str], text: str) -> bool:
    """Near its word; the form that is given since 2021 also alone: no other number looks so."""
    if labels.named("passport", match, text):
        return True
    return bool(_NEW_PASSPORT.fullmatch(match[0])) and labels.before(match, text) not in _OTHERS


def account(match: re.Match[str], text: str) -> bool:
    return 10 <= len(bare(match)) <= 14 and near_account(match, text)


def near_account(match: re.Match[str], text: str) -> bool:
    after = text[match.end() : match.end() + _AFTER]
    if _near(_ACCOUNT_BEFORE, match, text, 0) or _ACCOUNT_AFTER.search(after):
        return True
    return bool(_BANK.search(text[max(0, match.start() - _BEFORE) : match.start()]))


def near_phone_word(match: re.Match[str], text: str) -> bool:
    return _near(_PHONE, match, text, 0)


def licence(match: re.Match[str], text: str) -> bool:
    """Twelve bare digits need the word beside them."""
    if labels.before(match, text) in _OTHERS:
        return False
    return not match[0].isdigit() or labels.named("licence", match, text)


def plate(match: re.Match[str], text: str) -> bool:
    """12로 3456 and 35도 1234 are sentences as long as nobody speaks of a car."""
    region = not match[0][0].isdigit()
    doubtful = bool(_AFTER_PARTICLE.search(match[0])) and not region
    return not doubtful or _near(_CAR, match, text, _AFTER)


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


_LENGTHS: tuple[tuple[str, int, int], ...] = (
    ("010", 11, 11),
    ("01", 10, 11),
    ("02", 9, 10),
    ("05", 10, 12),
    ("0", 10, 11),
    ("8210|82010", 12, 13),
    ("1[568]", 8, 8),
    ("", 7, 12),
)
"""How a telephone number begins and how many digits it has: mobile, by area, of a service, from
abroad. One without its area is whole for whoever lives there."""


def is_whole(typed: str) -> bool:
    """Whether nothing is missing of a telephone number, nor too much.

    >>> is_whole("010-1234"), is_whole("02-730-5800"), is_whole("1588-1234")
    (False, True, True)
    """
    digits = re.sub(r"\D", "", typed)
    if typed.lstrip("(").startswith("+") or digits.startswith("00"):
        abroad = digits.removeprefix("00")
        if not abroad.startswith("82"):
            return 8 <= len(abroad) <= 15
        digits = "0" + abroad.removeprefix("82").removeprefix("0")
    least, most = next((low, high) for start, low, high in _LENGTHS if re.match(start, digits))
    return least <= len(digits) <= most
