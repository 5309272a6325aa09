"""Typed characters by what they stand for, one for one, so that offsets hold in both texts."""

from __future__ import annotations

import unicodedata

INVISIBLE = "\x1f"
"""Stands for characters that take no space (zero-width space, soft hyphen): a separator."""

_DASHES = "‐‑‒–—―−﹣ーㅡ"
_WIDTHLESS = "\u200b\u200c\u200d\u2060\ufeff\u00ad"


class _LookAlikes(dict[int, str]):
    """Filled as characters come: the whole of Unicode would take half a second."""

    def __missing__(self, code: int) -> str:
        self[code] = _ascii(chr(code))
        return self[code]


def _ascii(char: str) -> str:
    if char in _DASHES:
        return "-"
    if char in _WIDTHLESS:
        return INVISIBLE
    if "！" <= char <= "～":
        return chr(ord(char) - 0xFEE0)
    category = unicodedata.category(char)
    if category == "Nd":
        return str(unicodedata.decimal(char))
    return " " if category == "Zs" else char


_TABLE = _LookAlikes()


def fold(text: str) -> str:
    """`text` with ASCII digits, letters, dashes and spaces for their look-alikes; same length."""
    return text if text.isascii() else text.translate(_TABLE)
