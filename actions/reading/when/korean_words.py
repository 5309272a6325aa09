"""Korean words of time, and the forms of years, months, days and numbers."""

from __future__ import annotations

import re
from collections.abc import Iterable

NEAR = {
    "오늘": 0, "금일": 0, "어제": -1, "어저께": -1, "어젯": -1, "엊": -1, "간": -1, "작일": -1,
    "그제": -2, "그저께": -2, "그젯": -2, "엊그제": -2, "엊그저께": -2, "아레": -2,
    "그끄저께": -3, "그끄제": -3, "내일": 1, "낼": 1, "명일": 1, "모레": 2, "글피": 3,
}  # fmt: skip
DAYS = {
    "하루": 1, "이틀": 2, "사흘": 3, "나흘": 4, "닷새": 5, "엿새": 6, "이레": 7, "여드레": 8,
    "아흐레": 9, "열흘": 10, "열하루": 11, "열이틀": 12, "보름": 15, "스무날": 20, "반나절": 0,
    "한나절": 0, "반년": 182, "반달": 15,
}  # fmt: skip
NATIVE = {
    "한": 1, "두": 2, "세": 3, "석": 3, "네": 4, "넉": 4, "다섯": 5, "여섯": 6, "일곱": 7,
    "여덟": 8, "아홉": 9, "열": 10, "열한": 11, "열두": 12, "스무": 20,
}  # fmt: skip
SINO = {c: n for n, c in enumerate("일이삼사오육칠팔구", 1)}
UNITS = {
    "일": "day", "날": "day", "주": "week", "주일": "week", "달": "month", "개월": "month",
    "년": "year", "해": "year",
}  # fmt: skip
HOLIDAYS = {
    "정월": "new_year", "신정": "new_year", "새해 첫날": "new_year", "새해": "new_year",
    "설날": "seollal", "구정": "seollal", "설": "seollal", "추석": "chuseok", "한가위": "chuseok",
    "삼일절": "march_first", "3.1절": "march_first", "식목일": "arbor", "근로자의 날": "labour",
    "노동절": "labour", "어린이날": "children", "어버이날": "parents", "스승의 날": "teachers",
    "현충일": "memorial", "제헌절": "constitution", "광복절": "liberation", "개천절": "foundation",
    "한글날": "hangul", "할로윈": "halloween", "핼러윈": "halloween", "빼빼로데이": "pepero",
    "크리스마스이브": "christmas_eve", "크리스마스 이브": "christmas_eve",
    "크리스마스": "christmas", "성탄절": "christmas", "발렌타인데이": "valentine",
    "석가탄신일": "buddha", "부처님 오신 날": "buddha", "부처님오신날": "buddha",
    "초파일": "buddha",
}  # fmt: skip
PARTS = {
    "초순": "early", "초반": "early", "초": "early", "중순": "middle", "중반": "middle",
    "중": "middle", "하순": "late", "후반": "late", "말": "late", "말일": "late",
    "상반기": "first half",
    "하반기": "half",
}  # fmt: skip
YEARS = {
    "올": 0,
    "금년": 0,
    "이번": 0,
    "작년": -1,
    "지난": -1,
    "전년": -1,
    "재작년": -2,
    "내년": 1,
}
MONTHS = {"지지난": -2, "저저번": -2, "지난": -1, "저번": -1, "전": -1, "이번": 0, "이": 0, "금": 0,
           "다음": 1, "담": 1}  # fmt: skip
WEEKS = MONTHS | {"오는": 1, "전전": -2}
SEASONS = {"봄": "spring", "여름": "summer", "가을": "autumn", "겨울": "winter"}
WEEKDAYS = "월화수목금토일"


def any_of(words: Iterable[str]) -> str:
    return "|".join(sorted((w.replace(" ", r"\s*") for w in words), key=len, reverse=True))


