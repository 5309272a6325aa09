"""Korean words for small numbers before what they count, in digits: "두시" is 2시, "삼층" 3층."""

from __future__ import annotations

import re

_ONES = {
    "한": 1, "두": 2, "세": 3, "네": 4, "다섯": 5, "여섯": 6, "일곱": 7, "여덟": 8, "아홉": 9,
    "열한": 11, "열두": 12, "열": 10,
    "일": 1, "이": 2, "삼": 3, "사": 4, "오": 5, "육": 6, "칠": 7, "팔": 8, "구": 9, "십": 10,
}  # fmt: skip
_COUNTED = re.compile(
    rf"^(?P<word>{'|'.join(sorted(_ONES, key=len, reverse=True))})\s?"
    r"(?P<kind>시|층|동|호|번|단지|달|주|개월|번지|월|일|학년|반)(?P<rest>.*)$"
)


def digits(said: str) -> str:
    """`said` with its number in digits, where a word for one begins it.

    >>> digits("두시"), digits("이층"), digits("두부")
    ('2시', '2층', '두부')
    """
    found = _COUNTED.match(said.strip())
    if found is None:
        return said.strip()
    return f"{_ONES[found['word']]}{found['kind']}{found['rest']}"
