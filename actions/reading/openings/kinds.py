"""What a clause is about: a journey that it asks for in so many words, else the subject of which
it tells."""

from __future__ import annotations

import re
from functools import lru_cache

from actions.base.folded import folded
from actions.reading.openings.subjects import Subject, named

_JOURNEYS: dict[str, re.Pattern[str]] = {
    "talk_to_human": re.compile(
        r"(?:사람|상담원|상담사|직원|담당자)(?:이?랑|하고|과|와|을|를|이|한테)?\s*"
        r"(?:얘기|이야기|말씀|통화|연결|바꿔|불러|대화|나오|좀)|"
        r"\b(?:put me through|connect me|give me a (?:person|human)|speak (?:to|with)|"
        r"talk (?:to|with) (?:a |an |some|the )|real person)"
    ),
    "check_status": re.compile(
        r"(?:지난번|저번|전에|예전|지난주|먼저).{0,8}(?:민원|신고|넣|접수|꺼|거|것|건)"
        r".{0,8}(?:어떻|어찌|확인|결과|조회|진행|됐|봐)|"
        r"(?:민원|신고|접수)\S*\s*(?:(?:어떻게|어찌)(?!\s*[하해])|결과|조회|확인|진행)|"
        r"\b(?:my (?:old|last|earlier|previous)|what(?:'?s| is|) ?(?:happened|happening|"
        r"going on) (?:with|to)|"
        r"where(?:'?s| is| are)? my (?:case|complaint|petition|report)|where my \w+ is|"
        r"status of|track) ?.{0,20}(?:petition|complaint|case|report|it)?\b"
    ),
    "request_information": re.compile(
        r"정보\s*공개|공개\s*(?:청구|요청|해)|회의록|업무\s*추진비|"
        r"\b(?:records? of|minutes of|meeting minutes|cop(?:y|ies) of (?:the|all|any)|"
        r"freedom of information|council records|"
        r"public records)\b"
    ),
    "request_document": re.compile(
        r"(?:등본|초본|증명서|인감|대장|등기부)\S*.{0,10}(?:떼|발급|뽑|받|필요|신청)|"
        r"(?:등본|초본|증명서)(?:요|이요|이에요|예요)?\s*[.!?]*\s*$|"
        r"\b(?:need|want|get|issue|print|request|order)\b.{0,25}\bcertificates?\b"
    ),
    "file_proposal": re.compile(
        r"(?:국민|정책)?\s*제안(?:을|은|이|하|좀|서|요)|아이디어\S*.{0,8}(?:있|내|제안)|"
        r"좋은\s*생각|[가-힣]자는\s*(?:거|것|제안|얘기|생각)|"
        r"\b(?:suggest|propose)\b.{0,30}\b(?:idea|plan|proposal|policy|change)?|"
        r"\b(?:an? idea|proposal|suggestion) (?:for|about|on)"
    ),
    "report_budget_waste": re.compile(
        r"(?:예산|세금|혈세|나랏돈).{0,8}(?:낭비|새|펑펑|헛|허투루|흥청|축내|빼먹|날리|날려)|\bwast(?:e|ing|ed)"
        r"\b.{0,12}\b(?:tax|money|budget)\b"
    ),
    "ask_faq": re.compile(
        r"궁금|여쭤|여쭈|물어\s*볼|물어\s*보|질문\s*(?:이|있|하|좀|요|만)|문의\s*(?:드|하|좀)|"
        r"(?:법|방법|절차|어떻게|언제|얼마|어디)\S*.{0,14}(?:알려|나요|까요|가요|돼요|해요|"
        r"하죠|되죠|하는지|되는지)|"
        r"\b(?:a|one|quick|just a|have a) question\b|\bask (?:about|how|if|what|when|where|"
        r"you|something)\b|"
        r"\b(?:want|like|need) to know\b|\bwondering\b|\bhow (?:long|much|do i|can i)\b"
    ),
}
_FILES = re.compile(
    r"(?:민원|신고|고발|제보)\S*\s*(?:좀|하나|한\s*건|도|을|를|만)*\s*(?:하|할|넣|접수|드리|"
    r"요|합|입)|(?:민원|신고)\s*(?:이요|요)|"
    r"\b(?:report|complain|complaint|file a|petition)\b"
)
_PLACE = re.compile(
    r"\s*(?:앞|옆|뒤|뒷|근처|쪽|안|안에|밑|맞은편|건너|부근|가는|에서|에는|에다|에|주변|"
    r"입구|정문|후문|사이)(?![가-힣]*(?:가|는|은|이)\s*문제)"
)
_BEFORE = re.compile(
    r"\b(?:on|in|at|near|behind|under|by|from|outside|next to|along|of)\s+(?:\S+\s+){0,2}$"
)
CAUSED = frozenset(
    {
        "냄새", "악취", "벌레", "쥐", "쥐떼", "모기", "해충", "바퀴벌레", "먼지", "연기", "위험",
        "구청", "시청", "정부", "공무원", "행정", "법", "학생", "노인", "장애인", "회사", "사장",
        "smell", "odor", "odour", "stink", "dust", "smoke", "rat", "mouse", "rodent", "insect",
        "bug",
        "pest", "cockroach", "mosquito", "council", "government", "insurance", "pay", "benefit",
        "official", "law", "rule", "elderly", "student",
    }
)  # fmt: skip
"""What comes of a matter, or who is there: alone in a second clause it is no second matter."""


@lru_cache(maxsize=16)
def read(clause: str, *, alone: bool = False) -> Subject | None:
    """What the clause asks for or tells of; `alone` as for `head`."""
    plain = " ".join(folded(clause).split())
    for intent, pattern in _JOURNEYS.items():
        if pattern.search(plain):
            return Subject(intent, clause, service=False)
    found = head(plain, alone=alone)
    if found is not None and found.kind != "file_petition":
        return found
    return Subject("file_petition", clause, service=False) if _FILES.search(plain) else None


def head(plain: str, *, alone: bool = False) -> Subject | None:
    """The subject itself, and not the place where it is: of Korean the last that is named, of
    English the first. `alone`: where only places are named there is none."""
    korean = re.search("[가-힣]", plain) is not None
    found = named(plain)
    own = tuple(one for one in found if not _is_place(plain, one, korean=korean))
    own = own if own or alone else found
    services = tuple(one for one in own if one.service) or own
    if not services:
        return None
    return services[-1] if korean else services[0]


def own(clause: str) -> set[str]:
    """The kinds of all that it names, without the places where something is."""
    plain = " ".join(folded(clause).split())
    korean = re.search("[가-힣]", plain) is not None
    return {one.kind for one in named(plain) if not _is_place(plain, one, korean=korean)}


def _is_place(plain: str, one: Subject, *, korean: bool) -> bool:
    spaced = r"\s?".join(map(re.escape, one.word)) if korean else re.escape(one.word)
    at = re.search(spaced, plain)
    if at is None:
        return False
    if korean:
        return _PLACE.match(plain, at.end()) is not None
    return _BEFORE.search(plain[: at.start()]) is not None
