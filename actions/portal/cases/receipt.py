"""The receipt numbers that this portal gives out; their form is that of the API's clients."""

from __future__ import annotations

from actions.adapters.native.reference import CONFUSABLE, check_character


def make(series: str, month: str, number: int) -> str | None:
    """`make("1AA", "2611", 571)` is "1AA-2611-0000571K".

    None when the number must be skipped, because its check character would be O or I.
    """
    digits = f"{number:07d}"
    check = check_character(series + month + digits)
    return None if check in CONFUSABLE else f"{series}-{month}-{digits}{check}"
