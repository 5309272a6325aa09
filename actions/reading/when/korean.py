"""Times of day, days, months and lengths of time in Korean."""

from __future__ import annotations

import re
from dataclasses import replace

from actions.reading.when import korean_words as words
from actions.reading.when import periods
from actions.reading.when.periods import (
    DOUBT,
    REPEATED,
    VAGUE,
    Now,
    Pattern,
    Time,
    compiled,
    length,
    moved,
    one,
)


def _span(match: re.Match[str], now: Now) -> Time | None:
    said, unit = words.number_of(match["count"]), words.UNITS[match["unit"]]
    if said is None:
        return None
    number, several = said
    count = number + (0.5 if match["half"] else 0)
    marked = match["after"] or match["approx"] or match["about"] or match["half"]
    if match["unit"] == "일" and match["count"].isdigit() and not marked:
        return periods.day_of_month(number, now, doubt=number <= 15) if number <= 31 else None
    if match["unit"] == "해" and not match["after"]:
        return None
    return _after(match, count, unit, now, several=several)


def _after(
    match: re.Match[str], count: float, unit: str, now: Now, *, several: bool
) -> Time | None:
    after = (match["after"] or "").strip()
    if after in ("안에", "이내", "내로", "까지", "만에"):
        return DOUBT if now.past else None
    bare = not (after or match["about"] or match["approx"])
    return length(count, unit, now, ahead=after in ("뒤", "후"), doubt=several, bare=bare)


def _native_days(match: re.Match[str], now: Now) -> Time | None:
    said = match["days"].replace(" ", "")
    count, unit = (6, "month") if said == "반년" else (words.DAYS[said], "day")
    return _after(match, count, unit, now, several=False)


def _near(match: re.Match[str], now: Now) -> Time:
    return one(moved(now.today, words.NEAR[match["near"]]))


def _year_of(said: str | None, now: Now) -> int | None:
    if not said:
        return None
    if digits := re.search(r"\d+", said):
        return int(digits[0]) + (2000 if len(digits[0]) == 2 else 0)
    word = re.sub(r"\s*해$", "", said)
    return now.today.year + words.YEARS.get(word, 0)


def _calendar(match: re.Match[str], now: Now) -> Time:
    of_year, said = _year_of(match["year"], now), match["month"]
    if digits := re.match(r"\d+", said):
        number = int(digits[0])
    elif found := re.match(r"(십일|십이|[일이삼사오육유칠팔구시])월", said):
        number = {"유": 6, "시": 10}.get(found[1]) or words.sino_of(found[1])
    else:
        of_year, number = periods.month_from(
            now.today, words.MONTHS[re.sub(r"\s*[달월]$", "", said)]
        )
    if match["day"]:
        day = int(match["day"]) if match["day"].isdigit() else words.sino_of(match["day"])
        return one(periods.month_day(of_year, number, day, now))
    if match["nth"]:
        return _nth_week(periods.month(of_year, number, "", now), match["nth"])
    return periods.month(of_year, number, words.PARTS.get(match["part"] or "", ""), now)


def _nth_week(month: Time, said: str) -> Time:
    number = {"첫": 0, "둘": 1, "두": 1, "셋": 2, "세": 2, "넷": 3, "네": 3}.get(said[0])
    if number is None:
        number = int(said[0]) - 1 if said[0].isdigit() else 3
    first = month.first
    return periods.period(
        first and moved(first, 7 * number), first and moved(first, 7 * number + 6), doubt=True
    )


def _year(match: re.Match[str], now: Now) -> Time | None:
    of_year = _year_of(match["year"], now)
    if of_year is None or not match["part"] and re.match(r"'?\d\d\s*년$", match["year"]):
        return None
    if match["same"]:
        return one(periods.month_day(of_year, now.today.month, now.today.day, now))
    return periods.year(of_year, words.PARTS.get(match["part"] or "", ""))


def _season(match: re.Match[str], now: Now) -> Time:
    found = periods.season(_year_of(match["year"], now), words.SEASONS[match["season"]], now)
    coming = "이번" in match[0] and found.first is not None and found.first.year < now.today.year
    return replace(found, doubt=found.doubt or coming)


