"""Whether a sentence tells more of a story, whatever was asked."""

from __future__ import annotations

import re

from actions.base import placeholders
from actions.reading import topics

_LEAST = 12
"""Letters of a sentence that tells something."""
_WORDS = 3
_ENDS = re.compile(
    r"(?:다|요|죠|음|임|함|네|데|지|까|니|고|서|면|어|아|해|줘|셈)[\s.!~…ㅠㅜㅋㅎ^;,]*$|"
    r"[.!]\s*$"
)
_ENGLISH = re.compile(
    r"\b(?:is|are|was|were|has|have|had|been|do|does|did|can|cannot|can't|won't|keeps?|comes?|"
    r"goes|went|get|gets|got|fell|broke|smells?|i|we|they|it|he|she|there|please)\b",
    re.IGNORECASE,
)


def tells(text: str) -> bool:
    """Whether `text` is a sentence of its own and no question: it has a verb at its end, or it is
    English and has one somewhere."""
    bare = placeholders.ANY.sub("", text).strip()
    letters = sum(c.isalpha() for c in bare)
    if letters < _LEAST or topics.is_question(bare):
        return False
    words = bare.split()
    if re.search("[가-힣]", bare):
        return len(words) >= _WORDS and _ENDS.search(bare) is not None
    return len(words) > _WORDS and _ENGLISH.search(bare) is not None
