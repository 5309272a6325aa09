"""The table of numbers that keeps the portal's receipts and the dialogue's reader of them equal."""

from pathlib import Path

import pytest

from actions.portal.cases import receipt

TABLE = Path(__file__).parents[2] / "kit" / "receipt_numbers.txt"


@pytest.mark.parametrize("number", TABLE.read_text(encoding="ascii").split())
def test_numbers_are_issued_as_in_the_table(number: str) -> None:
    series, month, rest = number.split("-")
    assert receipt.make(series, month, int(rest[:-1])) == number
