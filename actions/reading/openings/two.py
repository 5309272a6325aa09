"""Two matters in one message: clauses that stand beside each other and tell of different things.

What one thing causes is no second one ("불법주차 때문에 마을버스가 못 지나가요"), and neither is a
story: whoever writes at length is read as one, and so are sentences that nothing joins.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from actions.reading.openings import kinds
from actions.reading.openings.subjects import Subject, named

_LONGEST = 160
_ENDS = re.compile(r"[.!?。]+(?:\s|$)")
_SENTENCES = 2
"""Of more than these a story is told."""
_LEAST = 3
"""Letters of a clause."""
_NOUNS = "광신사창금중경최보참재"
_BORDER = re.compile(
    rf"(?<=[가-힣])(?<![{_NOUNS}다라자냐])고요?[\s,]+(?!싶|있|나서|나면|보니|계)|"
    rf"하고요?[\s,.]+(?!싶|있|나서|나면|보니|계)(?=[가-힣]{{2}})|"
    r"[.!?。]+\s+(?=(?:그리고|또한?|게다가|also|and|plus|btw)\b)|\n+|"
    r"(?<![은는을를의])\s*[,;](?![가-힣])\s*|(?:^|\s)(?:[1-9][.)]|[①②③])\s*|"
    r"\s+(?:그리고|또한|또|게다가|그건 그렇고|그라고)\s+(?:하나는?\s+)?|"
    r"(?<=[은ㄴ한난온는])\s*데다가?\s+|"
    r"[\s,.]+(?:and on top of that|on top of that|separately)[\s,]+|"
    r"[\s,]+(?:and also|and btw|and(?! now\b)|also|plus|as well as)\s+",
    re.IGNORECASE,
)
_SAYS_SO = re.compile(
    r"^\W*(?:두|2)\s*가지\S*|^\W*(?:민원|신고)\S*\s*(?:두|2)\s*(?:개|건|가지)\S*|"
    r"^\W*(?:two|2|a couple of)\s+(?:things|matters|problems|issues|complaints)\b[:,]?",
    re.IGNORECASE,
)
_VERB = re.compile(
    r"[가-힣]|\b(?:is|are|was|were|am|has|have|had|hasn'?t|haven'?t|can|cannot|can'?t|"
    r"won'?t|wont|will|do|does|"
    r"don'?t|doesn'?t|did|didn'?t|never|keeps?|barks?|ask|want|need|put|know|smells?|"
    r"stinks?|leaks?|comes?|fix|"
    r"parked|please|send|give|tell|report|cut|broke|fell|everywhere|nobody|no one|refuses?|"
    r"ignores?|runs?|parks?)\b",
    re.IGNORECASE,
)
"""What an English clause must have to tell of a matter."""
_FIRST = re.compile(
    r"^\W*(?:그리고|또|and|also|btw)[\s,]+|^\W*(?:또\s*)?(?:하나는|첫째|첫\s*번째는?|"
    r"first(?:ly)?|one is)[\s,:]+",
    re.IGNORECASE,
)

_LINK = re.compile(r"그리고|또|and|also", re.IGNORECASE)
_LAST = re.compile(r"[\s,]+(?:그리고|또|and|also)[\s,]*$", re.IGNORECASE)


_TOO = re.compile(
    r"도\s*(?:하나|한|있|넣|하|좀|해)|\b(?:also|too|as well|another)\b", re.IGNORECASE
)
_WISHES = frozenset({"file_petition", "file_proposal"})
_PAIR = re.compile(
    r"^(?P<one>\S.{1,30}?)(?:이?랑|하고|[과와]|\s+및|,|\s+and)\s+(?P<other>\S.{1,30}?)"
    r"(?:[을를이가은는도]|,)?\s*(?:둘\s*다|두\s*(?:가지|개|건)(?:\s*(?:다|모두))?|모두|각각|both)?\s+"
    r"(?P<tail>(?:신고|접수|민원|고발|제보|건의)\S*(?:\s\S+){0,2}|both\s.*|please\W*)$",
    re.IGNORECASE,
)
"""Two things that are named beside each other, and what is wished of both."""


@dataclass(frozen=True)
class Matter:
    """`told`: the clause that names it tells something of it."""

    text: str
    about: Subject | None
    told: bool = True


@lru_cache(maxsize=16)
def find(text: str) -> tuple[Matter, Matter] | None:
    """The two matters of `text`, where it plainly has two."""
    said = text.strip()
    if len(said) > _LONGEST or "⟦" in said:
        return None
    if (pair := _pair(said)) is not None:
        return pair
    rest = _SAYS_SO.sub("", said)
    told = rest != said
    if not told and len(_ENDS.findall(rest)) > _SENTENCES:
        return None
    found = _joined(_clauses(rest), told=told)
    if len(found) != len(("one", "two")) or not (told or all(map(_is_whole, found))):
        return None
    return found[0], found[1]


def _pair(said: str) -> tuple[Matter, Matter] | None:
    """Two things of different services, each with what is wished of both."""
    found = _PAIR.match(said)
    if found is None:
        return None
    texts = found["one"], found["other"]
    one, other = (kinds.read(text, alone=True) for text in texts)
    if one is None or other is None or not (one.service and other.service):
        return None
    if one.kind == other.kind:
        return None
    first, second = (f"{text.strip()} {found['tail']}" for text in texts)
    return Matter(first, one), Matter(second, other)


def _is_whole(matter: Matter) -> bool:
    return matter.about is not None and matter.told


def _clauses(text: str) -> list[str]:
    """What stands between two borders, each with its own ending."""
    found, at = [], 0
    for border in _BORDER.finditer(text):
        if text.count("(", at, border.start()) > text.count(")", at, border.start()):
            continue
        ending = border[0].rstrip(" ,;\n") if border[0][:1] in "고하" else ""
        found.append(text[at : border.start()] + ending)
        at = border.end()
    found.append(text[at:])
    bare = (_LAST.sub("", _FIRST.sub("", one)).strip(" ,.;:") for one in found)
    told = (one for one in bare if not _LINK.fullmatch(one))
    return [one for one in told if sum(map(str.isalnum, one)) >= _LEAST]


def _joined(clauses: list[str], *, told: bool) -> list[Matter]:
    """Clauses of one matter together: what names nothing of its own goes on with what was said."""
    found: list[Matter] = []
    for clause in clauses:
        about, verb = kinds.read(clause, alone=True), _VERB.search(clause) is not None
        if found and (_goes_on(clause, about, found[-1]) or (about is None and not told)):
            last = found.pop()
            whole = last.told if last.about else verb
            found.append(Matter(f"{last.text} {clause}", last.about or about, whole))
        elif found and _names(about, found[-1]):
            found.append(Matter(f"{found.pop().text} {clause}", about, verb))
        else:
            found.append(Matter(clause, about, verb))
    return found


def _goes_on(clause: str, about: Subject | None, last: Matter) -> bool:
    """Whether the clause is of the same matter: it names the same, or what comes of it, or wishes
    for something to be done about it."""
    if about is None or last.about is None:
        return False
    asks = about.kind == "ask_faq" and not named(about.word)
    if about.kind == last.about.kind or asks or about.kind == "report_budget_waste":
        return True
    if about.kind in _WISHES and last.about.service:
        return _TOO.search(clause) is None
    if not (last.about.service and about.service):
        return False
    return last.about.kind in kinds.own(clause) or about.word.removesuffix("s") in kinds.CAUSED


def _names(about: Subject | None, last: Matter) -> bool:
    """Whether this says what the wish was about that came before: "새로 신고할 것도 있어요
    불법주차요"."""
    wished = last.about is not None and last.about.kind == "file_petition"
    return wished and about is not None and about.service
