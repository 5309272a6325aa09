"""The form of a text in which n-grams are counted; encoders get the text as it is."""

from __future__ import annotations

import re
import unicodedata

# Long stories: the wish stands at the beginning, or again at the end (two thirds, one third).
HEAD, TAIL = 400, 200

MARK = re.compile(r"⟦[a-z]+:\d+⟧")
"""What the gateway puts in the place of a telephone number and the like."""
_DIGIT = re.compile(r"\d")
_REPEATED = re.compile(r"([^\W\d_])\1{2,}")
_NOT_WORD = re.compile(r"[\W_]+")
_NUMBER = re.compile(
    r"\b0[0 ]*번? ?(?:입니다|이?[에예]요|이?요|이야|임|이?다)?(?= |$)"
)  # as a normalised text has it, with nothing but "it is"


def normalise(text: str) -> str:
    """NFKC, lower case, digits to 0, a letter three times or more to two, punctuation to a space.

    Jamo typed alone (ㅠㅠ, ㅇㅋ) are letters and stay. Format characters (zero width, direction
    marks) vanish, so that they cannot part a word.
    """
    if len(text) > HEAD + TAIL:
        text = f"{text[:HEAD]} {text[-TAIL:]}"
    text = unicodedata.normalize("NFKC", text).lower()
    text = "".join(c for c in text if unicodedata.category(c) != "Cf")
    text = _DIGIT.sub("0", text)
    text = _REPEATED.sub(r"\1\1", text)
    return _NOT_WORD.sub(" ", text).strip()


def wording(text: str) -> str:
    """The normalised text with a zero for each mark; empty if there is nothing in it to understand:
    no letter, or numbers and marks alone, also said as "1234567이에요"."""
    bare = normalise(MARK.sub(" 0 ", text))
    return bare if any(map(str.isalpha, _NUMBER.sub(" ", bare))) else ""
