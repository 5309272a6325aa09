"""One way to write a text before it is compared with words."""

from __future__ import annotations

import unicodedata
from functools import lru_cache


@lru_cache(maxsize=16)
def folded(text: str) -> str:
    """`text` in compatibility forms and small letters, with one kind of apostrophe. Each rule of a
    turn asks for the same text.

    >>> folded("ＤＯＮ’Ｔ")
    "don't"
    """
    return unicodedata.normalize("NFKC", text).casefold().replace("’", "'")
