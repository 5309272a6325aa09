"""One way to write a text before it is compared with words."""

from __future__ import annotations

import unicodedata


def folded(text: str) -> str:
    """`text` in compatibility forms and small letters, with one kind of apostrophe.

    >>> folded("ＤＯＮ’Ｔ")
    "don't"
    """
    return unicodedata.normalize("NFKC", text).casefold().replace("’", "'")
