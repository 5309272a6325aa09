"""What a number is called by the words beside it; the nearest word before it decides."""

from __future__ import annotations

import re
from collections.abc import Mapping

BEFORE, AFTER = 25, 12
"""Characters in which a word belongs to the number."""

_NAMES: Mapping[str, str] = {
    "rrn": r"주민(?:등록)?(?:번호)?|민증|외국인\s?등록|거소\s?신고|앞\s?자리|뒷\s?자리"
    r"|resident|registration n|alien|\barc\b|\brrn\b",
    "passport": r"여권|passport",
    "card": r"카드|card|visa|amex|diners",
    "licence": r"면허|licen[cs]e",
    "phone": r"전화|연락|휴대폰|핸드폰|phone|call|mobile|cell",
    "account": r"계좌|은행|통장|account|bank",
}
_WORD = re.compile("|".join(f"(?P<{kind}>{words})" for kind, words in _NAMES.items()), re.I)
_OTHER = re.compile(
    r"(?P<corporate>법인(?:등록)?\s?번호|corporat\w* (?:registration )?(?:no|number))"
    r"|(?:사업자(?:등록)?|전자\s?납부|납부자?|고객|관리|문서|승강기|가로등|전봇대|전주|계량기|송장|운송장|주문|등기|일련|제품"
    r"|모델|고유|사건|공고|접수|신청|시설물?|표지판|맨홀|소화전)\s?번호|바코드|송장|운송장|시리얼"
    r"|(?:barcode|customer|invoice|order|tracking|serial|document|lamp|light|lift|elevator)"
    r"(?: (?:no|number|id)\b)?",
    re.IGNORECASE,
)
_CLOSE = 8
_NAMED = {kind: re.compile(words, re.IGNORECASE) for kind, words in _NAMES.items()}
_FRONT = re.compile(
    r"(?:주민(?:등록)?\s?번호|앞\s?자리|민번|외국인\s?등록(?:번호)?|거소\s?신고"
    r"|(?:resident|registration)(?: registration)? (?:no|num)|\barc\b)[^\d]{0,10}$",
    re.IGNORECASE,
)


def before(match: re.Match[str], text: str) -> str | None:
    """The kind that the nearest word before the number says; "other" (or "corporate") is none of
    ours."""
    start = max(0, match.start() - BEFORE)
    found, end = None, -1
    for word in _WORD.finditer(text, start, match.start()):
        found, end = word.lastgroup, word.end()
    for word in _OTHER.finditer(text, start, match.start()):
        if word.end() > end and match.start() - word.end() <= _CLOSE:
            found, end = word.lastgroup or "other", word.end()
    return found


def named(kind: str, match: re.Match[str], text: str) -> bool:
    """Whether the number is called so, by the nearest word before it or by one just after it."""
    called = before(match, text)
    if called is not None:
        return called == kind
    return bool(_NAMED[kind].search(text, match.end(), match.end() + AFTER))


def announced(match: re.Match[str], text: str) -> bool:
    """Whether the words just before say that the first half of a resident number comes."""
    return bool(_FRONT.search(text[max(0, match.start() - BEFORE) : match.start()]))
