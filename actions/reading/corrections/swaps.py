"""Words of the text that the person puts others in the place of: "신호등이 아니라 가로등이요", "not
trash but furniture". What is to go has to stand in the text as it is said."""

from __future__ import annotations

import re

from actions.dialogue.readings import Swap
from actions.reading import topics
from actions.reading.corrections import words
from actions.reading.corrections.counted import digits
from actions.reading.places import merging, replied
from actions.reading.replies import plain

_LONGEST = 60
_MOST = 5
"""Words of what is put in."""
_LEAD = re.compile(words.LEAD, re.IGNORECASE)
_NOT = (
    r"(?:이|가|은|는)?\s*(?:말고|말구|아니구나|아니고|아니구|아니라|아닌데|아니에요|아니예요|아닙니다|"
    r"아닌|아녀|아녀유|아녜요|아이라|아이고|이?라기보다|이?라고\s*(?:했네|썼네|적었네)|까진\s*안\s*됐고)"
    r"(?:요|유|예)?"
)
_KOREAN = (
    re.compile(rf"(?P<wrong>.{{1,30}}?){_NOT}[\s,.!]*(?P<right>\S.*)"),
    re.compile(
        r"(?P<right>.{1,30}?)(?:이?에요|이?예요|이?요|임|입니다)?[\s,.]+(?P<wrong>\S.{0,20}?)"
        r"(?:이|가)?\s*(?:말고|아니고|아니라|아니에요|아니예요|아니고요)\W*"
    ),
)
_ARTICLE = r"(?:(?:the|a|an|in|at|about)\s+)*"
_IT_IS = r"(?:(?:it'?s|it is|it was|that'?s|this is|make (?:that|it)|i meant?)\s+)?"
_ENGLISH = (
    re.compile(
        rf"{_IT_IS}not\s+(?!only|just){_ARTICLE}(?P<wrong>.+?)(?:[,;.]\s*(?:but\s+)?|\s+but\s+)"
        rf"{_IT_IS}{_ARTICLE}(?P<right>.+)",
        re.IGNORECASE,
    ),
    re.compile(r"(?P<wrong>.+?) should be (?P<right>.+)", re.IGNORECASE),
    re.compile(rf"{_ARTICLE}(?P<wrong>\S+)\?\s*no,?\s+{_ARTICLE}(?P<right>.+)", re.IGNORECASE),
    re.compile(
        rf"{_IT_IS}{_ARTICLE}(?P<right>.+?),?\s+(?:and\s+)?(?:not|no|instead of|rather than|"
        rf"(?:it )?(?:wasn'?t|isn'?t|was not))\s+{_ARTICLE}(?P<wrong>.+)",
        re.IGNORECASE,
    ),
)
_CLAUSE = re.compile(
    r"(?<=[가-힣])(?:이?고)\s+\S.*|(?:이에요|예요|이요|에요|요)\s+\S.*|[.!?,;]+(?:\s.*)?$|"
    r"\s*[ㄱ-ㅎㅏ-ㅣ]+$|\s+(?:sry|sorry|please|pls|thanks|lol|haha\w*)\b.*$",
    re.IGNORECASE,
)
"""What follows the words that are put in."""
_SAYS = re.compile(r"\S[이가은는을를]\s+\S")
"""A sentence, in which something is said of something."""
_COUNTED = re.compile(r"네\s*(?:대|개|명|번|시|층|동|마리|달|그루|군데|곳|살)")
"""Four of something, and no yes."""
_ENDING = re.compile(
    r"(?<=\d)다$|(?<=[가-힣])이다$|(?<=[가-힣]{2})(?:우다|유|여|예)$|(?<=[기구지소차관대리])라$"
)
_PARTICLE = re.compile(r"(?:으로|에서|이라고|라고|부터|까지|이|가|은|는|을|를|도|에|로)$")
_SORT = (
    r"(?:사거리|삼거리|오거리|로터리|교차로|공원|시장|학교|초등학교|중학교|고등학교|아파트|빌라|"
    r"마트|병원|도서관|역|터미널|건물|빌딩|상가|골목)"
)
_LASTS = re.compile(
    r"\b(?:for|over|about)\s|\bago\b|\b(?:days?|weeks?|months?|years?|hours?)\b|"
    r"(?:째|동안|내내)\S{0,2}$|(?:하루|이틀|사흘|나흘|보름|\d\s*(?:주|달|개월|시간)|"
    r"(?:한|두|세|몇)\s*(?:주|달|해|시간))\s*(?:쯤|정도)?$",
    re.IGNORECASE,
)
"""Words for how long."""
_SINCE = "부터"
_NUMBER = re.compile(r"(?P<number>\d+)(?P<kind>[가-힣]*)")


def read(said: str, text: str) -> Swap | None:
    """What `said` puts in the place of words that stand in `text`.

    >>> read("삼천동이 아니라 효자동이랑께", "삼천동 순댓국집 옆 하수구가 막혔어요")
    Swap(wrong='삼천동', right='효자동')
    """
    rest = said.strip()
    if not text or len(rest) > _LONGEST or "⟦" in rest or topics.is_question(rest):
        return None
    if lead := _LEAD.match(rest):
        rest = rest[lead.end() :]
    patterns = _KOREAN if re.search("[가-힣]", rest) else _ENGLISH
    for pattern in patterns:
        found = pattern.fullmatch(rest.strip(" .!~"))
        swap = None if found is None else _swap(found["wrong"], found["right"], text)
        if swap is not None:
            return swap
    return None


