"""What a reply or a story says of time: its phrases found, weighed against each other and told."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, replace
from datetime import date

from actions.reading.when import english, korean, numeric
from actions.reading.when.periods import FARTHEST, Now, Time

_PATTERNS = (*numeric.PATTERNS, *korean.PATTERNS, *english.PATTERNS)
_HEDGES = re.compile(
    r"(?:잘|정확히는?|확실히는?|확실하지는?|기억은?)?\s*(?:모르겠\S*|모르지만|안\s*나\S*|않지만)|"
    r"언제(?:부터)?(?:였|이)?(?:냐면|냐하면|인지는?|냐)|"
    r"\b(?:i'?m\s+)?not\s+(?:quite\s+|exactly\s+|really\s+)?(?:sure|certain)(?:\s+exactly)?(?:\s+when)?",
    re.IGNORECASE,
)
_ALONE = re.compile(
    r"^[\s,.!~ㅠㅜㅎㅋ]*(?:음+|어+|아+|그냥|아마도?|대략|한|벌써|날짜는|그게|it'?s\s+been|its\s+been|been|since|on|from|in|"
    r"about|around|maybe|i\s+think|well|for|it\s+was)?[\s,.]*<>\s*(?:부터|에|이나|쯤|정도)*\s*(?:이?요|이에요|예요|입니다|이다|일걸요|"
    r"인데요|인\s*것\s*같\S*|i\s+think|maybe|이었\S*|였\S*|그래\S*|그랬\S*|그러\S*)?[\s,.!~?ㅠㅜㅎㅋ]*$",
    re.IGNORECASE,
)
_LASTS = re.compile(
    r"전|째|동안|간$|내내|넘|[됐되돼]|지[났나]|이상|가까이|\b(?:for|ago|now|been|since|straight|row|past|last)\b",
    re.IGNORECASE,
)
_AT = re.compile(r"\s*(?:에(?!는)|때|쯤|경|즈음|$|[,.]?\s+[a-z])", re.IGNORECASE)
_LED = re.compile(r"^(?:(?:for|been|since|from|on|of|in|during)\s+)+(?=\S)", re.IGNORECASE)
_WEEKDAY = re.compile(
    r"(?:on )?(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?|"
    r"[월화수목금토일]요일",
    re.IGNORECASE,
)
_BETWEEN = re.compile(r"^(?:\s|,|의|부터|에|쯤|\(|of|on|in|at|the|-)*$", re.IGNORECASE)


@dataclass(frozen=True)
class When:
    """`day` follows from `words`, the phrase as typed; where it is not `sure`, it is asked."""

    day: date | None
    words: str
    sure: bool


@dataclass(frozen=True)
class _Found:
    start: int
    end: int
    time: Time
    since: bool = False


def answer(text: str, today: date, *, past: bool = False) -> When | None:
    """What a reply to "since when?" names; None: nothing in it names a time."""
    typed, now = unicodedata.normalize("NFKC", text), Now(today, past)
    every = _find(typed, now)
    found = [f for f in every if not f.time.bare or _is_alone(typed, f)]
    kept = _meant(typed, found)
    named = [f for f in kept if f.time.kind != "clock"]
    if not named:
        return _denied(typed, found)
    return _told(typed, named, kept, now, rest=found != every or _leaves_doubt(typed, found))


def exact(text: str, today: date, *, past: bool = False) -> date | None:
    """The single day that `text` names first, whatever else it says."""
    typed, now = unicodedata.normalize("NFKC", text), Now(today, past, even=True)
    found = (f.time for f in _find(typed, now) if not f.time.bare or _is_alone(typed, f))
    return next((t.first for t in found if t.kind in ("day", "length")), None)


def inside(text: str, today: date) -> When | None:
    """The time that a story says of its matter; None where it plainly says none."""
    typed, now = unicodedata.normalize("NFKC", text), Now(today, past=True)
    found = [f for f in _find(typed, now) if not f.time.bare]
    kept = [f for f in _meant(typed, found) if _of_the_matter(typed, f, today)]
    days = [f for f in kept if f.time.first is not None]
    if any(f.since for f in days):
        days = [f for f in days if f.since]
    named = days or [f for f in kept if f.time.kind in ("vague", "repeated")][:1]
    also = any(re.match(r"에도", typed[f.end :]) for f in named)
    return _told(typed, named, named, now, rest=also) if named else None


def _find(text: str, now: Now) -> list[_Found]:
    """The phrases from left to right, the longest of those that overlap."""
    matches = (
        (match.start(), -match.end(), order, match)
        for order, (pattern, _reader) in enumerate(_PATTERNS)
        for match in pattern.finditer(text)
    )
    found: list[_Found] = []
    for start, end, order, match in sorted(matches, key=lambda m: m[:3]):
        if found and start < found[-1].end or start == -end:
            continue
        time = _PATTERNS[order][1](match, now)
        if time is not None:
            found.append(_marked(text, start, -end, _within_reach(time, now)))
    return found


def _within_reach(time: Time, now: Now) -> Time:
    if time.first is None or abs(time.first - now.today) <= FARTHEST:
        return time
    return replace(time, first=None, last=None, doubt=True)


def _marked(text: str, start: int, end: int, time: Time) -> _Found:
    while end > start and text[end - 1].isspace():
        end -= 1
    while start < end and text[start].isspace():
        start += 1
    before, after, said = text[max(0, start - 40) : start], text[end : end + 20], text[start:end]
    since = bool(
        korean.SINCE.search(after)
        or english.SINCE.search(before)
        or re.match(r"(?:since|from)\b", said, re.IGNORECASE)
        or time.kind == "length"
        and re.search(r"째$|동안|넘|됐|\bfor\b", said)
    )
    return _Found(start, end, time, since)


def _is_alone(text: str, found: _Found) -> bool:
    rest = f"{text[: found.start]}<>{text[found.end :]}"
    return bool(_ALONE.match(re.sub(r"^\s*는데", "", _HEDGES.sub("", rest))))


def _meant(text: str, found: list[_Found]) -> list[_Found]:
    """Without what is corrected, denied, or only an end."""
    kept = [f for f in found if not _is_denied(text, f)]
    ends = [f for f in kept if _is_end(text, f)]
    others = [f for f in kept if f not in ends and f.time.first is not None]
    return [f for f in kept if f not in ends] if others else kept


def _is_denied(text: str, found: _Found) -> bool:
    before, after = text[max(0, found.start - 40) : found.start], text[found.end :]
    return bool(korean.DENIED.match(after) or english.DENIED.search(before))


def _is_end(text: str, found: _Found) -> bool:
    before = text[max(0, found.start - 40) : found.start]
    return bool(korean.UNTIL.match(text[found.end :]) or english.UNTIL.search(before))


def _denied(text: str, found: list[_Found]) -> When | None:
    said = [f for f in found if f.time.kind != "clock"]
    return When(None, text[said[0].start : said[-1].end], sure=False) if said else None


def _leaves_doubt(text: str, found: list[_Found]) -> bool:
    """Whether the rest names time, or asks."""
    rest = text
    for f in reversed(found):
        rest = f"{rest[: f.start]} § {rest[f.end :]}"
    rest = _HEDGES.sub(" ", rest)
    if re.search(r"\?\s*$|\d\s*[,~·-]\s*§|§\s*[,~·-]\s*\d", rest):
        return True
    return any(
        p.search(rest) for p in (korean.REST, english.REST, korean.QUESTION, english.QUESTION)
    )


def _of_the_matter(text: str, found: _Found, today: date) -> bool:
    """Whether a phrase of a story says when its matter was, and is no term, plan or past life."""
    time, after = found.time, text[found.end :]
    before = text[max(0, found.start - 60) : found.start]
    if time.kind == "clock" or time.doubt and time.kind == "vague":
        return False
    if time.first is not None and time.first > today or _is_end(text, found):
        return False
    if korean.BACKGROUND.match(after) or english.BACKGROUND.search(before):
        return False
    said = text[found.start : found.end]
    if time.kind == "length" and (_is_an_age(text, found) or not _LASTS.search(said)):
        return False
    if time.kind == "period" and not found.since and not _AT.match(after):
        return _days(time) < 100 and bool(re.match(r"\s|[,.!]|$", after))
    return not re.match(r"\s*(?:도(?:\s|$)|처럼|보다|같이|치|분(?:의|\s)|짜리|내로|안에)", after)


def _is_an_age(text: str, found: _Found) -> bool:
    """Whether a length tells how old a thing is, or how long ago somebody came."""
    if korean.ATTRIBUTE.search(text[found.start : found.end]):
        return not re.match(r"\s*(?:것|거|듯|상태)", text[found.end :])
    return bool(korean.SETTLED.search(text[max(0, found.start - 20) : found.start]))


def _told(text: str, named: list[_Found], kept: list[_Found], now: Now, *, rest: bool) -> When:
    named = _unrepeated(text, named)
    days = [f for f in named if f.time.kind not in ("vague", "repeated")]
    chosen, agreed = _narrowest(days) if days else (named[0], True)
    doubt = any(f.time.doubt for f in named) or not agreed or rest
    if now.past and chosen.time.first is not None and chosen.time.first > now.today:
        doubt = True
    return When(chosen.time.first, _words(text, chosen, kept), sure=not doubt)


def _unrepeated(text: str, named: list[_Found]) -> list[_Found]:
    """Without the day of the week that only repeats the date beside it: "Tuesday 24 November"."""
    return [f for f in named if not any(_repeats(text, f, g) for g in named if g is not f)]


def _repeats(text: str, weekday: _Found, day: _Found) -> bool:
    first, last = sorted((weekday, day), key=lambda f: f.start)
    beside = _BETWEEN.match(text[first.end : last.start]) is not None
    named, exact = weekday.time.first, day.time.first
    if (
        not beside
        or named is None
        or exact is None
        or _WEEKDAY.fullmatch(text[day.start : day.end])
    ):
        return False
    alone = _WEEKDAY.fullmatch(text[weekday.start : weekday.end]) is not None
    one = day.time.kind == "day" and exact == day.time.last
    return alone and one and named.weekday() == exact.weekday()


def _narrowest(found: list[_Found]) -> tuple[_Found, bool]:
    """The phrase that the others hold, and whether they all do; else the first."""
    known = [f for f in found if f.time.first and f.time.last]
    if len(known) < len(found):
        return found[0], False
    narrow = min(known, key=lambda f: _days(f.time))
    agreed = all(_holds(f.time, narrow.time) for f in known)
    return (narrow if agreed else found[0]), agreed


def _days(time: Time) -> int:
    return (time.last - time.first).days if time.first and time.last else 0


def _holds(outer: Time, inner: Time) -> bool:
    if not (outer.first and outer.last and inner.first and inner.last):
        return False
    return outer.first <= inner.first and inner.last <= outer.last


def _words(text: str, chosen: _Found, kept: list[_Found]) -> str:
    """The phrase with those that stand directly beside it."""
    start, end = chosen.start, chosen.end
    for f in kept:
        if f.start >= end and _BETWEEN.match(text[end : f.start]):
            end = f.end
    for f in reversed(kept):
        if f.end <= start and _BETWEEN.match(text[f.end : start]):
            start = f.start
    return _LED.sub("", text[start:end])
