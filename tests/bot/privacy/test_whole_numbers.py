"""A number that was asked for: whole ones are kept, others are asked for again."""

from __future__ import annotations

import pytest

from bot.privacy.mask import mask
from bot.privacy.numbers import is_whole

WHOLE = (
    "010-1234-5678", "01012345678", "010 1234 5678", "010.1234.5678", "011-234-5678",
    "02-730-5800", "0273058000", "031-123-4567", "064-1234-5678", "070-1234-5678",
    "0505-123-4567", "1588-1234", "16001234", "+82-10-1234-5678", "+82 2 730 5800",
    "82-10-1234-5678", "0082-10-1234-5678", "+1 212 555 1234", "730-5800", "2123-4567",
)  # fmt: skip
CUT = (
    "010-1234", "010-1234-567", "010-1234-56789", "0101234567", "02-730-58", "031-123-456",
    "1588-123", "+82-10-1234", "82-10-1234-567", "010 123 45", "070-1234", "+82 2 730",
    "1588-12345",
)  # fmt: skip
PHONE = {"code": "phone", "type": "phone"}


@pytest.mark.parametrize("typed", WHOLE)
def test_a_whole_number_is_taken(typed: str) -> None:
    assert is_whole(typed)
    assert mask(typed, question=PHONE).text == "⟦phone:1⟧"


@pytest.mark.parametrize("typed", CUT)
def test_any_other_is_none_and_is_not_shown_either(typed: str) -> None:
    assert not is_whole(typed)
    masked = mask(typed, question=PHONE).text
    assert "⟦phone" not in masked


def test_a_resident_number_is_no_telephone() -> None:
    assert mask("850101-1234567", question=PHONE).text == "⟦rrn:1⟧"
