"""Receipt numbers in running text, e.g. ``1AA-2611-0000571K``.

The check character is Damm's scheme on an order of 36; a symbol is a pair of GF(4) × GF(9). The
portal issues the numbers with the same scheme; ``nlu`` imports nothing of it, and a table that
both are tested with keeps them equal.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_VALID = 23  # the final state of a whole number
_AS_DIGIT = str.maketrans("OI", "01")
_AS_LETTER = str.maketrans("01", "OI")

# Letters as they come from a phone or a scan: O for 0, I for 1 (and back), any dash or none.
_GAP = r"[\s.·_\u002d\u2010-\u2015\u2212\uff0d\ufe63]{0,3}"
_CANDIDATE = re.compile(
    rf"(?<![0-9A-Za-z])[1Ii][A-Za-z01]{{2}}{_GAP}(?:[0-9OoIi]{_GAP}){{11}}[0-9A-Za-z](?![0-9A-Za-z])"
)


def check_character(payload: str) -> str:
    """The character that makes ``payload`` (14 symbols, no dashes) a whole number."""
    state = 0
    for symbol in payload:
        state = _step(state, ALPHABET.index(symbol))
    return next(c for c in ALPHABET if _step(state, ALPHABET.index(c)) == _VALID)


def find(text: str) -> Iterator[tuple[int, int, str]]:
    """Start, end and standard form of every receipt number whose check character is right."""
    for match in _CANDIDATE.finditer(text):
        number = normalise(match.group())
        if number is not None:
            yield match.start(), match.end(), number


def normalise(text: str) -> str | None:
    """The standard form of a receipt number, or None if it is none."""
    symbols = re.sub(r"[^0-9A-Z]", "", text.upper())
    if len(symbols) != 15:
        return None
    lead = symbols[0].translate(_AS_DIGIT)
    letters = symbols[1:3].translate(_AS_LETTER)
    digits = symbols[3:14].translate(_AS_DIGIT)
    check = symbols[14].translate(_AS_DIGIT)
    if lead != "1" or not letters.isalpha() or not digits.isdigit():
        return None
    if check_character(lead + letters + digits) != check:
        return None
    return f"{lead}{letters}-{digits[:4]}-{digits[4:]}{check}"


def _step(state: int, symbol: int) -> int:
    four = (0, 2, 3, 1)[state % 4] ^ symbol % 4  # GF(4): times x, plus
    a, b = divmod(state % 9, 3)  # GF(9): a + bi, times 1 + i, plus
    c, d = divmod(symbol % 9, 3)
    nine = ((a - b) % 3 + c) % 3 * 3 + ((a + b) % 3 + d) % 3
    return (9 * four + 28 * nine) % 36