START = r"(?<![가-힣])"
YEAR = (
    r"(?P<year>(?<!\d)(?:19|20)\d\d\s*년(?:도)?|(?<!\d)'?\d\d\s*년(?:도)?|재작년|작년|지난\s*해|"
    r"이번\s*해|올\s*해|올(?=\s*(?:초|봄|여름|가을|겨울|[1-9]))|금년|내년|전년)"
)
PART = (
    r"(?P<part>초순|초반|초(?![가-힣]|등|과)|초(?=에|부터|쯤|경|였|이|요|예)|중순|중반|하순|후반|말일|"
    r"말(?![가-힣])|말(?=에|부터|쯤|경|이|요|예|께|즈음))"
)
MONTH = (
    r"(?P<month>(?<!\d)\d{1,2}\s*월(?:달)?(?!드)|(?<![가-힣])(?:십일|십이|[일이삼사오육유칠팔구시])월"
    r"(?:달)?(?![가-힣])|(?<![가-힣])(?:십일|십이|[일이삼사오육유칠팔구시])월(?=초|말|중순|부터|에|달)|"
    r"(?:지지난|저저번|지난|저번|이번|다음)\s*달|담달|전달|전월|이달|금월)"
)
DAY = r"(?P<day>\d{1,2}|[일이삼]?십[일이삼사오육칠팔구]?|[일이삼사오육칠팔구])\s*일"
COUNT = (
    rf"(?P<count>\d{{1,3}}(?:\s*[~\-,]\s*\d{{1,3}})?|{START}(?:한두|두세|두어|서너|너댓|네댓|대여섯|"
    rf"예닐곱|일이|이삼|삼사|사오|오륙)|{START}(?:{any_of(NATIVE)})|"
    rf"{START}[일이삼사오육칠팔구]?십?[일이삼사오육칠팔구](?=\s*(?:주|년|일|개))|{START}십(?=\s*(?:주|년|일|개)))"
)
UNIT = (
    r"(?P<unit>개월(?!치)|달(?!러|리|라|아|랑|력|성|고)|주일(?!에)|주(?!민|차|변|소|택|유|인|말|년|일)|일(?!요일|차)|"
    r"년(?!도|생|대|차|형|식)|해)"
)
ABOUT = r"(?P<about>(?:약|한|대략|거의|벌써|족히|얼추|적어도|최소|못해도|근)\s*)?"
AFTER = (
    r"(?P<half>\s*반(?![가-힣])|\s*반(?=정도|쯤|전|째|됐|넘|이|동안|요)"
    r")?(?P<approx>\s*(?:정도|쯤|가량|남짓|즈음))?"
    r"(?:(?:은|는|도|이나|나|이)?\s*(?:조금|좀|더|훨씬|다)?(?P<after>\s*(?:전(?![가-힣])"
    r"|전(?=에|부터|쯤|이|인|요|까|의)|째|동안|간(?![가-힣])|간(?=이|은|요|의)"
    r"|내내|연속|연달아|내리|가까이|이상|훨씬|"
    r"넘\S*|됐\S*|되\S*|돼\S*|된\S*|지났\S*|지난|지나\S*|흘렀\S*|다\s*[돼되됐]\S*|뒤|후|안에|이내|내로|만에|까지)))?"
)


def number_of(typed: str) -> tuple[int, bool] | None:
    """The number that is said, the greater where it is one of two, and whether it is one."""
    ranges = {"한두": 2, "두세": 3, "두어": 2, "서너": 4, "너댓": 5, "네댓": 5, "대여섯": 6,
              "예닐곱": 7, "일이": 2, "이삼": 3, "삼사": 4, "사오": 5, "오륙": 6}  # fmt: skip
    if typed in ranges:
        return ranges[typed], True
    if typed in NATIVE:
        return NATIVE[typed], False
    if found := re.findall(r"\d+", typed):
        return max(int(n) for n in found), len(found) > 1
    return sino_of(typed), False


def sino_of(typed: str) -> int:
    tens, ten, ones = typed.rpartition("십")
    return (SINO.get(tens, 1) * 10 if ten else 0) + SINO.get(ones, 0)
