"""A part of a place that is corrected: another exit, the other side."""

from __future__ import annotations

import re

_KINDS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"\d+번\s*출구",
        r"\bexit\s*\d+",
        r"\d+동(?=\s|$)",
        r"(?:지하\s*)?\d+층",
        r"\d+번\s*(?:승강장|게이트|홈)",
        r"(?<!\S)(?:바로\s*)?(?:앞|뒤|옆|맞은편|건너편|안|위|밑|아래|정문|후문|입구|출구)(?:쪽)?(?!\S)",
        r"\b(?:in front of|behind|next to|opposite|across from|inside|near)\b",
    )
)
"""Parts of a place of which it has one."""


def merged(held: str, said: str) -> str:
    """`held` with the part that `said` is and no more; else `said`.

    >>> merged("강남역 3번 출구 옆 골목", "4번 출구")
    '강남역 4번 출구 옆 골목'
    >>> merged("마포구청 앞", "마포역 앞")
    '마포역 앞'
    """
    for kind in _KINDS:
        if kind.fullmatch(said.strip()) and kind.search(held):
            last = list(kind.finditer(held))[-1]
            return held[: last.start()] + said.strip() + held[last.end() :]
    alone = any(kind.fullmatch(said.strip()) for kind in _KINDS)
    return f"{held} {said.strip()}" if alone and held else said
