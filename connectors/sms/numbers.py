"""Telephone numbers: whatever way one is written, it becomes one E.164, or is refused by name.

SendError
└── Undeliverable
    └── NumberRefused   `key` is the sentence for the person
        ├── NotANumber  nothing that can be dialled
        ├── ShortCode   `112`, `#1234`: nobody can be written to there
        └── NotMobile   a landline, a call centre, a premium service
"""

from __future__ import annotations

import re
import unicodedata
from typing import ClassVar
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import phonenumbers
from phonenumbers import PhoneNumber, PhoneNumberFormat, PhoneNumberType, timezone

from connectors.errors import Undeliverable
from locales.settings import zone as agency

REGION = "KR"
"""Where a number without country code is."""
SHORT = 6
"""Numbers of at most this many digits are short codes; Korean landlines have more."""
LONGEST = 40

_TEXTABLE = frozenset(
    {
        PhoneNumberType.MOBILE,
        PhoneNumberType.FIXED_LINE_OR_MOBILE,
        PhoneNumberType.PERSONAL_NUMBER,
        PhoneNumberType.VOIP,
    }
)
"""North America does not tell mobiles from landlines; internet telephones (070) get texts."""
_DIGIT = re.compile(r"\d")


class NumberRefused(Undeliverable):
    key: ClassVar[str]


class NotANumber(NumberRefused):
    key = "sms.number.unreadable"

    def __init__(self) -> None:
        super().__init__("not_a_number")


class ShortCode(NumberRefused):
    key = "sms.number.short"

    def __init__(self) -> None:
        super().__init__("short_code")


class NotMobile(NumberRefused):
    key = "sms.number.landline"

    def __init__(self) -> None:
        super().__init__("not_mobile")


def e164(written: str, region: str = REGION) -> str:
    """`010-1234-5678`, `821012345678`, `０１０…` → `+821012345678`. Any kind of number that exists.

    Raises NotANumber, ShortCode.
    """
    return phonenumbers.format_number(_read(written, region), PhoneNumberFormat.E164)


def recipient(written: str, region: str = REGION) -> str:
    """The E.164 of a number that can get a text message. Raises NumberRefused."""
    number = _read(written, region)
    if phonenumbers.number_type(number) not in _TEXTABLE:
        raise NotMobile
    return phonenumbers.format_number(number, PhoneNumberFormat.E164)


def zone(number: str) -> str:
    """The time zone (IANA) of the person, for quiet hours; the first where a country has several,
    and the agency's where nothing is known."""
    try:
        names = timezone.time_zones_for_number(phonenumbers.parse(number, REGION))
    except phonenumbers.NumberParseException:
        names = ()
    return next((name for name in names if _exists(name)), agency().key)


def _exists(name: str) -> bool:
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError):
        # `Etc/Unknown` of numbers without a place.
        return False
    return True


def _read(written: str, region: str) -> PhoneNumber:
    plain = unicodedata.normalize("NFKC", written).strip()
    digits = _DIGIT.findall(plain)
    if not digits or len(plain) > LONGEST:
        raise NotANumber
    if len(digits) <= SHORT:
        raise ShortCode
    try:
        number = phonenumbers.parse(plain, region)
    except phonenumbers.NumberParseException:
        raise NotANumber from None
    if not phonenumbers.is_valid_number(number):
        raise NotANumber
    return number
