"""Cells that a spreadsheet shows and never carries out, and the way back to what was written."""

from __future__ import annotations

import unicodedata

MARK = "\ufeff"
"""The UTF-8 mark before a CSV file: without it Excel reads Hangul as another encoding."""

_SIGN = "'"
_FORMULA = frozenset("=+-@−")
_BREAKS = ("\t", "\r", "\n")
"""A cell that begins like this is split, or its rest is carried out."""


def guarded(cell: str) -> str:
    """`cell` with an apostrophe before it where a spreadsheet would carry it out.

    >>> guarded(" ＝1+1"), guarded("'=1+1"), guarded("물이 새요")
    ("' ＝1+1", "''=1+1", '물이 새요')
    """
    return _SIGN + cell if _harmful(cell.lstrip(_SIGN)) else cell


def unguarded(cell: str) -> str:
    """What was given to `guarded`: for every text, `unguarded(guarded(text)) == text`."""
    signed = cell.startswith(_SIGN) and _harmful(cell.lstrip(_SIGN))
    return cell[len(_SIGN) :] if signed else cell


def _harmful(text: str) -> bool:
    """Spreadsheets look past spaces and what cannot be seen, some of them at full width."""
    first = next((c for c in text if not _passed_over(c)), "")
    return text.startswith(_BREAKS) or unicodedata.normalize("NFKC", first) in _FORMULA


def _passed_over(char: str) -> bool:
    return char.isspace() or unicodedata.category(char) in ("Cc", "Cf", "Zs", "Zl", "Zp")
