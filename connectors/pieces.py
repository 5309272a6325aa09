"""Texts that are one of several: what they say of it themselves, and what stands between two.

(1/3) 가로등이 …    … [2/3]    1/2 …        numbered, of how many
… (계속)    …이어서    (to be continued)     more is to come, of nobody says how many
(이어서) …    (cont.) …                      goes on with the one before
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_OPEN, _CLOSE = r"[(\[<（［〈【]", r"[)\]>）］〉】]"
_COUNT = r"(?P<number>\d{1,2})\s?[/／]\s?(?P<total>\d{1,2})"
_ENCLOSED = rf"{_OPEN}\s*{_COUNT}\s*{_CLOSE}"
_CUT = r"(?:…|\.{2,})"
_ON = (
    r"(?:다음\s?(?:문자|메시지|톡|글|장)?(?:에서?|으?로)?\s?)?"
    r"(?:계속|이어서|이어(?:집니다|져요|짐))(?:됩니다|돼요|합니다|해요)?"
    r"|(?:to\sbe\s)?continued|cont(?:['’]?d|\.)?"
)
_SAID = (
    r"이어서\s?(?:또\s?)?(?:보내요|보낼게요|보냅니다|보내겠습니다|보내드릴게요|쓸게요|씁니다|적을게요)"
    r"|to\sbe\scontinued|more\sto\scome"
)
_BACK = (
    r"(?:앞(?:\s?(?:문자|메시지|톡|글))?(?:에서?)?\s?)?(?:이어서|계속)"
    r"|continued|cont(?:['’]?d|\.)?"
)

_NUMBERED_FIRST = re.compile(rf"{_ENCLOSED}[.:]?\s*")
_NUMBERED_LAST = re.compile(rf"{_ENCLOSED}\Z")
_BARE_FIRST = re.compile(rf"{_COUNT}(?:[):]\s*|\.?\s+)")
_BARE_LAST = re.compile(rf"(?<=\s){_COUNT}\Z")
# Without brackets or a line of its own the word may as well belong to what is told.
_GOES_ON = re.compile(
    rf"(?:{_OPEN}\s*(?:{_ON}|more(?:\sto\scome)?)\s*{_CLOSE}|(?:\n\s*|-\s?)(?:{_ON})(?:\s?-)?"
    rf"|{_CUT}\s*(?:이어서|continued)|\s(?:{_SAID}))[.!~…]*\Z",
    re.IGNORECASE,
)
_GOES_BACK = re.compile(
    rf"(?:{_OPEN}\s*(?:{_BACK})\s*{_CLOSE}|{_CUT}\s*이어서(?=\s))[.:]?\s*", re.IGNORECASE
)
_LONGEST = 40
"""Characters of a mark at the end of a text."""
_MOST_BARE = 9
"""Of how many a number without brackets may be: it may as well be a day or a fraction."""
_SENTENCE_ENDS = frozenset(".?!…。？！~:;")


@dataclass(frozen=True)
class Piece:
    """A text and what it says of itself: `text` is the rest of it; `number` (from 1) of `total`, 0
    where it has none; `more`: others of its kind belong to it, or may still come."""

    text: str
    number: int = 0
    total: int = 0
    more: bool = False


def read(text: str) -> Piece:
    """What `text` says of itself. A mark alone, such as the word for going on, is none."""
    begin = text.lstrip()
    back = _GOES_BACK.match(begin)
    rest = begin[back.end() :] if back else text
    found = _numbered(rest) or _going_on(rest)
    if found is not None and _is_text(found.text):
        return found
    return Piece(rest if _is_text(rest) else text)


def more(text: str) -> str | None:
    """What stands between `text` and the next one, where it says itself that there is one."""
    return joint(text) if read(text).more else None


def joint(text: str) -> str:
    """What stands between two texts, the first of which was not cut within a word."""
    end = read(text).text.rstrip()[-1:]
    return "\n" if end in _SENTENCE_ENDS else " "


def _numbered(text: str) -> Piece | None:
    """Others may still come before the last one, if it is known to be one: in brackets."""
    begin, end = text.lstrip(), text.rstrip()
    for pattern, enclosed in ((_NUMBERED_FIRST, True), (_BARE_FIRST, False)):
        if match := pattern.match(begin):
            return _counted(match, begin[match.end() :], enclosed)
    for pattern, enclosed in ((_NUMBERED_LAST, True), (_BARE_LAST, False)):
        if match := pattern.search(end[-_LONGEST:]):
            return _counted(match, end[: -len(match[0])].rstrip(), enclosed)
    return None


def _counted(match: re.Match[str], text: str, enclosed: bool) -> Piece | None:
    number, total = int(match["number"]), int(match["total"])
    if not 1 <= number <= total or total < 2 or (total > _MOST_BARE and not enclosed):
        return None
    return Piece(text, number, total, more=enclosed or number < total)


def _going_on(text: str) -> Piece | None:
    end = text.rstrip()
    match = _GOES_ON.search(end[-_LONGEST:])
    return None if match is None else Piece(end[: -len(match[0])].rstrip(), more=True)


def _is_text(text: str) -> bool:
    return any(map(str.isalnum, text))
