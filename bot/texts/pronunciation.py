"""How letters, symbols and foreign words end when they are read aloud in Korean.

Spellings follow the Ministry's rules for loanwords (외래어 표기법, 2017-14): app is 앱, web is 웹,
check is 체크, park is 파크, mobile is 모바일.
"""

from __future__ import annotations

import re
from typing import Literal

Coda = Literal["", "ㄹ", "받침"]
"""The end of a word: a vowel, ㄹ (으로 becomes 로), or any other consonant."""


def _table(closed: str, liquid: str, open_: str) -> dict[str, Coda]:
    ends: dict[str, Coda] = dict.fromkeys(closed.split(), "받침")
    ends.update(dict.fromkeys(liquid.split(), "ㄹ"))
    ends.update(dict.fromkeys(open_.split(), ""))
    return ends


LETTERS = _table("m n", "l r", "a b c d e f g h i j k o p q s t u v w x y z")
"""A letter by its name: 엠, 엔, 엘, 알, 에이…"""

DIGITS = _table("0 3 6", "1 7 8", "2 4 5 9")
"""영 or 십, 삼, 육; 일, 칠, 팔; 이, 사, 오, 구."""

SYMBOLS = _table("₩ #", "", "% ° $ € £ ¥ +")
"""원, 샵; 퍼센트, 도, 달러, 유로, 파운드, 엔화, 플러스."""

UNITS = _table(
    "g kg mg t ppm h",
    "dB mol",
    "m km cm mm m2 m3 km2 cm2 km/h m/s l L ml mL s KB MB GB TB kW kWh W V A Hz ha pH",
)
"""A unit after a number, by case: 킬로그램, 톤; 데시벨; 미터, 제곱미터, 리터, 킬로와트시…"""

PLACEHOLDERS = _table("", "email", "phone account plate rrn passport card pin licence")
"""What stands in for personal data: 전화번호, 계좌번호, 차량번호…; 이메일."""

WORDS = _table("zip app web map shop chat net bot club", "", "check kit bit set")
"""Acronyms that are read as a word, and words that the endings below get wrong."""

_VOWELS = "aeiouy"
_RULES: tuple[tuple[str, Coda], ...] = (
    ("(?:n|m|ng|gn)$", "받침"),
    (f"[{_VOWELS}](?:ne|me)$", "받침"),
    ("(?:l|le)$", "ㄹ"),
    ("(?:lk|ck|[aiou]k)$", "받침"),
    (f"[{_VOWELS}](?:b|pp?)$", "받침"),
    (f"(?:^|[^{_VOWELS}])[aeio]t$", "받침"),
    ("(?:out|put)$", "받침"),
    ("[ai]c$", "받침"),
)
ENDINGS = tuple((re.compile(pattern), end) for pattern, end in _RULES)
"""First match wins; none of them is an open end (center 센터, service 서비스, park 파크)."""
