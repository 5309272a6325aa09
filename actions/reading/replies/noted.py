"""Whether a question is about what was written down so far."""

from __future__ import annotations

import re

_WRITTEN = (
    r"적(?:었|혔|혀|힌|으셨|은|어\s*(?:두|놓|둔|놓은))|쓰(?:셨|여|인)|썼|쓴|써\s*(?:있|놨|졌)|"
    r"정리(?:했|됐|하셨|되|된)|이해(?:했|하셨|한)"
)
_ASKED = re.compile(
    rf"(?:뭐라고?|뭘|뭐를?|뭐가|무엇을?|무슨\s*말|어떻게|어디까지)\s*(?:지금\s*|다\s*)?(?:{_WRITTEN})|"
    rf"(?:{_WRITTEN})\S*\s*(?:거|것|게|내용)\S*\s*(?:좀\s*|다\s*)?(?:뭐|무엇|어떻게|보여|읽어)|"
    r"\bwhat (?:have|did|do) (?:you|we) (?:now )?(?:got|get|have|noted?|written|write|wrote|"
    r"put|understood|understand)\b|\bwhat(?:.s| is) (?:written|noted|in it|on it)\b|"
    r"(?:제목|내용|위치|장소|분야|날짜|이름|글)\S*\s*(?:뭐|무엇|어떻게)\S*\s*(?:되어|돼|적혀|써)\s*있|"
    r"(?:제가|내가|방금|아까|지금까지)\s*(?:적은|쓴|보낸|말한)\s*(?:거|것|글|내용)?\S*\s*(?:다시\s*)?(?:좀\s*)?보여|"
    r"(?:내용|글|민원)\S*\s*(?:다시\s*)?보여\s*(?:줘|주)|"
    r"\bread (?:it|that) (?:back|again|out)\b|\bshow (?:me )?(?:it|that|what you)\b",
    re.IGNORECASE,
)


def asks(text: str) -> bool:
    return _ASKED.search(text) is not None
