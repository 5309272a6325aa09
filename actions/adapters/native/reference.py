"""Receipt numbers, `1AA-YYMM-NNNNNNNC`: e-People's own pattern plus one check character.

The check is Damm's scheme on an order of 36. A symbol (0-9, A-Z) is a pair of GF(4) x GF(9), its
remainders by 4 and by 9. Reading one multiplies the state by a constant that is neither 0 nor 1 in
either field, then adds the symbol. So every single wrong symbol and every swap of neighbours
changes the final state.
Standard library only, and Python 3.10: the portal, the masks and the dialogue read them too.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

PATTERN = r"(?<![A-Za-z0-9])1[A-Za-z]{2}[-. ]{0,3}\d{4}[-. ]{0,3}\d{7}[A-Za-z0-9]?(?![A-Za-z0-9])"
"""A whole one in running text; those of e-People have no check character."""
CUT = (
    r"(?<![A-Za-z0-9])1 ?[A-Za-z]{2}[-. ]{0,3}\d{4}[-. ]{0,3}\d{4,7}"
    r"(?: ?[A-Za-z0-9])?(?![A-Za-z0-9])"
)
"""One as people type it, also cut short."""
# Letters as they come from a phone or a scan: O for 0, I for 1 (and back), any dash or none.
_GAP = r"[\s.·_\u002d\u2010-\u2015\u2212\uff0d\ufe63]{0,3}"
_CANDIDATE = re.compile(
    rf"(?<![0-9A-Za-z])[1Ii][A-Za-z01]{{2}}{_GAP}(?:[0-9OoIi]{_GAP}){{11}}[0-9A-Za-z](?![0-9A-Za-z])"
)
ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
CONFUSABLE = "OI"
"""Never issued as a check character, so that a typed O or I can be read as 0 or 1."""

_TIMES_X = (0, 2, 3, 1)
"""GF(4) = GF(2)[x]/(x^2+x+1), each element times x."""
_VALID = 23
"""The final state of a whole number: the documented example 1AA-2611-0000571K has it."""
_AS_DIGIT = str.maketrans("OI", "01")
_AS_LETTER = str.maketrans("01", "OI")
_AS_CHECK = str.maketrans("OI", "01")


def _times_generator(value: int) -> int:
    """A GF(9) = GF(3)[i]/(i^2+1) element a+bi, held as 3a+b, times 1+i."""
    a, b = divmod(value, 3)
    return (a - b) % 3 * 3 + (a + b) % 3


def _plus(left: int, right: int) -> int:
    """Addition in GF(9)."""
    return (left // 3 + right // 3) % 3 * 3 + (left + right) % 3


def _step(state: int, symbol: int) -> int:
    four = _TIMES_X[state % 4] ^ symbol % 4
    nine = _plus(_times_generator(state % 9), symbol % 9)
    # The number below 36 with these remainders (Chinese remainder theorem).
    return (9 * four + 28 * nine) % 36


def check_character(payload: str) -> str:
    """The character that makes `payload` (14 symbols, no dashes) a whole number."""
    state = 0
    for symbol in payload:
        state = _step(state, ALPHABET.index(symbol))
    return next(c for c in ALPHABET if _step(state, ALPHABET.index(c)) == _VALID)


def normalise(text: str) -> str | None:
    """The receipt number that `text` is, in its standard form, or None.

    Dashes, dots and spaces may be missing or many, letters small or full-width, O and 0 or I and 1
    exchanged. (L stays itself: it may be a check character that changed places with a digit.)
    """
    typed = unicodedata.normalize("NFKC", text).upper()
    symbols = "".join(
        c for c in typed if not c.isspace() and unicodedata.category(c) != "Pd" and c not in ".·_"
    )
    if len(symbols) != 15 or not symbols.isascii():
        return None
    lead, letters = symbols[0].translate(_AS_DIGIT), symbols[1:3].translate(_AS_LETTER)
    digits, check = symbols[3:14].translate(_AS_DIGIT), symbols[14].translate(_AS_CHECK)
    if lead != "1" or not letters.isalpha() or not digits.isdigit() or not check.isalnum():
        return None
    if check_character(lead + letters + digits) != check:
        return None
    return f"{lead}{letters}-{digits[:4]}-{digits[4:]}{check}"


def spelled(typed: str) -> str:
    """What looks like a number, written as numbers are, whatever its check character."""
    plain = "".join(c for c in typed.upper() if c.isalnum())
    return f"{plain[:3]}-{plain[3:7]}-{plain[7:]}"


def find(text: str) -> Iterator[tuple[int, int, str]]:
    """Start, end and standard form of every receipt number whose check character is right."""
    for match in _CANDIDATE.finditer(text):
        number = normalise(match[0])
        if number is not None:
            yield match.start(), match.end(), number
