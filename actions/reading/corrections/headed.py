"""A title that is given in so many words: "제목은 보일러 고장으로 해 주세요", "call it …"."""

from __future__ import annotations

import re

from actions.reading import topics
from actions.reading.corrections import words

_KOREAN = (
    re.compile(
        r"(?:(?:그거|그건|이거)?\s*말고\s*)?제목\s*(?:은|을|:|：|이\s)\s*[\"“‘']?(?P<title>.+?)[\"”’']?\s*"
        r"(?:(?:이?라고|으로|로|이?래|이라|하고)\s*(?:좀\s*)?(?:해|바꿔|고쳐|적어|써|하)\S*(?:\s?\S{1,4})?)?"
    ),
    re.compile(
        r"제목(?:은|을)?\s*(?:좀\s*)?(?:딴|다른)\s*(?:걸|것|거)(?:로|으로)\s*"
        r"(?:바꿔|바꿀|고쳐|고칠|할|해)\S*[\s,.:]+(?P<title>.+)"
    ),
)
_ENGLISH = (
    re.compile(r"(?:the )?title\s*:\s*(?P<title>.+)", re.IGNORECASE),
    re.compile(
        r"(?:please )?(?:call|name|title) it,? [\"“‘']?(?P<title>.+?)[\"”’']?(?: instead| please)*",
        re.IGNORECASE,
    ),
)
_NONE = re.compile(
    rf"^(?:{words.ADVERBS})(?:{words.CHANGE}|{words.WRONG}|{words.REMOVE})|"
    r"^(?:그대로|괜찮|좋|됐|맞|어떻게|뭐|무엇|없|있|필요|나중|안\s|네\s|다시)|"
    r"^(?:off|a day|quits)\b",
    re.IGNORECASE,
)
_LEAST = 4
"""Letters of a title."""


def read(said: str) -> str | None:
    """The title; None where none is given."""
    if topics.is_question(said):
        return None
    patterns = _KOREAN if re.search("[가-힣]", said) else _ENGLISH
    for pattern in patterns:
        found = pattern.fullmatch(said.strip().rstrip(" .!~"))
        title = found["title"].strip(" ,.:\"“”'‘’") if found else ""
        if sum(map(str.isalpha, title)) >= _LEAST and not _NONE.search(title):
            return title
    return None
