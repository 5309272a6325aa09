"""What personal numbers look like in folded text. Every repetition is bounded: time is linear."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from bot.privacy import numbers
from bot.privacy.fold import INVISIBLE

Accept = Callable[[re.Match[str], str], bool]


class Detector(NamedTuple):
    """`accept` sees the match and the whole folded text around it."""

    kind: str
    pattern: re.Pattern[str]
    accept: Accept | None = None


_S = f"[ \\t.\\-{INVISIBLE}]"
_P = f"[ \\t.,\\-·/_()*~{INVISIBLE}]"
_R = f"[ \\t\\n.,\\-·/_~=*{INVISIBLE}]"
_C = f"[ \\t.\\-·/_{INVISIBLE}]"
_J = f"[ \\-{INVISIBLE}]"
_REGIONS = "서울|부산|대구|인천|광주|대전|울산|세종|경기|강원|충북|충남|전북|전남|경북|경남|제주"
_NOT_AMOUNT = r"(?!\d|,\d|\s?(?:원|만|억|천|건|명|개|%|won))"
_PLATE_LETTERS = "가나다라마거너더러머버서어저고노도로모보소오조구누두루무부수우주아바사자배허하호"
_SERVICE = "15(?:22|33|44|51|66|77|88|99)|16(?:00|44|61|66|70|88)|18(?:00|11|33|55|77|99)"
_AREA = "2|3[1-3]|4[1-4]|5[1-5]|6[1-4]|70|80|50\\d?|60"

NEVER = (
    Detector("rrn", re.compile(rf"(?<!\d)\d(?:{_R}{{0,6}}\d){{12}}(?!\d)"), numbers.resident),
    Detector(
        "rrn",
        re.compile(
            rf"(?<!\d)\d{{6}}[^\d]{{0,8}}(?:뒷|뒤|back|last)[^\d]{{0,12}}\d(?:{_S}?\d){{6}}(?!\d)"
        ),
        numbers.in_words,
    ),
    Detector(
        "rrn",
        re.compile(rf"(?<!\d)\d{{6}}{_R}{{0,3}}[1-8][*xX●○•]{{4,6}}"),
        numbers.masked_half,
    ),
    Detector(
        "passport",
        re.compile(
            rf"(?<![A-Za-z0-9])(?:[MSRGDO](?:{_J}{{0,2}}\d){{8}}"
            rf"|[MSRGDO](?:{_J}{{0,2}}\d){{3}}{_J}{{0,2}}[A-Z](?:{_J}{{0,2}}\d){{4}}"
            rf"|[A-Z]{{2}}(?:{_J}{{0,2}}\d){{7}})(?![A-Za-z0-9])",
            re.IGNORECASE,
        ),
        numbers.passport,
    ),
    Detector(
        "licence",
        re.compile(
            rf"(?<!\d)(?:(?:1[1-9]|2[0-8])|(?:{_REGIONS})){_S}?\d{{2}}{_S}?\d{{6}}{_S}?\d{{2}}(?!\d)"
        ),
        numbers.licence,
    ),
    Detector(
        "card",
        re.compile(
            rf"(?<!\d)(?:(?:[3-9]\d|2[2-7])\d{{2}}(?:{_C}{{0,3}}\d{{4}}){{3}}"
            rf"|3[47]\d{{2}}{_C}{{0,3}}\d{{6}}{_C}{{0,3}}\d{{5}}"
            rf"|3(?:0[0-5]|[689]\d)\d{_C}{{0,3}}\d{{6}}{_C}{{0,3}}\d{{4}})(?!\d)"
        ),
        numbers.card,
    ),
    Detector("rrn", re.compile(r"(?<!\d)(?<!\d[-.])\d{6}(?!\d|[-.,/]?\d)"), numbers.first_half),
)
"""These leave the house never, whatever else is in the text."""

STRICT = (
    *NEVER,
    Detector(
        "phone",
        re.compile(
            rf"(?<!\d)(?:(?:\+|00)?82{_P}{{0,3}}(?:0{_P}{{0,3}})?|(?:\((?=0\d{{1,3}}\)))?0{_P}{{0,5}})1{_P}{{0,5}}"
            rf"(?:0(?:{_P}{{0,5}}\d){{8}}|[16-9](?:{_P}{{0,5}}\d){{7,8}})(?!\d)"
        ),
    ),
    Detector(
        "phone",
        re.compile(
            rf"(?<!\d)(?:\+|00)82{_P}{{0,3}}0?(?:{_AREA}){_P}{{0,3}}\d{{3,4}}{_P}{{0,3}}\d{{4}}(?!\d)"
        ),
    ),
    Detector(
        "account",
        re.compile(
            rf"(?<!\d)(?!(?:19|20)\d\d[-. ]\d{{1,2}}[-. ])"
            rf"(?!0(?:{_AREA})[-. ]\d{{3,4}}[-. ]\d{{4}}(?!\d))"
            rf"\d{{2,14}}(?:[ -]\d{{2,8}}){{0,3}}{_NOT_AMOUNT}"
        ),
        numbers.account,
    ),
)
"""Before PINs are looked for."""

LOOSE = (
    Detector(
        "phone",
        re.compile(rf"(?<!\d)(?<!\d-)\(?0(?:{_AREA}){_P}{{0,3}}\d{{3,4}}{_P}{{0,3}}\d{{4}}(?!\d)"),
    ),
    Detector(
        "phone",
        re.compile(rf"(?<!\d)(?<!\d-)(?:{_SERVICE})[ .-]?\d{{4}}(?!-?\d){_NOT_AMOUNT}"),
        numbers.service_number,
    ),
    Detector(
        "phone", re.compile(r"\+\d{1,3}(?:[ .()-]{0,2}\d){6,13}(?!\d)"), numbers.international
    ),
    Detector(
        "phone",
        re.compile(rf"(?<!\d)(?<![\d][-.])[1-9]\d{{2,3}}-\d{{4}}(?!-?\d){_NOT_AMOUNT}"),
        numbers.near_phone_word,
    ),
    Detector(
        "plate",
        re.compile(
            rf"(?<![\d,.제])(?:(?:{_REGIONS}) ?\d{{1,3}}|\d{{2,3}}) ?[{_PLATE_LETTERS}][ -]?\d{{4}}"
            r"(?!\d|\s?(?:억|만|천|원|년|호|건|명|개|번|동|미터|킬로|km|m\b))"
        ),
        numbers.plate,
    ),
    Detector(
        "plate", re.compile(r"(?:외교|영사|준외|준영|국기|협정|대표)[ -]?\d{3}[ -]?\d{3}(?!\d)")
    ),
)
"""After PINs."""

CUT_PHONE = Detector(
    "phone",
    re.compile(rf"(?<!\d)01[016-9]{_P}{{0,3}}\d{{2,4}}(?:{_P}{{1,3}}\d{{1,3}})?(?=[ \-]{{0,3}}$)"),
)
"""The beginning of a number at the end of a message."""
