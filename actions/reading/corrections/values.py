"""Of which kind a new value is, by its form: a day, a place, a telephone number, a name."""

from __future__ import annotations

import re
from datetime import date

from actions.reading import days
from actions.reading.replies import names, plain

_TODAY = date(2026, 1, 15)
"""Any day: only whether a day is named counts."""
_LASTS = re.compile(
    r"(?:\d+|한|두|세|네|몇|하루|이틀|사흘|나흘|열흘|보름|일)\s*(?:일|주일?|주|달|개월|년|"
    r"시간)?\s*(?:전|째|됐|되었|동안|쯤|정도)|"
    r"일주일|한\s*달|며칠|(?:지난|저번|이번|작년|올해|재작년|그)\s*(?:주|달|해|봄|여름|가을|"
    r"겨울|번|[월화수목금토일]요일|\d+월)|추석|설날|설|명절|"
    r"(?:\d{1,2}월\s*(?:초|중순|말)?|\d{1,2}일)(?:부터|쯤|경)?$|[월화수목금토일]요일|아까|방금|"
    r"어젯?\s*밤|그제|그저께|작년|올해|"
    r"봄|여름|가을|겨울|"
    r"\b(?:(?:for |about |since )?(?:a|an|one|two|three|four|five|six|\d+|several|few|"
    r"couple of) (?:days?|weeks?|months?|years?)|"
    r"(?:last|this) (?:week|month|year|spring|summer|autumn|fall|winter|night|[a-z]+day)|"
    r"the day before|"
    r"(?:since |in |on )?(?:january|february|march|april|june|july|august|september|october|"
    r"november|december)|days? ago|"
    r"yesterday|today|this morning|last night)\b"
)
_SPOT = re.compile(
    r"(?:앞|옆|뒤|뒷편|뒤편|건너편?|맞은편|근처|부근|사이|골목|골목길|출구|입구|정문|후문|"
    r"사거리|삼거리|네거리|교차로|역|정류장|공원|놀이터|"
    r"학교|주차장|구청|시청|주민센터|아파트|시장|병원|\d+동|단지|육교|지하도|횡단보도|다리|"
    r"터널|도서관|[가-힣]동|[가-힣]로|"
    r"[가-힣]길)(?:\s*\d+(?:-\d+)?)?"
    r"(?:\s*(?:쪽|앞|옆|뒤|안|위|밑|아래|길|골목|\d+))*$|"
    r"[가-힣]+(?:대로|로|길|동|리)\s*\d+(?:-\d+)?(?:번지|번길)?|^\d{1,4}(?:-\d{1,4})?\s*(?:앞|"
    r"옆|뒤|번지|번)|길\s*건너|"
    r"\b(?:in front|behind|next to|near|opposite|across|beside|between|at the corner|"
    r"corner of|exit \d+|station|street|road|avenue|"
    r"\w+-(?:ro|gil|dong|daero|gu)|crossing|intersection|city hall|bus stop|entrance|by the|"
    r"outside|inside|around the)\b",
    re.IGNORECASE,
)
_PHONE = re.compile(r"(?:\+?\d[\d\s().-]{6,}\d)")
_MAIL = re.compile(r"\S+@\S+\.\S+")
_SURE_NAME = re.compile(r"[가-힣]{3,4}")


def form(value: str) -> str | None:
    """The type of question that `value` answers; None when its form tells none."""
    if _PHONE.fullmatch(value.strip()):
        return "phone"
    if _MAIL.fullmatch(value.strip()):
        return "email"
    if is_day(value):
        return "date"
    if is_place(value):
        return "place"
    return "person" if _SURE_NAME.fullmatch(value) and names.name(value) == value else None


def is_day(value: str) -> bool:
    """Whether it names a day or how long it has been."""
    short = len(value) <= 40
    return short and (days.parse(value, _TODAY) is not None or bool(_LASTS.search(value)))


def is_place(value: str) -> bool:
    """Whether it says where something is."""
    return len(value) <= 60 and _SPOT.search(plain.bare(value)) is not None


def alike(said: str, held: str) -> bool:
    """Whether `said` names what a part holds: one contains the other."""
    one, other = plain.squeezed(said), plain.squeezed(held)
    if not one or not other:
        return False
    return (len(one) > 1 or one.isdigit()) and one in other or len(other) > 1 and other in one
