"""Words of abuse that tell nothing of what has happened."""

from __future__ import annotations

import re

from actions.base.folded import folded
from actions.reading.openings import kinds

_LONGEST = 40
_KOREAN = re.compile(
    r"멍청|바보|등신|병신|ㅂㅅ|ㅅㅂ|ㅆㅂ|씨발|씨바|시발|시바|개새|새끼|닥쳐|꺼져|꺼지|"
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
    """Whether `text` is abuse, and names no matter."""
    plain = folded(text).strip()
    if len(plain) > _LONGEST or "⟦" in text:
        return False
    if _CALLED.search(plain.rstrip("!~. ")) and len(plain.split()) <= _WORDS:
        return True
    if not (_KOREAN.search(plain) or _ENGLISH.search(plain)):
        return False
    found = kinds.read(plain)
    return found is None or found.word in kinds.CAUSED
