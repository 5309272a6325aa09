"""What a place has one of: which exit, which unit, on which side. Said alone it is no place, but a
part of the one that is known."""

from __future__ import annotations

import re
from dataclasses import dataclass

_NO = r"\s*(?:no\.?\s*|number\s*)?"
_NUMBERED = (
    # In the order in which a Korean address names them.
    ("line", r"(\d{1,2})\s?호선", rf"line{_NO}(\d{{1,2}})"),
    ("complex", r"(\d{1,3})\s?단지", rf"complex{_NO}(\d{{1,3}})"),
    (
        "building",
        r"(\d{1,4}|(?<!\w)[A-Za-z가나다라마바사])\s?동(?![가-힣])",
        rf"(?:building|bldg\.?|block){_NO}(\d{{1,4}}|[A-Z](?!\w))",
    ),
    (
        "floor",
        r"((?:지하\s?|[Bb])?\d{1,3})\s?층",
        rf"(\d{{1,3}})(?:st|nd|rd|th)\s+floor|floor{_NO}(B?\d{{1,3}})",
    ),
    (
        "unit",
        r"([A-Za-z]?\d{1,4})\s?호(?![선가-힣])",
        rf"(?:apt\.?|apartment|unit|room|flat|suite|#){_NO}([A-Z]?\d{{1,4}}[A-Z]?)",
    ),
    (
        "exit",
        r"(?:제\s?)?(\d{1,2}(?:-\d)?)\s?번?\s?(?:출구|출입구)",
        rf"(?:exit|entrance){_NO}(\d{{1,2}}(?:-\d)?)",
    ),
    ("gate", r"(?:제\s?)?(\d{1,3})\s?번?\s?게이트", rf"gate{_NO}(\d{{1,3}}\w?)"),
    (
        "counter",
        r"(?:제\s?)?(\d{1,3})\s?번?\s?창구",
        rf"(?:counter|window|desk){_NO}(\d{{1,3}})",
    ),
    (
        "platform",
        r"(?:제\s?)?(\d{1,3}(?:-\d)?)\s?번?\s?(?:승강장|플랫폼)",
        rf"platform{_NO}(\d{{1,3}}(?:-\d)?)",
    ),
    ("parking", r"제\s?(\d{1,2})\s?주차장", rf"(?:car park|parking lot|lot){_NO}(\d{{1,2}})"),
    ("terminal", r"(?:제\s?)?(\d)\s?터미널", rf"terminal{_NO}(\d)"),
)
_PLAIN = (
    (
        "door",
        r"(?:정문|후문|동문|서문|남문|북문|쪽문|뒷문)",
        r"(?:main|front|back|rear|side|north|south|east|west) (?:gate|door|entrance)",
    ),
    ("mouth", r"(?<!번\s)(?:입구|출입구|출구)(?:쪽)?", r"(?!)"),
    (
        "side",
        r"(?:바로\s?)?(?:앞|뒤|옆|맞은편|(?:길\s?|도로\s?)?건너편|반대편|왼쪽|오른쪽|안|위|밑|아래)(?:쪽|편)?",
        r"(?:(?:right|just|directly) )?(?:(?:in front of|in back of|behind|next to|opposite|"
        r"across from|inside|outside|near|beside|under)(?: (?:it|that|there)\b)?|"
        r"across the (?:street|road)(?: from)?|(?:on )?the other side(?: of the (?:street|"
        r"road))?(?: from)?|"
        r"on the (?:left|right)(?:[- ]hand)?(?: side)?(?: of)?|at the (?:back|front|rear|"
        r"side)(?: of)?)",
    ),
)
_KINDS = tuple(
    [
        (name, re.compile(rf"(?<![\d.-])(?:{ko})|(?<![\w.-])(?:{en})(?!\w)", re.IGNORECASE))
        for name, ko, en in _NUMBERED
    ]
    + [
        (name, re.compile(rf"(?:(?<!\S)|(?<=\d))(?:{ko})(?!\w)|(?<!\w)(?:{en})(?!\w)", re.I))
        for name, ko, en in _PLAIN
    ]
)
ORDER = [name for name, _ in _KINDS]
SIDE = ORDER[-1]
NUMBERED = frozenset(name for name, _, _ in _NUMBERED)
_OF_IT = re.compile(r" (?:it|that|there)$", re.IGNORECASE)
_LEADING = (
    (re.compile(r"(?:across the \w+|other side.*)(?<!from)$", re.IGNORECASE), "from"),
    (re.compile(r"(?:on the (?:left|right)\b.*|at the \w+)(?<!of)$", re.IGNORECASE), "of"),
)
_BETWEEN = re.compile(r"[\s,]*(?:of the\b|의\b)?[\s,]*")


@dataclass(frozen=True)
class Detail:
    """`number` of an exit, a unit; None of a side. `start` and `end` are where it stands."""

    kind: str
    text: str
    number: str | None
    start: int
    end: int


def all_in(text: str) -> list[Detail]:
    """Those of a place, in the order of kinds; of each kind the last."""
    found = []
    for kind, pattern in _KINDS:
        *_, last = [None, *pattern.finditer(text)]
        if last is not None:
            found.append(_detail(kind, last))
    return found


def only(text: str) -> list[Detail]:
    """The details that `text` is made of; none where it says anything else."""
    found: list[Detail] = []
    at = _past(text, 0)
    while at < len(text):
        one = next(
            (_detail(kind, match) for kind, p in _KINDS if (match := p.match(text, at))), None
        )
        if one is None:
            return []
        found.append(one)
        at = _past(text, one.end)
    return found


def _past(text: str, at: int) -> int:
    found = _BETWEEN.match(text, at)
    return found.end() if found else at


def _detail(kind: str, match: re.Match[str]) -> Detail:
    number = next(filter(None, match.groups()), None)
    return Detail(kind, match[0], number, match.start(), match.end())


def put(held: str, detail: Detail) -> str:
    """`held` with this detail, in place of the one of its kind, else where it belongs.

    >>> put("강남역 3번 출구 옆 골목", only("4번 출구")[0])
    '강남역 4번 출구 옆 골목'
    """
    there = {one.kind: one for one in all_in(held)}
    old = there.get(detail.kind)
    if old is not None:
        new = _like(old, detail)
        return held[: old.start] + (_leading(new) if held[old.end :] else new) + held[old.end :]
    after = ORDER[ORDER.index(detail.kind) + 1 :]
    at = min((there[kind].start for kind in after if kind in there), default=len(held))
    if detail.text.isascii():
        at = len(held)
    return " ".join(f"{held[:at].rstrip()} {detail.text} {held[at:].lstrip()}".split())


def _leading(side: str) -> str:
    """A side in English as it stands before what it is a side of."""
    bare = _OF_IT.sub("", side)
    return next((f"{bare} {word}" for p, word in _LEADING if p.search(bare)), bare)


def _like(old: Detail, new: Detail) -> str:
    """The new number as the old one is written: "exit 4" in Korean, "exit number 4"."""
    ordinal = old.kind == "floor" and old.text.isascii()  # "3rd floor"
    if old.number is None or new.number is None or ordinal:
        return new.text
    return old.text.replace(old.number, new.number, 1)
