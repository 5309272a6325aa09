"""Whether a reply answers nothing: not known, not to be said, or there is none.

The whole text must say so: "모르겠는데 지난주쯤이요" has an answer in it.
"""

from __future__ import annotations

import re

from actions.reading.replies import refusal_words as words
from actions.reading.replies.plain import spaced, squeezed

_LONGEST = 80


def skips(text: str) -> bool:
    """Whether `text` passes a question: does not know, does not want to say, has none."""
    return _says(text, words.KOREAN, words.ENGLISH)


def unknown(text: str) -> bool:
    """Whether `text` passes a question because the answer is not known."""
    return _says(text, words.KNOWS_NOT, words.KNOWS_NOT_EN)


def _says(text: str, korean: re.Pattern[str], english: re.Pattern[str]) -> bool:
    if len(text) > _LONGEST or text.rstrip().endswith(("?", "？")):
        return False
    return bool(korean.fullmatch(squeezed(text)) or english.fullmatch(spaced(text)))
