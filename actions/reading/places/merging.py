"""A part of a place that is corrected: another exit, another unit, the building's name."""

from __future__ import annotations

import re
from dataclasses import replace

from actions.reading.places import details, regions
from actions.reading.places.details import NUMBERED, SIDE, Detail
from actions.reading.places.words import Kind, is_noun, kind

_EDGES = " ,.!~…·\"'“”‘’()ㅠㅜㅋㅎ"
_LEAD = re.compile(
    r"^(?:(?:아니요?|아뇨|아니다|아|어|음|참|네|예|그게|정확히는?|(?:위치|장소|주소|곳)[은는이가]|여기는?|"
    r"거기는?|(?:위치|장소|주소)\s?:|(?:동\s?)?호수[은는가]|집[은이]|no|nope|oh|sorry|actually|"
    r"well|it'?s|it is|it was|that'?s|(?:it )?(?:should|must) be|i meant?|"
    r"(?:the )?(?:place|location|address)(?: is| was|:)|"
    r"(?:please )?(?:change|set|correct) (?:it|that|this) to|make (?:it|that)|"
    r"wrong (?:exit|gate|unit|apartment|floor|building|number)|at|the)(?:[\s,.!]+))+",
    re.IGNORECASE,
)
_ENDING = re.compile(
    r"\s*(?:(?<!사)이?(?:에요|예요|여요)|이?(?:었어요|였어요|었습니다|였습니다|었는데요?|였는데요?)|"
    r"이?(?:(?<!창)고요|(?<![출입])구요|(?<!동)네요|죠|라고요|라구요|라니까요|거든요)|에요|이?요|"
    r"에서(?:요)?|입니다|임니다|입니더|임|인데요?|인\s*것\s*같\S{1,4}|"
    r"(?:으로|로)\s*(?:해|바꿔|고쳐|수정해|적어|써)\s*(?:줘요?|주세요|주십시오)|\s+(?:please|instead|"
    r"actually|i think|sorry))$",
    re.IGNORECASE,
)
_TURNED = re.compile(
    r"(?P<kind>출구|게이트|창구|승강장|exit|gate|counter|window|platform|apartment|unit|room)"
    r"(?:[은는이가]\s*| (?:is|was) )(?P<number>\d{1,4})(?P<turn>번)?",
    re.IGNORECASE,
)
"""The kind before the number, as a sentence has it."""
_COUNTED = frozenset({"exit", "gate", "counter", "platform"})
"""What a number is said of and no more: "아니 4번이요"."""
_SORT = (
    "빌라|빌라트|빌|아파트|맨션|오피스텔|빌딩|타워|상가|주택|연립|원룸|고시원|하우스|마트|슈퍼|"
    "백화점|편의점|약국|카페|식당|병원|의원|호텔|모텔|세탁소|미용실|학원"
)
_BUILDING = re.compile(rf"(?<!\S)[가-힣A-Za-z0-9·]{{1,12}}?(?:{_SORT})(?!\S)")
_BUILDING_EN = re.compile(
    r"(?<![\w-])(?:[A-Z][\w'&-]*\s+)+(?:Villa|Apartments?|Mansion|Mart|Building|Tower|House|"
    r"Officetel|Pharmacy|Cafe|Hospital|Hotel)\b|(?<![\w-])[A-Za-z]+-?[Mm]art\b"
)
_PLAIN = re.compile(r"(?:이|그|저|우리|저희|큰|작은|옆|앞|뒷)?(?:" + _SORT + ")")
"""A kind of building without a name."""
_CORE = re.compile(
    r"(?:[가-힣]\d*(?:대로|로|길)|[가-힣]\d?[동리가])\s?(?:\d+(?:번길|길)\s?)?(?:산\s?)?\d{1,4}"
    r"(?:-\d{1,4})?(?:번지)?(?![\w])|"
    r"\b\d{1,4}(?:-\d{1,4})?,? [A-Z][\w-]+(?: (?:Street|Road|St|Rd))?\b|"
    r"\b[A-Z][a-z]+-?(?:daero|ro|gil|dong)\b,? ?\d{1,4}(?:-\d{1,4})?\b"
)
"""A road or a district with its number."""
_NUMBER = re.compile(r"(?P<number>\d{1,4}(?:-\d{1,4})?)(?:번지|번)?(?:에서|에)?(?P<rest>\s.+)?")
_HANGUL = re.compile(r"\S*[가-힣]\S*")
_VERB = re.compile(r"\b(?:is|are|was|were|has|have|had|i|it|they|we|not|there)\b", re.IGNORECASE)
_LIKE_NO = frozenset({"안"})
"""With "it is" behind it, it is how some people write a no."""
_WRITTEN = re.compile(r"\d{1,4}(?:-\d{1,4})?")


def merged(held: str, said: str) -> str:
    """`held` with the part that `said` is and no more; else `said`.

    >>> merged("강남역 3번 출구 옆 골목", "4번 출구")
    '강남역 4번 출구 옆 골목'
    >>> merged("망원동 57-33 한빛빌라 302호", "미래빌라")
    '망원동 57-33 미래빌라 302호'
    >>> merged("마포구청 앞", "마포역 앞")
    '마포역 앞'
    """
    bare = plain(said)
    if not held:
        return said
    if found := details.only(bare):
        return _with(held, found)
    return _renamed(held, bare) or said


def is_part(said: str) -> bool:
    """Whether it is a part of a place by itself: "1302호요", "exit 4", "길 건너편이요". A side in
    one bare word may be any word, a line may be that of a bus."""
    bare = plain(said)
    found = details.only(bare)
    if any(one.kind in NUMBERED for one in found):
        return any(one.kind in NUMBERED and one.kind != "line" for one in found)
    return bool(found) and (" " in bare or _is_said(said, bare))