def put(text: str, swap: Swap) -> str:
    """`text` with it; what stands around and is said in both is said once.

    >>> put("주공아파트 5동 승강기", Swap("주공", "현대아파트"))
    '현대아파트 5동 승강기'
    """
    pattern, at, kept = _stands(swap.wrong), 0, ""
    for found in pattern.finditer(text):
        before, after = text[at : found.start()], text[found.end() :]
        right = _once(kept + before, swap.right)
        eaten = _eaten(right, after)
        kept += before + right
        at = found.end() + eaten
        kept, at = _fitted(kept, text, at)
    return kept + text[at:]


def same_form(one: str, other: str) -> bool:
    """Whether the words for a time can stand in each other's place: "for five days" is how long it
    has been, "last Wednesday" since when."""
    return bool(_LASTS.search(one)) == bool(_LASTS.search(other))


def ended(before: str, now: str) -> str:
    """`now` with the "from" that `before` ends with."""
    since = before.endswith(_SINCE) and not now.endswith(_SINCE)
    return now + _SINCE if since else now


def _swap(wrong: str, right: str, text: str) -> Swap | None:
    put_in = _said(right)
    if put_in is None:
        return None
    for one in _forms(wrong):
        if _stands(one).search(text):
            counted = one != wrong.strip() and digits(wrong) == one
            new = digits(put_in) if counted else put_in
            if re.fullmatch(r"\d+", one) and not re.fullmatch(r"\d+", wrong.strip()):
                new = re.sub(r"(?<=\d)(?:st|nd|rd|th)$", "", new)
            new = _same_kind(one, new if one.endswith(_SINCE) else new.removesuffix(_SINCE))
            return Swap(one, new) if new != one else None
    return None


def _said(right: str) -> str | None:
    """The words that are put in, without what ends or follows them; None for a sentence."""
    bare = _CLAUSE.sub("", right).strip()
    if not _COUNTED.match(bare):
        bare = replied.trimmed(bare)
    bare = plain.bare(_ENDING.sub("", bare))
    twice = bare.split()
    if len(twice) == len({"one", "other"}) and plain.bare(twice[0]) == twice[1]:
        bare = twice[1]
    if not bare or _SAYS.search(bare) or len(bare.split()) > _MOST:
        return None
    return bare


def _forms(wrong: str) -> list[str]:
    """`wrong` as it may stand in a text."""
    bare = _LEAD.sub("", wrong.strip()).strip(" ,.!~")
    less = _PARTICLE.sub("", bare)
    ordinal = re.sub(r"(?<=\d)(?:st|nd|rd|th)$", "", bare)
    found = [bare, less, ordinal, digits(bare), merging.plain(bare)]
    return [one for one in dict.fromkeys(found) if _is_word(one)]


def _is_word(said: str) -> bool:
    return any(map(str.isalnum, said))


def _stands(said: str) -> re.Pattern[str]:
    """Where it stands, whatever spaces are in it: never within a number or an English word."""
    letters = [re.escape(c) for c in said if not c.isspace()]
    joint = r"\s*" if re.search("[가-힣]", said) else ""
    body = joint.join(letters) if joint else r"\s+".join(map(re.escape, said.split()))
    before = r"(?<![0-9])" if said[0].isdigit() else ""
    before = r"(?<![\w])" if said[0].isascii() and said[0].isalpha() else before
    after = r"(?![0-9])" if said[-1].isdigit() else ""
    after = r"(?![A-Za-z])" if said[-1].isascii() and said[-1].isalpha() else after
    if len(letters) == 1 and not said.isdigit():
        before, after = r"(?<![\w])", r"(?=에|이|가|은|는|을|를|\s|$|[.,!?])"
    return re.compile(f"{before}{body}{after}", re.IGNORECASE)


def _same_kind(wrong: str, right: str) -> str:
    """A number with what it counts, which an ending has swallowed: "3단진데요" is 3단지."""
    old, new = _NUMBER.fullmatch(wrong), _NUMBER.match(right)
    if old is None or new is None or not old["kind"]:
        return right
    same = new["kind"][:1] == old["kind"][:1]
    return f"{new['number']}{old['kind']}" if same or not new["kind"] else right


def _once(before: str, right: str) -> str:
    """`right` without the word at its beginning that stands before it already."""
    first, _, rest = right.partition(" ")
    said = before.rstrip().rpartition(" ")[2]
    return rest if rest and said.casefold() == first.casefold() else right


def _eaten(right: str, after: str) -> int:
    """Characters of `after` that `right` has said."""
    for size in range(len(right) - 1, 0, -1):
        tail = right[-size:]
        if right[-size - 1].isspace() and after.startswith(f" {tail}"):
            return size + 1
        if size > 1 and after.startswith(tail) and re.search("[가-힣]", tail):
            return size
    sort = re.match(_SORT, after)
    return sort.end() if sort and re.search(f"{_SORT}$", right) else 0


_PAIRS = {"이": "가", "은": "는", "을": "를", "과": "와"}
_OPEN = {other: one for one, other in _PAIRS.items()}


def _fitted(kept: str, text: str, at: int) -> tuple[str, int]:
    """With the particle behind it that fits what was put in."""
    particle, behind = text[at : at + 1], text[at + 1 : at + 2]
    if particle not in _PAIRS | _OPEN or (behind and not behind.isspace() and behind not in ".,!?"):
        return kept, at
    if not kept or not "가" <= kept[-1] <= "힣":
        return kept, at
    closed = plain.closed(kept[-1])
    fits = _OPEN.get(particle, particle) if closed else _PAIRS.get(particle, particle)
    return kept + fits, at + 1