def _holiday(match: re.Match[str], now: Now) -> Time:
    said = re.sub(r"\s+", "", match["holiday"])
    name = next(n for words, n in words.HOLIDAYS.items() if words.replace(" ", "") == said)
    after = re.sub(r"\s+", "", match["after"] or "")
    shift = {"전날": -1, "전야": -1, "다음날": 1, "이튿날": 1}.get(after, 0)
    found = periods.holiday(_year_of(match["year"], now), name, shift, now)
    loose = bool(after) and not shift and after != "당일"
    return one(found.first, doubt=loose)


def _week(match: re.Match[str], now: Now) -> Time:
    weeks = words.WEEKS[match["week"]]
    if match["weekday"]:
        day = words.WEEKDAYS.index(match["weekday"])
        return one(periods.week(weeks, now, (day, day)).first)
    days = {"초": (0, 1), "중반": (2, 3), "중": (2, 3), "주말": (5, 6), "말": (5, 6)}
    return periods.week(weeks, now, days.get(match["part"] or "", (0, 6)))


def _weeks_ago(match: re.Match[str], now: Now) -> Time | None:
    said = words.number_of(match["count"])
    day = words.WEEKDAYS.index(match["weekday"])
    return one(periods.week(-said[0], now, (day, day)).first) if said else None


def _weekday(match: re.Match[str], now: Now) -> Time:
    number, which = words.WEEKDAYS.index(match["weekday"]), match["which"] or ""
    if which in ("이번", "다음", "오는"):
        return one(periods.weekday(number, now, past=False))
    past = which != "" or now.past
    doubt = not which and number == now.today.weekday()
    return one(periods.weekday(number, now, past=past), doubt=doubt)


def _weekend(match: re.Match[str], now: Now) -> Time:
    which = match["which"] or "지난"
    if which in ("지난", "저번"):
        return periods.weekend(now)
    return periods.week(words.WEEKS[which], now, (5, 6))


def _day(match: re.Match[str], now: Now) -> Time | None:
    return periods.day_of_month(int(match["day"]), now, doubt=False, bare=False)


def _hours(match: re.Match[str], now: Now) -> Time:
    number = words.number_of(match["count"])
    long = match["unit"] == "시간" and (number is None or number[0] > 6)
    return one(now.today, doubt=long)


def _today(_match: re.Match[str], now: Now) -> Time:
    return one(now.today)


