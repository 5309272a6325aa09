"""The form of a text in which n-grams are counted; encoders get the text as it is."""

from __future__ import annotations

import re
import unicodedata

# Long stories: the wish stands at the beginning, or again at the end (two thirds, one third).
HEAD, TAIL = 400, 200

_DIGIT = re.compile(r"\d")
_REPEATED = re.compile(r"([^\W\d_])\1{2,}")
_NOT_WORD = re.compile(r"[\W_]+")


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
