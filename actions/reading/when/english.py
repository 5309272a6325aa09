"""Times of day, days, months and lengths of time in English."""

from __future__ import annotations

import re
from dataclasses import replace

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

_NEAR = {
    "the day before yesterday": -2, "day before yesterday": -2, "the day after tomorrow": 2,
    "day after tomorrow": 2, "yesterday": -1, "last night": -1, "last evening": -1, "today": 0,
    "tonight": 0, "tomorrow": 1, "this morning": 0, "this afternoon": 0, "this evening": 0,
    "earlier today": 0, "just now": 0, "right now": 0, "a moment ago": 0, "moments ago": 0,
    "a minute ago": 0, "a while ago today": 0, "earlier this morning": 0,
}  # fmt: skip
_MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
_WEEKDAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
_NUMBERS = {
    "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7,
    "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "couple": 2, "fifteen": 15,
    "twenty": 20, "thirty": 30,
}  # fmt: skip
_HOLIDAYS = {
    "christmas eve": "christmas_eve", "christmas": "christmas", "xmas": "christmas",
    "new year's eve": "new_years_eve", "new years eve": "new_years_eve",
    "lunar new year": "seollal", "korean new year": "seollal", "seollal": "seollal",
    "chinese new year": "seollal", "new year's day": "new_year", "new years day": "new_year",
    "new year's": "new_year", "new years": "new_year", "new year": "new_year",
    "chuseok": "chuseok", "children's day": "children", "childrens day": "children",
    "parents' day": "parents", "memorial day": "memorial", "liberation day": "liberation",
    "hangul day": "hangul", "halloween": "halloween", "valentine's day": "valentine",
    "buddha's birthday": "buddha", "labour day": "labour", "labor day": "labour",
}  # fmt: skip
_UNITS = {"day": "day", "night": "day", "week": "week", "wk": "week", "month": "month",
          "year": "year", "yr": "year"}  # fmt: skip
_PARTS = {"early": "early", "beginning": "early", "start": "early", "mid": "middle",
          "late": "late", "end": "late"}  # fmt: skip
_SEASONS = {"spring": "spring", "summer": "summer", "autumn": "autumn", "fall": "autumn",
            "winter": "winter"}  # fmt: skip

