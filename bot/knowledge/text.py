"""The texts of answers and terms: composed, and mended where a table or a word processor has left
what nobody meant.

KnowledgeError (BotError)
└── Unusable   an entry or a term that lacks something, or holds what it may not
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from bot.core.errors import BotError

_BREAK = re.compile("\r\n|[\r\v\f\x85\u2028\u2029]")
_SPACE = re.compile("[\t\u00a0\u2007\u202f]")
_BULLET = re.compile("[\uf0b7\uf06c\uf09f\uf0a7]")
_UNSEEN = re.compile("[\u200b\u2060\ufeff\u00ad]")
_MENDS = (("break", _BREAK, "\n"), ("space", _SPACE, " "), ("bullet", _BULLET, "·"),
          ("unseen", _UNSEEN, ""))  # fmt: skip
MOST = {"answer": 4000, "short": 600, "variants": 200, "agency": 200, "source_title": 300}
"""Characters in one language; of one wording."""


class KnowledgeError(BotError):
    """What is wrong as `code` and `values`: the sentence is `cli.knowledge.bad.<code>`."""

    def __init__(self, code: str, **values: Any) -> None:
        told = " ".join(str(value) for value in values.values())
        super().__init__(f"{told}: {code.replace('_', ' ')}" if told else code.replace("_", " "))
        self.code, self.values = code, values


class Unusable(KnowledgeError):
    """`values` has the `field`."""


def mended(text: str) -> str:
    """Line breaks, spaces and bullets as they are written here.

    >>> mended("신분증\\r\\n사진\\t2장")
    '신분증\\n사진 2장'
    """
    for _, pattern, meant in _MENDS:
        text = pattern.sub(meant, text)
    return text


def mends(stated: object) -> set[str]:
    """What `mended` changes in the texts of a row: break, space, bullet, unseen."""
    return {
        kind
        for text in _texts(stated)
        for kind, pattern, _ in _MENDS
        if pattern.search(text.strip())
    }


def clean(text: Any, name: str) -> str:
    """Composed and mended, no spaces at the ends. Raises Unusable."""
    if not isinstance(text, str | int | float | date):
        raise Unusable("not_text", field=name)
    composed = mended(unicodedata.normalize("NFC", str(text))).strip()
    if "�" in composed:
        raise Unusable("lost_letter", field=name)
    strange = next((c for c in composed if unicodedata.category(c) in _STRANGE and c != "\n"), None)
    if strange is not None:
        line = composed[: composed.index(strange)].count("\n") + 1
        raise Unusable("control", field=name, letter=f"U+{ord(strange):04X}", line=line)
    most = MOST.get(name, 500)
    if len(composed) > most:
        raise Unusable("too_long", field=name, most=most, count=len(composed))
    return composed


_STRANGE = ("Cc", "Co", "Cs")


def _texts(stated: object) -> Iterator[str]:
    if isinstance(stated, str):
        yield stated
    elif isinstance(stated, Mapping):
        for value in stated.values():
            yield from _texts(value)
    elif isinstance(stated, list | tuple):
        for value in stated:
            yield from _texts(value)
