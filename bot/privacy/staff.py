"""A stricter mask for what staff read of messages that were not understood.

Nothing is put back here, so a number too many may go. Names, addresses and birth dates are found
by the words beside them only ("제 이름은 …", "주소는 …", "…년생"); a bare name in a sentence stays.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from actions.adapters import references
from bot.privacy.fold import INVISIBLE, fold
from bot.privacy.found import Span, blanked, personal
from bot.privacy.spoken import spoken

_GAP = rf"(?:[ \t\n.\-/_~·=*#()+{INVISIBLE}]|,(?! )){{0,4}}"
_LONG = re.compile(rf"\d(?:{_GAP}\d){{5,40}}")
_SHORT = re.compile(rf"\d(?:{_GAP}\d){{3,40}}")
_SPOKEN = 6
_KEPT = re.compile(
    r"(?<!\d)(?<!\d[-.])(?:(?:19|20)\d\d(?P<s>[-./])\s?(?:0?[1-9]|1[0-2])(?P=s)\s?"
    r"(?:0?[1-9]|[12]\d|3[01])(?!\d|[-./]\d)|[1-9]\d{0,2}(?:,\d{3}){1,4}(?![\d,]))"
)
"""Dates and amounts as they are usually written."""
_SURNAMES = (
    "김이박최정강조윤장임한오서신권황안송류유전홍고문양손배백허남심노하곽성차주우구민진지엄채원천방공현"
    "함변염여추도소석선설마길연위표명기반왕금옥육인맹제모탁국"
)
_NAME = rf"(?:남궁|황보|선우|제갈|독고|[{_SURNAMES}])[가-힣]{{1,2}}"
_AFTER_NAME = r"(?=이?(?:입니다|에요|예요|이에요|이고|고요|라고|인데|요\b|씨)|[\s,.!?)]|$)"
_WORDED: tuple[tuple[str, re.Pattern[str]], ...] = (
    (
        "name",
        re.compile(
            rf"(?:이름|성함|성명|예금주|신청인|민원인|신고인)(?:은|는|이|가)?\s?:?\s?(?P<v>{_NAME}?){_AFTER_NAME}"
        ),
    ),
    (
        "name",
        re.compile(
            rf"(?:저는|나는|제가)\s(?P<v>[{_SURNAMES}][가-힣]{{2}})(?=입니다|이에요|예요|라고)"
        ),
    ),
    (
        "name",
        re.compile(
            rf"(?<![가-힣])(?P<v>[{_SURNAMES}][가-힣]{{2}})(?=\s?씨(?:[가는를의께도와]|(?![가-힣])))"
        ),
    ),
    (
        "name",
        re.compile(r"\bmy name is (?P<v>[a-z][a-z'-]{1,20}(?: [A-Z][a-z'-]{1,20}){0,2})", re.I),
    ),
    (
        "address",
        re.compile(
            r"(?:주소|거주지|사는 ?곳|우리 ?집|저희 ?집|\baddress)(?:은|는|이|가| is)?\s?:?\s?"
            r"(?P<v>(?:[가-힣A-Za-z0-9-]{1,20}[ ,]{1,2}){0,8}[가-힣A-Za-z]{0,20}\d[\d-]{0,8}"
            r"(?:번지|번길|호|층|동)?(?:[ ,]{1,2}\d[\d-]{0,8}(?:번지|호|층|동)){0,3})"
        ),
    ),
    (
        "birth",
        re.compile(
            r"(?:생년 ?월일|생일|태어난 ?날|birth ?(?:day|date)?|born(?: on)?)[^\d]{0,6}"
            r"(?P<v>\d{2,4}\s?[년.\-/]\s?\d{1,2}\s?[월.\-/]\s?\d{1,2}일?)"
        ),
    ),
    (
        "birth",
        re.compile(r"(?<!\d)(?P<v>\d{2,4}\s?[년.\-/]\s?\d{1,2}\s?[월.\-/]\s?\d{1,2}일?)(?=\s?생)"),
    ),
    (
        "id",
        re.compile(
            r"(?:카톡|카카오(?:톡)?|텔레그램|텔레|인스타(?:그램)?|라인|위챗|디스코드|kakao(?:talk)?|telegram"
            r"|instagram|wechat|discord|\bline)\s?(?:아이디|계정|\bid\b)(?:은|는|이|가| is)?"
            r"\s?:?\s?(?P<v>@?[A-Za-z0-9][A-Za-z0-9_.-]{2,30})",
            re.IGNORECASE,
        ),
    ),
    (
        "id",
        re.compile(
            r"(?:카톡|카카오톡|텔레그램|인스타(?:그램)?|위챗)(?:은|는|으로|로)?\s?:?\s?"
            r"(?P<v>@?(?=[a-z_.]{0,30}[\d_])[A-Za-z][A-Za-z0-9_.-]{2,30})",
            re.IGNORECASE,
        ),
    ),
    ("digits", re.compile(r"(?<![\d.])(?P<v>\d{1,3}(?:\.\d{1,3}){3})(?![\d.])")),
)


def for_staff(text: str) -> str:
    """`text` with placeholders for every number that may be somebody's, receipts, and what words
    announce; dates, amounts and short numbers (houses, buses, laws, days) stay.

    Done again to its own result it changes nothing more that matters: rows of before are read so.
    """
    folded = fold(text)
    spans = personal(folded)
    rest = blanked(folded, ((start, end) for start, end, _ in spans))

    def take(kind: str, found: Iterable[tuple[int, int]]) -> None:
        nonlocal rest
        new = list(found)
        spans.extend((start, end, kind) for start, end in new)
        rest = blanked(rest, new)

    take("receipt", [match.span() for match in references.CUT.finditer(rest)])
    for kind, pattern in _WORDED:
        take(kind, [match.span("v") for match in pattern.finditer(rest)])
    rest = spoken(blanked(rest, [match.span() for match in _KEPT.finditer(rest)]), _SPOKEN)
    bare = not any(char.isalpha() for char in folded)
    take("digits", [match.span() for match in (_SHORT if bare else _LONG).finditer(rest)])
    return _named(text, spans)


def _named(text: str, spans: list[Span]) -> str:
    for start, end, kind in sorted(spans, reverse=True):
        text = f"{text[:start]}⟦{kind}:0⟧{text[end:]}"
    return text