_MONTH = (
    r"\b(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|"
    r"apr(?:il)?|may|june?|july?|aug(?:ust)?|"
    r"sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?\b"
_YEAR = r"(?:,?\s+(?:of\s+)?(?P<year>(?:19|20)\d\d|last year|this year)\b)?"
_WEEKDAY = (
    r"\b(?P<weekday>mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|"
    r"sat(?:ur)?|sun)(?:day)?s?\b"
)
_PART = (
    r"(?P<part>early|earlier|the (?:very )?(?:beginning|"
    r"start) of|(?:beginning|start) of|mid(?:dle of)?|"
    r"the middle of|late|the end of|end of)"
)
_COUNT = (
    rf"(?:\d{{1,3}}|{'|'.join(sorted(_NUMBERS, key=len, reverse=True))}|"
    rf"a couple(?: of)?|couple of)"
)
_ABOUT = (
    r"(?P<about>\b(?:(?:just )?(?:about|around|approximately|"
    r"roughly|over|under|more than|almost|nearly|at least|"
    r"like|maybe|probably|some)\s+){0,3})"
)
_AFTER = (
    r"(?P<after>\s+(?:ago|now|already|straight|in a row|"
    r"back|or so|earlier|from now|later|old)\b)?"
)


def _part(said: str | None) -> str:
    found = re.search(r"\b(early|beginning|start|mid|late|end)(?!ier)", (said or "").lower())
    return _PARTS[found[1]] if found else ""


def _year_of(said: str | None, now: Now) -> int | None:
    if not said:
        return None
    return {"last year": now.today.year - 1, "this year": now.today.year}.get(said.lower()) or int(
        said
    )


def _date(match: re.Match[str], now: Now) -> Time:
    number = _MONTHS.index(match["month"][:3].lower()) + 1
    return one(periods.month_day(_year_of(match["year"], now), number, int(match["day"]), now))


def _month(match: re.Match[str], now: Now) -> Time | None:
    word = match["month"].lower()
    led = match["lead"] or match["part"] or match["year"]
    if not led and word in ("may", "march", "mar", "sep", "dec", "jan"):
        return None
    number = _MONTHS.index(word[:3]) + 1
    of_year = _year_of(match["year"], now)
    found = periods.month(of_year, number, _part(match["part"]), now)
    doubt = found.doubt or (match["lead"] or "").lower() == "last"
    return replace(found, doubt=doubt, bare=not led)


def _relative(match: re.Match[str], now: Now) -> Time:
    """last month, early last week, the end of last year."""
    back = {"last": -1, "this": 0, "next": 1}[match["which"].lower()]
    part, unit = _part(match["part"]), match["unit"].lower()
    if unit == "week":
        days = {"early": (0, 1), "middle": (2, 3), "late": (4, 6)}
        return periods.week(back, now, days.get(part, (0, 6)))
    if unit == "weekend":
        return periods.weekend(now) if back == -1 else periods.week(back, now, (5, 6))
    if unit == "month":
        return periods.month(*periods.month_from(now.today, back), part, now)
    if unit == "year":
        return periods.year(now.today.year + back, part)
    of_year = now.today.year if back == 0 else None
    return periods.season(of_year, _SEASONS[unit], now)


def _season(match: re.Match[str], now: Now) -> Time | None:
    if match["season"].lower() in ("fall", "spring") and not match["year"] and not match["lead"]:
        return None
    return periods.season(_year_of(match["year"], now), _SEASONS[match["season"].lower()], now)


def _weekday(match: re.Match[str], now: Now) -> Time:
    number, which = _WEEKDAYS.index(match["weekday"][:3].lower()), (match["which"] or "").lower()
    if match["of"]:
        back = {"last": -1, "this": 0, "next": 1}[
            re.findall(r"last|this|next", match["of"].lower())[0]
        ]
        return one(periods.week(back, now, (number, number)).first)
    if which in ("next", "this coming"):
        return one(periods.weekday(number, now, past=False))
    past = which in ("last", "past", "this past") or now.past
    doubt = not which and number == now.today.weekday()
    return one(periods.weekday(number, now, past=past), doubt=doubt)


def _week_first(match: re.Match[str], now: Now) -> Time:
    number = _WEEKDAYS.index(match["weekday"][:3].lower())
    return one(periods.week(-1, now, (number, number)).first)


def _number(said: str) -> int:
    word = re.sub(r"^a\s+(?=couple)|\s+of$", "", said.lower().strip())
    return int(word) if word.isdigit() else _NUMBERS[word]


def _length(
    count: float,
    unit: str,
    now: Now,
    *,
    ahead: bool = False,
    doubt: bool = False,
    bare: bool = False,
) -> Time:
    if unit == "fortnight":
        count, unit = 2 * count, "week"
    return length(count, _UNITS[unit], now, ahead=ahead, doubt=doubt, bare=bare)


def _span(match: re.Match[str], now: Now) -> Time | None:
    after = (match["after"] or "").strip().lower()
    if after == "old":
        return None
    unit = match["unit"].lower()
    number = max(_number(match["count"]), _number(match["second"]) if match["second"] else 0)
    if unit in ("hour", "hr", "minute", "min"):
        return one(now.today, doubt=unit in ("hour", "hr") and number > 6)
    if re.match(r"(?:with)?in\b", match["lead"] or "", re.IGNORECASE):
        return DOUBT if now.past else _length(number, unit, now, ahead=True)
    count = number + (0.5 if match["half"] else 0)
    bare = not (after or match["lead"] or match["about"])
    ahead = after in ("from now", "later")
    return _length(count, unit, now, ahead=ahead, doubt=bool(match["second"]), bare=bare)


def _past_span(match: re.Match[str], now: Now) -> Time:
    return _length(_number(match["count"]), match["unit"].lower(), now)


def _half(match: re.Match[str], now: Now) -> Time:
    unit = match["unit"].lower()
    return _length(0 if unit == "day" else 0.5, unit, now)


def _near(match: re.Match[str], now: Now) -> Time:
    return one(moved(now.today, _NEAR[re.sub(r"\s+", " ", match["near"].lower())]))


def _holiday(match: re.Match[str], now: Now) -> Time:
    name = _HOLIDAYS[match["holiday"].lower().replace("’", "'")]
    found = periods.holiday(_year_of(match["year"], now), name, 0, now)
    return one(found.first, doubt=bool(match["around"]))


def _day(match: re.Match[str], now: Now) -> Time | None:
    return periods.day_of_month(int(match["day"]), now, doubt=False, bare=False)


def _before_last(match: re.Match[str], now: Now) -> Time:
    unit = match["unit"].lower()
    if unit == "week":
        return periods.week(-2, now)
    if unit == "month":
        return periods.month(*periods.month_from(now.today, -2), "", now)
    return periods.year(now.today.year - 2, "")


_LEAD = r"(?:\b(?P<lead>since|in|from|of|around|about|by|during|until|for|last)\s+)?"
_WORDS = "|".join(sorted((w.replace(" ", r"\s+") for w in _NEAR), key=len, reverse=True))
_FEASTS = "|".join(sorted((w.replace("'", "['’]") for w in _HOLIDAYS), key=len, reverse=True))
_TABLE: tuple[tuple[str, periods.Reader], ...] = (
    (rf"\b(?P<near>{_WORDS})\b(?:\s+(?:morning|afternoon|evening|night))?", _near),
    (rf"{_MONTH}\s+(?:the\s+)?{_DAY}{_YEAR}(?!\s*:)", _date),
    (rf"\b{_DAY}\s+(?:of\s+)?{_MONTH}{_YEAR}", _date),
    (rf"{_LEAD}(?:\b{_PART}[\s-]+)?{_MONTH}(?!\s+(?:the\s+)?\d{{1,2}}(?!\d)"
        rf"){_YEAR}", _month),
    (rf"(?:\b{_PART}\s+)?(?:\bthe\s+)?\b(?P<which>last|this|"
        rf"next)\s+(?P<unit>weekend|week|month|year|spring|summer|"
        rf"autumn|fall|winter)\b(?!\s+of)", _relative),
    (r"\b(?:the\s+)?(?P<unit>week|month|year)\s+before\s+last\b", _before_last),
    (rf"{_LEAD}(?:early\s+|late\s+|mid\s+)?\b(?P<season>spring|"
        rf"summer|autumn|fall|winter)\b{_YEAR}", _season),
    (rf"(?:\b(?P<which>this past|this coming|last|past|this|"
        rf"next)\s+)?{_WEEKDAY}(?P<of>\s+(?:of\s+)?(?:last|this|"
        rf"next)\s+week)?(?:\s+(?:morning|afternoon|evening|night)"
        rf")?", _weekday),
    (rf"\blast\s+week(?:\s+on|['’]s)?,?\s+{_WEEKDAY}", _week_first),
    (r"\b(?:over|on|during|at)\s+the\s+weekend\b|"
        r"\bthe\s+(?:past\s+)?weekend\b", lambda _m, now: periods.weekend(now)),
    (rf"(?:\b(?P<around>before|after|around)\s+)?\b(?P<holiday>{_FEASTS})"
        rf"(?:\s+(?:day|holidays?))?{_YEAR}", _holiday),
    (rf"(?:\b(?P<lead>for|in|within|been|since)\s+)?{_ABOUT}\b(?P<count>{_COUNT})"
        rf"(?:\s*(?:-|–|to|or)\s*(?P<second>{_COUNT}))?(?:\s+(?:full|"
        rf"whole|good|solid|more))?\s*(?P<unit>minute|min|hour|"
        rf"hr|day|night|week|wk|fortnight|month|year|yr)s?\b"
        rf"(?P<half>\s+and a half)?{_AFTER}", _span),
    (r"\b(?P<unit>week|month|year|day)\s+and\s+a\s+half(?:\s+ago)?",
        lambda m, now: _length(1.5, m["unit"].lower(), now)),
    (rf"\b(?:the\s+)?(?:last|past)\s+(?P<count>{_COUNT})\s+(?P<unit>day|"
        rf"night|week|month|year)s?\b", _past_span),
    (r"\b(?:for\s+)?the\s+(?:last|past)\s+(?P<unit>day|week|"
        r"month|year)\b(?!\s+of)", lambda m, now: _length(1, m["unit"].lower(), now)),
    (r"\bhalf\s+an?\s+(?P<unit>year|month|day)(?:\s+ago)?", _half),
    (r"\b(?:since\s+|from\s+|on\s+)?the\s+(?P<day>\d{1,2})"
        r"(?:st|nd|rd|th)\b(?!\s+(?:floor|street|avenue|line|"
        r"exit|time|gate))", _day),
    (r"\bsince\s+(?P<year>(?:19|20)\d\d)\b", lambda m, _n: periods.year(int(m["year"]), "")),
    (r"\bnow\b(?!\s+and)", lambda _m, _n: Time("clock")),
    (r"\b(?:a|some|quite a|quite some|long|a long|for)\s+(?:while|"
        r"time)(?:\s+ago|\s+back)?\b|\b(?:ages|recently|lately|"
        r"forever|long ago|the other day|some time ago|always|"
        r"a while)\b", lambda _m, _n: VAGUE),
    (r"\b(?:for\s+)?(?:the\s+)?(?:last|past)?\s*(?:a few|"
        r"few|several|many|some|couple)\s+(?:days|nights|weeks|"
        r"months|years)(?:\s+(?:ago|now|back|already))?|\b(?:for|"
        r"in)\s+(?:days|weeks|months|years)\b|\b(?:days|weeks|"
        r"months|years)\s+(?:ago|now)\b", lambda _m, _n: VAGUE),
    (r"\b(?:a few|few|several|some|a couple of)\s+(?:hours|"
        r"minutes)(?:\s+(?:ago|now|back))?", lambda _m, now: one(now.today)),
    (rf"\b(?:first|second|third|fourth|last|1st|2nd|3rd)\s+week\s+of\s+{_MONTH}",
        lambda _m, _n: DOUBT),
    (r"\b(?:every|each)\s+(?:other\s+|single\s+|\d+\s+|two\s+|"
        r"few\s+)?(?:days?|nights?|mornings?|evenings?|weeks?|"
        r"weekends?|months?|years?|time|hours?|\w+days?)(?:\s+(?:at|"
        r"around)\s+\d{1,2}(?::\d\d)?\s*(?:am|pm)?)?|\b(?:daily|"
        r"nightly|weekly|all the time|all day|all night|constantly)"
        r"\b", lambda _m, _n: REPEATED),
    (r"\b(?:once|twice|(?:\d+|two|three|four|five|several|"
        r"many)\s+(?:times|hours|days)|\d+x)\s+(?:a|an|per|every)"
        r"\s+(?:day|night|week|month|year|hour)\b", lambda _m, _n: REPEATED),
)  # fmt: skip
PATTERNS: tuple[Pattern, ...] = tuple((compiled(p), read) for p, read in _TABLE)
REST = compiled(
    r"\b(?:yesterday|today|tomorrow|ago|before|after|earlier than|"
    r"prior|(?:mon|tues|wednes|thurs|"
    r"fri|satur|sun)day|next|previous|between)\b|\b\d+(?:st|nd|rd|th)\b"
)
QUESTION = compiled(
    r"\bwhat (?:day|date|time)\b|\bwhen (?:did|was|is|do|"
    r"does|will)\b|\bhow long\b"
)
DENIED = compiled(
    r"\b(?:not|wasn['’]?t|isn['’]?t|never)\s+(?:since\s+|"
    r"on\s+|in\s+|from\s+)?$"
)
UNTIL = compiled(r"\b(?:until|till|to|by|before)\s+(?:the\s+)?$")
SINCE = compiled(
    r"\b(?:since|from|starting|ever since)\s+(?:about\s+|"
    r"around\s+|the\s+|on\s+)?$"
)
BACKGROUND = compiled(
    r"\b(?:liv(?:e|ed|ing)|work(?:ed|ing)?|resident|paid|paying)\b[^.!?\n]{0,30}$"
)