def _is_said(said: str, bare: str) -> bool:
    """Whether it is said with "it is"."""
    return said.strip(_EDGES) != bare and bare not in _LIKE_NO


def is_detail(said: str) -> bool:
    """Whether it is one where it is surely said of the place: a side, the name of a building."""
    bare = plain(said)
    return bool(details.only(bare) or _named(bare))


def contrasted(held: str, wrong: str, right: str) -> str | None:
    """`held` with `right` where it says `wrong`; None where it does not, or where `right` is a
    place by itself.

    >>> contrasted("망원동 57-33", "33", "35")
    '망원동 57-35'
    >>> contrasted("in front of Lotte Mart", "lotte mart", "emart")
    'in front of emart'
    """
    wrong, right = plain(wrong), plain(right)
    if found := details.only(right):
        said = details.only(wrong) or [one for one in details.all_in(held) if one.number == wrong]
        known = _is_in(held, wrong) or bool(said and details.all_in(held))
        return _with(held, found) if held and known else None
    if not wrong or not right or not _is_in(held, wrong):
        return None
    if number := _NUMBER.fullmatch(right):
        return _renumbered(held, wrong, number)
    return _replaced(held, wrong, right)


def plain(said: str) -> str:
    """Without what leads to it, without "it is" at its end."""
    bare = said.strip(_EDGES)
    bare = _LEAD.sub("", bare).strip(_EDGES)
    if regions.korean(bare.removesuffix("요").split(" ")[-1]):
        return bare.removesuffix("요")  # 마포구요
    while (less := _ENDING.sub("", bare).strip(_EDGES)) != bare and less:
        bare = less
    turned = _TURNED.fullmatch(bare)
    if turned is None:
        return bare
    kind_, number = turned["kind"], turned["number"]
    return f"{kind_} {number}" if kind_.isascii() else f"{number}번 {kind_}"


def counted(held: str, said: str) -> str | None:
    """`held` with the number that `said` is and no more, where one thing of it has a number.

    >>> counted("강남역 3번 출구 옆", "4번이요")
    '강남역 4번 출구 옆'
    """
    number = re.fullmatch(r"(\d{1,2})(?:번)?", plain(said))
    numbered = [one for one in details.all_in(held) if one.kind in _COUNTED]
    if number is None or len(numbered) != 1:
        return None
    return details.put(held, replace(numbered[0], text=number[1], number=number[1]))


def _with(held: str, found: list[Detail]) -> str:
    kinds = [one.kind for one in found]
    old = next((one for one in details.all_in(held) if one.kind in kinds[:1]), None)
    if len(found) > 1 and SIDE in kinds and old and old.text.isascii() == found[0].text.isascii():
        # What stood behind it was of the old one.
        held = held[: old.end]
    for one in found:
        held = details.put(held, one)
    return held


def _named(text: str) -> re.Match[str] | None:
    """The name of a building that `text` begins with."""
    found = _BUILDING.match(text) or _BUILDING_EN.match(text)
    return None if found is None or _PLAIN.fullmatch(found[0]) else found


def _renamed(held: str, said: str) -> str | None:
    """`held` with another building; None where it has none and no address that could have one."""
    name = _named(said)
    if name is None:
        return None
    rest = said[name.end() :].strip(" ,")
    if rest and not details.only(rest):
        return None
    old = next((m for p in (_BUILDING, _BUILDING_EN) for m in reversed([*p.finditer(held)])), None)
    if old is not None:
        behind = "" if rest else held[old.end() :]
        return held[: old.start()] + said + behind
    core = _CORE.search(held)
    if core is None or any(one.kind == SIDE for one in details.only(rest)):
        return None
    if said.isascii():
        return f"{said}, {held}"
    return " ".join(f"{held[: core.end()]} {said} {held[core.end() :]}".split())


def _is_in(held: str, said: str) -> bool:
    return _place_of(held, said) is not None


def _place_of(held: str, said: str) -> re.Match[str] | None:
    """Where `held` says it last, as whole words or whole numbers."""
    if not said:
        return None
    pattern = re.compile(rf"(?<![^\W_]){re.escape(said)}(?![0-9A-Za-z])", re.IGNORECASE)
    *_, last = [None, *pattern.finditer(held)]
    return last


def _renumbered(held: str, wrong: str, right: re.Match[str]) -> str | None:
    """Another number of a house, with the side of it where that is said as well."""
    sides = details.only((right["rest"] or "").strip())
    if right["rest"] and not sides:
        return None
    old = _place_of(held, wrong)
    numbers = list(_WRITTEN.finditer(wrong))
    if old is None or not numbers:
        return None
    start, end = (old.start() + one for one in numbers[-1].span())
    return _with(held[:start] + right["number"] + held[end:], sides)


def _is_name(said: str) -> bool:
    """Whether it may be a name, and is no sentence."""
    if _VERB.search(said):
        return False
    return all(kind(word) is not Kind.OTHER or is_noun(word) for word in _HANGUL.findall(said))


def _replaced(held: str, wrong: str, right: str) -> str | None:
    """A name for a name. What says more than the old one did is a place by itself."""
    old = _place_of(held, wrong)
    if (
        old is None
        or wrong[:1].isdigit()
        or len(_WRITTEN.findall(right)) > len(_WRITTEN.findall(wrong))
    ):
        return None
    kinds = {one.kind for one in details.all_in(wrong)}
    if any(one.kind not in kinds for one in details.all_in(right)) or not _is_name(right):
        return None
    return held[: old.start()] + right + held[old.end() :]
