"""Who is shown what of a case: the decision, row by row, as another hand has labelled it."""

from __future__ import annotations

from itertools import product
from typing import Any

import pytest

from bot.cases.access import Asked, decide
from tests.kit.sets import rows

ROWS = rows("promises", "answer_access")
ON_FILE = {"web": False, "telegram": True, "sms": True, "email": True, "linked": True}
"""Filed on → whether messages can be sent to a contact of that conversation."""


def asked(row: dict[str, Any]) -> Asked:
    on_file = ON_FILE[row["filed_on"]]
    return Asked(
        same=row["asked_from"] == "same",
        pin=row["proof"] in ("pin", "pin_and_code"),
        code=row["proof"] == "pin_and_code",
        on_file=on_file,
        reachable=on_file,
        sensitive=row["sensitive"],
    )


def test_the_set_is_there() -> None:
    assert len(ROWS) == 78


@pytest.mark.parametrize(
    "row", ROWS, ids=lambda r: " ".join(str(r[n]) for n in list(r)[:4] if r[n] is not None)
)
def test_the_decision(row: dict[str, Any]) -> None:
    assert decide(asked(row)).shown == set(row["shown"])


@pytest.mark.parametrize(
    ("on_file", "reachable", "sensitive", "way"),
    [
        (True, True, False, "code"),
        (True, True, True, "code"),
        (True, False, False, "stopped"),
        (True, False, True, "stopped"),
        (False, False, True, "filed"),
        (False, False, False, ""),
    ],
)
def test_the_way_to_the_answer(on_file: bool, reachable: bool, sensitive: bool, way: str) -> None:
    found = decide(Asked(pin=True, on_file=on_file, reachable=reachable, sensitive=sensitive))
    assert (found.way, "answer" in found.shown) == (way, way == "")


def test_of_all_there_are() -> None:
    """Whatever is hidden can be reached some way, and nobody without the PIN learns of a way."""
    for same, pin, code, on_file, reachable, sensitive in product((True, False), repeat=6):
        one = Asked(same, pin, code, on_file, reachable and on_file, sensitive)
        found = decide(one)
        assert (found.way == "") == ("answer" in found.shown or not (same or pin))
        if sensitive and "answer" in found.shown:
            assert same or (pin and code and on_file), "never for the PIN alone"