_CLOCK = (
    r"(?:오전|오후|새벽|아침|점심|저녁|한낮|낮|한밤|밤)(?:\s*\d{1,2}\s*시)?|"
    r"\d{1,2}\s*시(?!간)(?:\s*(?:반|\d{1,2}\s*분))?"
)
_YEARED = rf"(?:{words.YEAR}\s*(?:의\s*|,\s*)?)?"
_WEEK_WORD = r"(?P<weekday>[월화수목금토일])(?:요일|욜)"
_FEASTS = words.any_of(words.HOLIDAYS.keys() - {"설", "정월", "새해"})
_TABLE: tuple[tuple[str, periods.Reader], ...] = (
    (
        rf"(?<![가-힣])(?P<near>{words.any_of(words.NEAR.keys() - {'엊', '간', '어젯', '그젯'})})"
        rf"(?!날|만\s*같|오늘)(?:\s*(?:{_CLOCK}))?",
        _near,
    ),
    (r"(?<![가-힣])(?P<near>엊|간|어젯|그젯)\s*(?:저녁|밤)", _near),
    (
        rf"{_YEARED}{words.MONTH}(?:\s*(?:(?:의\s*|,\s*)?{words.DAY}(?!\s*(?:째|"
        rf"동안|간))|{words.PART}|(?P<nth>(?:첫|둘|두|셋|세|넷|네|[1-5])\s*(?:째|"
        rf"번째)?\s*주|마지막\s*주)))?",
        _calendar,
    ),
    (
        rf"{words.YEAR}(?:\s*(?P<same>이맘때|이\s*맘\s*때|오늘)|\s*(?P<part>{words.any_of(words.PARTS)})"
        rf"(?![가-힣]))?",
        _year,
    ),
    (
        rf"{words.START}연(?:(?P<part>말)(?=\s|에|부터|쯤|이|요|$)|초(?=\s|"
        rf"에|부터|쯤|이|요|$))",
        lambda m, now: periods.year(
            now.today.year - bool(m["part"]), "late" if m["part"] else "early"
        ),
    ),
    (
        rf"{_YEARED}(?:지난\s*|이번\s*)?(?:초|한|늦)?(?P<season>봄|여름|"
        rf"가을|겨울)(?:철|\s*방학)?(?=$|[\s,.!~]|에|부터|쯤|때|이|요|께|경|즈음|"
        rf"\s*(?:초|말|중))(?:\s*(?:초|말|중)(?=\s|에|부터|$))?",
        _season,
    ),
    (
        rf"{_YEARED}(?:지난\s*|이번\s*)?(?<![가-힣])(?P<holiday>{_FEASTS})"
        rf"(?:\s*연휴)?(?:\s*때)?(?P<after>\s*(?:전날|전야|다음\s*날|이튿날|"
        rf"당일|전(?!체)|후|뒤|지나\S*|끝나\S*|직전|직후|무렵|즈음|쯤))?",
        _holiday,
    ),
    (
        rf"{_YEARED}(?:지난\s*|이번\s*)?(?<![가-힣])(?P<holiday>설|새해)"
        rf"(?=\s|에|부터|때|연휴|이|요|쯤|$)(?:\s*연휴)?(?:\s*때)?(?P<after>\s*(?:전날|"
        rf"다음\s*날|이튿날|당일|전|후|뒤|지나\S*|무렵|쯤))?",
        _holiday,
    ),
    (
        rf"{words.START}(?P<week>지지난|저저번|전전|지난|저번|이번|다음|담)\s*주(?!민|"
        rf"차|변|택|소|년)(?:일(?!요일))?(?:\s*(?:{_WEEK_WORD}|(?P<part>초|"
        rf"중반|중|주말|말(?!씀))(?=\s|에|부터|쯤|이|요|예|께|$|[,.!~])))?",
        _week,
    ),
    (rf"{words.COUNT}\s*주(?:일)?\s*전\s*{_WEEK_WORD}", _weeks_ago),
    (rf"{words.START}(?:(?P<which>지난|저번|이번|다음|오는)\s*)?{_WEEK_WORD}(?:날)?", _weekday),
    (rf"{words.START}(?:(?P<which>지지난|지난|저번|이번|다음)\s*(?:주\s*)?)?주말", _weekend),
    (
        r"(?<![\d월])(?P<day>\d{1,2})\s*일(?=\s*(?:날|부터|자로|에|"
        r"밤|저녁|아침|새벽|오전|오후|이후|쯤부터|경))",
        _day,
    ),
    (rf"{words.ABOUT}{words.COUNT}\s*여?\s*{words.UNIT}{words.AFTER}", _span),
    (
        rf"{words.ABOUT}{words.START}(?P<days>{words.any_of(words.DAYS)}|반\s+년)(?!달|"
        rf"\s*(?:종일|빨리|속히|라도|하루)|에\s)(?:날)?{words.AFTER}",
        _native_days,
    ),
    (
        rf"{words.COUNT}\s*(?P<unit>시간|분)(?!\s*(?:거리|마다|에\s*한))\s*(?:정도|"
        rf"쯤|가량)?\s*(?:전|째|동안|됐\S*|넘\S*|넘게)",
        _hours,
    ),
    (
        r"(?<![가-힣])(?:아까\s*(?:전(?:에)?)?|방금\s*(?:전(?:에)?)?|지금\s*막|"
        r"지금|조금\s*전|좀\s*전|금방|막\s*지금|이제\s*막|오늘부로)(?![가-힣]*까지)",
        _today,
    ),
    (rf"{words.START}(?:아침|새벽|오전|점심때|점심|낮)(?=부터)", _today),
    (rf"{words.START}(?:저녁|밤)(?:\s*\d{{1,2}}시)?(?=부터)", lambda _m, _n: DOUBT),
    (_CLOCK, lambda _m, _n: Time("clock")),
    (
        r"(?<![가-힣])(?:(?:한\s*)?(?:몇|여러|수)\s*(?:일|날|주|주일|달|개월|"
        r"해|년|십\s*년)|며칠|몇일|수년|수개월|수십\s*년)"
        r"(?:\s*(?:정도|쯤|동안|전|째|간|됐\S*|넘\S*|이나|지났\S*|된\S*))*",
        lambda _m, _n: VAGUE,
    ),
    (
        r"(?<![가-힣])(?:얼마\s*(?:전|안\s*[됐되돼]\S*)|오래\s*전|한참(?:\s*(?:전|"
        r"됐\S*|동안))?|오래\S*|꽤\s*(?:됐\S*|되\S*|오래\S*)|"
        r"예전|옛날|전부터|그전부터|최근|요즘|요새|근래|요\s*며칠|접때|언젠가|처음부터|이사\s*(?:온|"
        r"오고)\s*(?:뒤|후|다음|이후|나서)\S*|줄곧|계속|어제\s*오늘|언제부턴가|하루\s*이틀)",
        lambda _m, _n: VAGUE,
    ),
    (
        r"(?<![가-힣])(?:이삼|삼사|사오|오륙)\s*일(?=\s|전|째|동안|간|됐|정도|쯤|"
        r"$)|사나흘|네댓새|대엿새|나달",
        lambda _m, _n: DOUBT,
    ),
    (
        r"(?<![가-힣])[가-힣]{1,8}(?:고\s*나서부터|하고부터|한\s*뒤로|[온간된]\s*뒤로|한\s*이후로?|"
        r"[할날올갈될]\s*때부터|[한온간]\s*다음부터)",
        lambda _m, _n: VAGUE,
    ),
    (
        r"(?<![가-힣])매(?:일|주|달|월|년|번|해)(?![가-힣]*(?:역|동|로))(?:\s*(?:[월화수목금토일]요일|"
        r"주말|아침|새벽|저녁|밤|낮|오전|오후))?(?:\s*\d{1,2}\s*시)?",
        lambda _m, _n: REPEATED,
    ),
    (
        r"(?:밤|낮|날|아침|저녁|새벽|주말|주|달|해|철|이틀|사흘|며칠|요일|명절|여름|겨울|"
        r"봄|가을|때)\s*마다|\d{1,3}\s*(?:일|주|달|개월|시간|분)\s*(?:마다|간격)|연일|"
        r"밤낮으로|온종일|하루\s*종일",
        lambda _m, _n: REPEATED,
    ),
    (
        r"(?:하루|이틀|사흘|일주일|한\s*달|일\s*년|한\s*주|\d{1,3}\s*(?:일|주|달|개월|"
        r"년|시간))에\s*(?:\d+|한|두|세|네|서너|두세|몇|다섯)\s*(?:번|차례|회)",
        lambda _m, _n: REPEATED,
    ),
)
PATTERNS: tuple[Pattern, ...] = tuple((compiled(p), read) for p, read in _TABLE)
REST = compiled(
    r"[월화수목금토일]요일|작년|올해|내년|어제|그제|내일|\d\s*(?:년|월|일|주|달|개월)(?![가-힣]*(?:터|민|차))|(?<![가-힣])(?:초|말|말일|첫날|마지막\s*날|초중순|초순|중순|하순)(?![가-힣])|이전|그\s*전|"
    r"보다\s*(?:더\s*)?(?:전|앞|먼저|뒤|후|일찍)|더\s*(?:전|오래|먼저|일찍)"
    r"|(?<![가-힣])전(?:에|부터)|다음\s*(?:날|주|달)"
)
"""Words of time that no pattern read."""
QUESTION = compiled(r"며칠이|며칠인|언제(?!부턴)|몇\s*월|몇\s*시")
DENIED = compiled(r"^\s*(?:부터|에)?\s*(?:[은는이가]\s*)?(?:아니(?!면|\s|,)|아녜|말고|아닌)")
UNTIL = compiled(r"^\s*까지")
SINCE = compiled(r"^\s*(?:쯤|경|께|즈음)?\s*부터|^\s*(?:이후|이래)")
BACKGROUND = compiled(
    r"^[^.!?\n]{0,20}(?:살(?:고|았|아|면|던)|거주|장사|운영|근무|일하|일했|다니|다녔|시행|적용|개정|이용하|납부|키우|키운|된\s)"
)
ATTRIBUTE = compiled(r"(?:된|지난)$")
SETTLED = compiled(
    r"(?:이사|입주|결혼|입사|계약|구입|구매|퇴직|시집|장가|산|온|살)\S*\s*지\s*(?:벌써\s*)?$"
)
"""Words before a length that is the age of something else."""
