"""The place that a text names, as exactly as it was said. A region alone is too wide for a case."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from actions.base import placeholders
from actions.reading.places import english, korean, regions
from actions.reading.places import words as place_words
from actions.reading.places.words import Kind

_EDGES = ".,!?~…\"'“”‘’()"
_LONGEST = 5000
_HANGUL = re.compile(r"[가-힣]")
_ANSWER = 80
"""Characters of a reply that may name a place by words that are not known."""

_LEAD = re.compile(
    r"^(?:(?:아니요?|아뇨|네+|예|응|음+|저기요?|그게|거기가|(?:위치|장소|주소|곳)[은는]|맞아요?|맞습니다|저는요?|전|나는|저희는|우리는|여기는요?|여긴|지금은?|"
    r"제가\s*(?:있는|사는|말하는)\s*(?:곳|데)[은는이]?|it'?s|"
    r"it is|that'?s|no|yes|yep|yeah|right|well|um+)(?:[\s,.]+|$))+",
    re.IGNORECASE,
)
_ENDING = re.compile(
    r"\s*(?:이?(?:요|에요|예요|여요|라예|라고요|라니까요|지라|여|(?<![출입])구요|(?<!창)고요|거든요|인데요?|"
    r"죠|(?<!동)네요)|입니다|임니다|입니더|임|"
    r"(?:에서|에)(?:요|서요|예요)?|쪽(?:이에요|이요|요))?[\s.!~ㅠㅜ]*$"
)
_AT = re.compile(r"\b(?:in|at|on|near|the|from)\b", re.IGNORECASE)
_NO_PLACE = re.compile(
    r"[?？]|몰라|모르|없어|없습니다|싫|안\s?할|안\s?알려|비밀|나중|글쎄|고마|감사|안녕|취소|"
    r"그만|왜|뭐|"
    r"(?:ㅂ니다|습니다|어요|아요|해요|했어|졌어|래요|세요|주세|싶|니까)(?!.*앞)|"
    r"\b(?:don'?t|know|no idea|why|what|where|thanks?|skip|none|sorry|cancel|stop|not|hello|yes|"
    r"no)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Place:
    text: str
    """The whole span as typed, without particles at its end."""

    wide: bool = False
    """Only a region: not enough to find it."""

    vague: bool = False
    """Only the speaker knows it."""


@lru_cache(maxsize=16)
def find(text: str) -> Place | None:
    """The place that a first message names: the longest span around what is known.

    >>> find("2호선 강남역 3번 출구 옆 골목에 쓰레기가 산더미예요").text
    '2호선 강남역 3번 출구 옆 골목'
    """
    text = _plain(text)
    korean = _korean(text) if _HANGUL.search(text) else None
    if korean is not None and not (korean.wide or korean.vague):
        return korean
    return _english(text) or korean


def answer(text: str) -> Place | None:
    """The place of a reply to "where is it?"; None where the text names none.

    >>> answer("역촌초 후문 앞이요").text
    '역촌초 후문 앞'
    """
    text = _LEAD.sub("", _plain(text).strip()).strip()
    found = find(text)
    if found is not None and not found.vague and not found.wide:
        return _whole(text, found)
    if len(text) > _ANSWER or _NO_PLACE.search(text):
        return found if found and not _NO_PLACE.search(text) else None
    return _short(text) or found or _district(text)


def only(text: str) -> str | None:
    """The place that `text` is, if it says nothing else and it is enough to find it.

    >>> only("마포구 성산로 128 앞이에요"), only("성산로 128 가로등이 나갔어요")
    ('마포구 성산로 128 앞', None)
    """
    found = answer(text)
    if found is None or found.wide or found.vague:
        return None
    return found.text if _is_alone(text, found) else None


def names_one(text: str) -> bool:
    """Whether `text` names a place that can be found by it."""
    found = find(text)
    return found is not None and not found.wide and not found.vague


def is_all(text: str) -> bool:
    """Whether `text` says where something is and nothing else, be it enough to find it or not."""
    found = answer(text)
    return found is not None and _is_alone(text, found)


def _is_alone(text: str, found: Place) -> bool:
    before, _, after = _LEAD.sub("", text.strip()).partition(found.text)
    rest = _AT.sub("", before) + _ENDING.sub("", after)
    return not any(map(str.isalnum, rest))


def exact(place: str, texts: Iterable[str]) -> str | None:
    """`place`, or what one of `texts` says of it more exactly; None when it is a region and nothing
    more is said."""
    if not is_wide(place):
        return place
    found = (find(text) for text in texts)
    return next((one.text for one in found if one and not one.wide and not one.vague), None)


def is_wide(place: str) -> bool:
    """Whether it is a city, a province or a district and no more."""
    words = place.strip(_EDGES + " ").split()
    return bool(words) and all(regions.korean(word) or regions.english(word) for word in words)


def _plain(text: str) -> str:
    """`text` without placeholders; every other character where it was."""
    return placeholders.ANY.sub(lambda found: " " * len(found[0]), text[:_LONGEST])


def _korean(text: str) -> Place | None:
    span = korean.best(text)
    if span is None:
        return None
    if span.exact:
        return Place(text[span.start : span.end].strip(_EDGES + " "))
    if Kind.REGION in span.kinds:
        return _region(text[span.start : span.end])
    return Place(text[span.start : span.end], vague=True)


def _region(said: str) -> Place:
    """The regions at the beginning of what was said."""
    words: list[str] = []
    for word in said.split():
        if place_words.kind(word) is not Kind.REGION:
            break
        words.append(word)
    return Place(" ".join(words) or said, wide=True)


def _english(text: str) -> Place | None:
    span = english.best(text)
    if span is None:
        return None
    said = text[span.start : span.end].strip(_EDGES + " ")
    return Place(said, wide=span.wide, vague=not span.exact and not span.wide)


def _whole(text: str, found: Place) -> Place:
    """A short reply is a place from its first word to its last: "행복빌라 앞 성산로 128이요"."""
    bare = _ENDING.sub("", text).strip(_EDGES + " ")
    outside = bare.replace(found.text, "", 1).strip()
    if outside and len(bare) <= _ANSWER and _HANGUL.search(bare):
        parts = [place_words.kind(word) for word in outside.split()]
        if all(part not in (Kind.OTHER, Kind.THING) for part in parts):
            return Place(bare)
    return found


def _short(text: str) -> Place | None:
    """A reply of a few words that ends with a kind of place, though its name is not known."""
    bare = _ENDING.sub("", text).strip(_EDGES + " ")
    words = bare.split()
    if not words or len(words) > 7 or not _HANGUL.search(bare):
        return None
    last = place_words.kind(words[-1], Kind.NAMED_SORT)
    names = [word for word in words if _is_unknown(word)]
    if last in (Kind.BESIDE, Kind.SORT, Kind.NAMED_SORT, Kind.NUMBER) and names:
        return Place(bare)
    return None


def _district(text: str) -> Place | None:
    """A reply that is what a city or a district is called without its suffix."""
    bare = _ENDING.sub("", text).strip(_EDGES + " ")
    return Place(bare, wide=not regions.area(bare)) if regions.bare(bare) else None


def _is_unknown(word: str) -> bool:
    """Whether it may be a name: no possessive, no thing, no kind of place, no number."""
    if re.fullmatch(r"제?\d+번?", word):
        return False
    return place_words.is_noun(word) and place_words.kind(word) in (Kind.OTHER, Kind.NAMED_SORT)
