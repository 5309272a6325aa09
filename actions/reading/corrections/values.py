"""Of which kind a new value is, by its form: a day, a place, a telephone number, a name."""

from __future__ import annotations

import re
from datetime import date

from actions.reading import addresses, when
from actions.reading.places import merging
from actions.reading.replies import names, plain

_TODAY = date(2026, 1, 15)
"""Any day: only whether a day is named counts."""
_BESIDE = 6
"""Letters beside a place that is all that is said."""
_LEADING = 5
"""Letters before a day: since, on the."""
_PHONE = re.compile(r"(?:\+?\d[\d\s().-]{6,}\d)")
_MAIL = re.compile(r"\S+@\S+\.\S+")
_SURE_NAME = re.compile(r"[가-힣]{3,4}")


def form(value: str) -> str | None:
    """The type of question that `value` answers; None when its form tells none."""
    if _PHONE.fullmatch(value.strip()):
        return "phone"
    if _MAIL.fullmatch(value.strip()):
        return "email"
    if is_day(value):
        return "date"
    if is_place(value):
        return "place"
    return "person" if _SURE_NAME.fullmatch(value) and names.name(value) == value else None


def is_day(value: str) -> bool:
    """Whether it names a day or how long it has been."""
    return len(value) <= 40 and when.answer(value, _TODAY, past=True) is not None


def is_only_day(value: str) -> bool:
    """Whether it names a day and nothing else."""
    found = when.answer(value, _TODAY, past=True)
    if found is None:
        return False
    return len(plain.squeezed(value)) - len(plain.squeezed(found.words)) <= _LEADING


def is_place(value: str) -> bool:
    """Whether it says where something is."""
    if merging.is_detail(value):
        return True  # of what is known already
    found = addresses.answer(value) if len(value) <= 60 else None
    return (
        found is not None
        and len(plain.squeezed(value)) - len(plain.squeezed(found.text)) <= _BESIDE
    )


def alike(said: str, held: str) -> bool:
    """Whether `said` names what a part holds: one contains the other."""
    one, other = plain.squeezed(said), plain.squeezed(held)
    if not one or not other:
        return False
    return (len(one) > 1 or one.isdigit()) and one in other or len(other) > 1 and other in one
