"""Korean words for small numbers before what they count, in digits: "두시" is 2시, "삼층" 3층."""

from __future__ import annotations

import re

from actions.reading import numerals

_WORDS = "열한|열두|다섯|여섯|일곱|여덟|아홉|열|한|두|세|네|일|이|삼|사|오|육|칠|팔|구|십"
_COUNTED = re.compile(
    rf"^(?P<word>{_WORDS})\s?"
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
    number = numerals.parse(f"{found['word']}개")
    return f"{number}{found['kind']}{found['rest']}"
