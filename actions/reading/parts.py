"""Which part of what is read back is to be changed: "장소 바꿀래요", "the date is wrong"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from actions.base.folded import folded

CHANGE = "change"
"""Something is to be changed, and it was not said what."""
PART = "part:"
"""Before the code of a part, as the value of an answer."""

_CHANGES = re.compile(
    r"바꾸|바꿔|바꿀|바꿨|바뀌|바뀐|변경|교체|고치|고쳐|고칠|수정|정정|틀렸|틀려|틀린|틀리|잘못|"
    r"달라요|다른|다르|아니에요|아니예요|아니라|아니고|아니네|빼|지우|지워|삭제|추가|빠졌|빠뜨|"
    r"(?:더|다시|새로)\s*(?:넣|쓰|쓸|써|적|보내|입력|말|정|골라|고를|선택)|안\s*(?:맞|적|썼|넣)|"
    r"\b(?:chang\w+|edit\w*|correct (?:the|my|it|this|that)|correction|fix|modif\w+|update|wrong|"
    r"mistake\w*|typo|incorrect|misspel\w+|(?:not|isn t) (?:right|correct)|remove|"
    r"delete|drop|take out|add|replace|redo|rewrite|rephrase|retype|different|another|forgot|"
    r"choose again|go back to|back to)\b"
)
WORDS: Mapping[str, str] = {
    "title": r"제목|타이틀|\btitles?\b|\bheading\b|\bheadline\b",
    "content": r"내용|본문|사연|이야기|얘기|설명|문장|글(?!쎄)|\btext\b|\bstory\b|"
    r"\bdescriptions?\b|"
    r"\bwhat happened\b|\bwhat i (?:wrote|said)\b|\bdetails?\b|\bbody\b|\bcontents?\b",
    "category": r"분야|분류|카테고리|유형|종류|담당|기관|부서|\bcategory\b|\bsubject\b|\btopic\b|"
    r"\bdepartment\b|\bagency\b|\bkind of petition\b",
    "name": r"이름|성함|성명|\bmy name\b|\bname\b",
    "phone": r"전화\s*번호|전화|휴대폰|핸드폰|휴대\s*전화|연락처|폰\s*번호|\bphone\b|\btelephone\b|"
    r"\bmobile\b|\bcell\b|\b(?:my|the|this) number\b|\bcontact\b|(?<![가-힣])(?<!접수 )번호(?!판)",
}
"""The parts of every petition."""
OF_TYPE: Mapping[str, str] = {
    "place": r"장소|위치|주소|지번|번지|\bplaces?\b|\blocations?\b|\baddress\b|\bwhere\b|\bspot\b",
    "date": r"날짜|일자|시기|언제|날이|\bdates?\b|\bday\b|\bwhen\b|\bsince\b",
    "file": r"사진|파일|첨부|이미지|그림|\bphotos?\b|\bpictures?\b|\bimages?\b|\bfiles?\b|"
    r"\battach\w*\b",
    "number": r"금액|액수|숫자|개수|\bamount\b",
}
"""The questions of a service, by what they ask for; by the words of their label besides."""
_GENERAL = ("content",)
"""What also stands beside the name of another part: "장소 내용 고칠래요"."""
_EMPTY = frozenset(
    {
        "어떤", "어느", "주로", "그", "것", "일", "있었던", "못", "받은", "돈", "무슨",
        "언제", "곳", "내용", "wrong", "what", "which", "when", "is", "the", "or", "of", "in", "an",
        "about", "kind", "who", "where", "with", "did", "does",
    }
)  # fmt: skip
"""Words of labels that name nothing."""
_HEADS = frozenset({"이름", "성함", "번호", "name", "number", "place", "위치", "장소"})
"""Words of labels that are another part's, unless what they are of stands before them."""
_LONGEST = 80
"""Characters of a wish to change something."""
_END = re.compile(r"(?:인지|이나|나|과|와|의|을|를|은|는|이|가)$")


def words(code: str, type_: str, labels: Iterable[str] = ()) -> str:
    """The pattern of what a part is called: by its code, else by its type and its label."""
    if code in WORDS:
        return WORDS[code]
    found = [OF_TYPE[type_]] if type_ in OF_TYPE else []
    for label in labels:
        said = [_END.sub("", word) for word in re.findall(r"[\w]+", label.lower())]
        named = [word for word in said if len(word) > 1 and word not in _EMPTY | _HEADS]
        heads = [word for word in said if word in _HEADS]
        # The longer first: "회사 이름" is one name, and no name beside another.
        found += [rf"\b{word} {head}\b" for word in named for head in heads if word.isascii()]
        found += [rf"{word}\s?{head}" for word in named for head in heads if not word.isascii()]
        found += [rf"\b{word}\b" if word.isascii() else word for word in named]
    return "|".join(dict.fromkeys(found))


def wanted(text: str, parts: Mapping[str, str], *, chosen: bool = False) -> str | None:
    """The code of the part that is to be changed, CHANGE when it is not clear which; None when
    nothing is. `chosen`: it was asked which, so its name alone is enough."""
    typed = folded(text).replace("'", " ")
    if len(typed) > _LONGEST or not (chosen or _CHANGES.search(typed)):
        return None
    found = {code: set(re.findall(words, typed)) for code, words in parts.items() if words}
    named = {code: said for code, said in found.items() if said}
    if len(named) > 1:
        named = {code: said for code, said in named.items() if code not in _GENERAL}
    # "회사 이름" is the company's, of two that are called by the same word ours is meant.
    named = {c: said for c, said in named.items() if not _is_within(said, named.values())}
    if len({frozenset(said) for said in named.values()}) == 1 < len(named):
        named = {c: said for c, said in named.items() if c in WORDS} or named
    if len(named) == 1:
        return next(iter(named))
    return None if chosen and not named else CHANGE


def _is_within(said: set[str], others: Iterable[set[str]]) -> bool:
    """Whether it is a part of what another is called."""
    return any(
        said < other or all(any(one != more and one in more for more in other) for one in said)
        for other in others
    )
