"""Abuse, and angry questions that want no answer: they tell nothing of what has happened."""

from __future__ import annotations

import re

from actions.base.folded import folded
from actions.reading.openings import kinds, rhetorical
from actions.reading.places.no_place import GO_AWAY

_LONGEST = {False: 40, True: 60}
"""Letters of abuse, and of an angry question."""
_KOREAN = re.compile(
    r"멍청|바보|등신|병신|ㅂㅅ|ㅅㅂ|ㅆㅂ|씨발|씨바|시발(?!점)|시바|개새|새끼(?!\s*(?:고양|강아|를\s*낳|줄))|닥쳐|"
    rf"{GO_AWAY}|"
    r"쓸모\s*없|쓸모가\s*없|돌대가리|"
    r"한심|이딴|이따위|엉터리|미친\s*놈|미친놈|또라이|빡치|빡쳐|열\s*받|짜증|개같|좆|존나|"
    r"지랄|엿\s*먹|머저리|바보야|깡통"
)
_ENGLISH = re.compile(
    r"\b(?:stupid|dumb|useless|idiots?|idiotic|morons?|suck|sucks|fuck\w*|f\*+k|shit\w*|"
    r"bullshit|crap|worthless|"
    r"pathetic|bastards?|assholes?|screw you|hate you|shut up|trash bot|garbage bot|piece of junk|"
    r"can'?t even|cant even|incompetent|joke of a|clowns?|dumbass|wtf)\b"
)
_CALLED = re.compile(r"(?:도둑|강도|사기꾼|깡패)(?:놈|넘|새끼|질)?들?[아야]?$")
_WORDS = 2
"""Of whoever calls somebody names, whatever is stolen."""


def only(text: str) -> bool:
    """Whether `text` is abuse, or a question that only shows anger, and names no matter."""
    plain = folded(text).strip()
    asks = rhetorical.wants_no_answer(plain)
    if len(plain) > _LONGEST[asks] or "⟦" in text:
        return False
    if _CALLED.search(plain.rstrip("!~. ")) and len(plain.split()) <= _WORDS:
        return True
    if not (asks or _KOREAN.search(plain) or _ENGLISH.search(plain)):
        return False
    found = kinds.read(plain)
    vague = found is not None and asks and not found.service
    return found is None or vague or found.word in kinds.CAUSED
