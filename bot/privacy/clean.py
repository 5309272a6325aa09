"""Characters that no person types and that make a text read otherwise than it is."""

from __future__ import annotations

import re
from dataclasses import dataclass

_FLAG = "\U0001f3f4[\U000e0020-\U000e007e]{1,7}\U000e007f"
"""England, Scotland and Wales: a black flag, tag characters, and the end of tags."""

_UNWANTED = re.compile(
    f"(?P<flag>{_FLAG})"
    "|(?P<tag>[\U000e0000-\U000e007f])"
    "|(?P<bidi>[\u202a-\u202e\u2066-\u2069])"
    "|(?P<surrogate>[\ud800-\udfff])"
    "|(?P<control>[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f])"
)


@dataclass(frozen=True)
class Cleaned:
    """`dropped`: of tag, bidi, surrogate, control."""

    text: str
    dropped: frozenset[str]


def clean(text: str) -> Cleaned:
    """Everything else stays to the character; line ends become \\n."""
    dropped: set[str] = set()

    def replace(match: re.Match[str]) -> str:
        kind = match.lastgroup or ""
        if kind == "flag":
            return match[0]
        dropped.add(kind)
        return ""

    unified = text.replace("\r\n", "\n").replace("\r", "\n")
    return Cleaned(_UNWANTED.sub(replace, unified), frozenset(dropped))
