"""E-mail addresses, also those that were spelled so that no machine should read them."""

from __future__ import annotations

import re

from bot.privacy.fold import INVISIBLE

_LOCAL = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._%+-"
_DOMAIN = re.compile(r"@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,5}")
_TOP = r"(?:com|net|org|edu|kr|me|io|한국|닷컴|닷넷)"
_DOT = r"\s{0,2}(?:\.|\(dot\)|\[dot\]|(?<=\s)dot(?=\s)|닷|쩜|점)\s{0,2}"
_NAME = r"[A-Za-z0-9가-힣-]{1,40}"
_AT = r"(?:@|\(at\)|\[at\]|\{at\}|\(골뱅이\)|골뱅이|앳|(?<=\s)at(?=\s))"
_KOREAN_HOSTS = r"(?:네이버|다음|한메일|지메일|구글|네이트|카카오|핫메일|아웃룩)"
_SPELLED = re.compile(
    rf"[A-Za-z0-9가-힣._%+-]{{1,40}}\s{{0,2}}{_AT}\s{{0,2}}"
    rf"(?:(?:{_NAME}{_DOT}){{1,4}}{_TOP}(?![A-Za-z])"
    rf"|{_KOREAN_HOSTS}(?:\s{{0,2}}(?:닷컴|닷넷|쩜컴|점컴|컴|닷\s?컴))?)",
    re.IGNORECASE,
)
_WORTH_A_LOOK = re.compile(r"@|골뱅이|앳|at\b|at\)", re.IGNORECASE)


def spans(text: str) -> list[tuple[int, int]]:
    """Where addresses stand in folded text."""
    found = _usual(text)
    if not _WORTH_A_LOOK.search(text):
        return found
    for match in _SPELLED.finditer(text.replace(INVISIBLE, " ")):
        if all(match.end() <= start or end <= match.start() for start, end in found):
            found.append(match.span())
    return found


def _usual(text: str) -> list[tuple[int, int]]:
    """Read from the @ to both sides: a pattern would try every letter of a long text."""
    found = []
    at = text.find("@")
    while at >= 0:
        before = text[max(0, at - 64) : at]
        local = before[len(before.rstrip(_LOCAL)) :].lstrip(".-%+_")
        domain = _DOMAIN.match(text, at)
        if local and domain:
            found.append((at - len(local), at + len(domain[0].rstrip("-."))))
        at = text.find("@", at + 1)
    return found
