from __future__ import annotations

import pytest

from bot.texts.catalogue import Catalogue
from connectors.sms.numbers import (
    NotANumber,
    NotMobile,
    NumberRefused,
    ShortCode,
    e164,
    recipient,
    zone,
)

MINSU = "+821012345678"


@pytest.mark.parametrize(
    "written",
    [
        "010-1234-5678",
        "+82 10 1234 5678",
        "821012345678",
        "01012345678",
        "010.1234.5678",
        "０１０－１２３４－５６７８",
        "+82-010-1234-5678",
        "(010) 1234 5678",
        " +821012345678 ",
        "００1-82-10-1234-5678",
    ],
    ids=lambda written: f"SMS-17 {written.strip()}",
)
def test_one_person_however_the_number_is_written(written: str) -> None:
    assert recipient(written) == MINSU


@pytest.mark.parametrize(
    ("written", "refused"),
    [
        ("02-1234-5678", NotMobile),
        ("031-123-4567", NotMobile),
        ("1588-0000", NotMobile),
        ("080-123-4567", NotMobile),
        ("+44 20 7183 8750", NotMobile),
        ("112", ShortCode),
        ("02-120", ShortCode),
        ("#1234", ShortCode),
        ("", NotANumber),
        ("민수", NotANumber),
        ("010-1234", NotANumber),
        ("010-1234-56789", NotANumber),
        ("+999 10 1234 5678", NotANumber),
        ("whatsapp:", NotANumber),
        ("1" * 400, NotANumber),
        ("010-1234-5678\r\nBcc: 010-8765-4321 " + "x" * 9, NotANumber),
    ],
    ids=lambda value: f"SMS-17 {value[:20]!r}" if isinstance(value, str) else value.__name__,
)
def test_who_cannot_get_a_text(written: str, refused: type[NumberRefused]) -> None:
    with pytest.raises(NumberRefused) as caught:
        recipient(written)
    assert type(caught.value) is refused
    assert len(written) < 3 or written not in str(caught.value)
    for locale in ("ko", "en"):
        assert Catalogue.load().text(refused.key, locale, "sms")


@pytest.mark.parametrize(
    "written", ["+1 415 555 2671", "+44 7911 123456", "070-1234-5678", "011-9123-4567"]
)
def test_others_who_can(written: str) -> None:
    assert recipient(written).startswith("+")


def test_a_landline_is_a_number_all_the_same() -> None:
    assert e164("02-1234-5678") == "+82212345678"


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        (MINSU, "Asia/Seoul"),
        ("+81 90 1234 5678", "Asia/Tokyo"),
        ("+14155552671", "America/Los_Angeles"),
        ("+8202120", "Asia/Seoul"),
        ("nobody", "Asia/Seoul"),
    ],
    ids=lambda value: f"SMS-14 {value}",
)
def test_where_a_person_sleeps(number: str, expected: str) -> None:
    assert zone(number) == expected
