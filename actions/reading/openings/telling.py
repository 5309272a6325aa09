"""Whether a sentence that nobody knows tells of a matter: at length, in two sentences, or as what
people write who want something done ("… 폐지 요청", "Stop …"). A question tells of none."""

from __future__ import annotations

import re

from actions.base import placeholders
from actions.base.folded import folded
from actions.reading import topics
from actions.reading.openings import rhetorical
from actions.reading.openings.kinds import CAUSED
from actions.reading.openings.subjects import named
from actions.reading.replies import pieces

LONG = 40
"""Characters of what is told at length."""
_LETTERS = 5
"""Of a sentence that counts as one."""
_LEAST = 8
"""Letters of a wish for something to be done."""
_END = re.compile(r"[.!?…。！？]+(?:\s+|$)|\n+")
_QUESTION = re.compile(
    r"[?？]\s*$|\b(?:want|wanted|like|love|need|trying|looking) to (?:know|learn|find out|"
    r"understand)\b|"
    r"\b(?:looking|searching) for (?:a|some|the|help|information)\b|\b(?:info|information|"
    r"details) (?:about|on|regarding|related|for)\b|\btell me (?:about|more|how|what)\b|"
    r"\bwhat should i do\b|\bhow (?:do|can|should|long|much|many) \b|^(?:hi|hello|"
    r"hey)?[\s,!.]*(?:what|how|when|where|who|which|why)\b|"
    r"궁금|알고\s*싶|여쭤|문의\s*드|알려\s*주"
)
_WANTS = re.compile(
    r"(?:요청|건의|촉구|반대|찬성|폐지|페지|폐쇄|개정|개선|강화|처벌|엄벌|신설|완화|철회|"
    r"중단|금지|지급|인상|인하|확대|도입|시행|"
    r"수사|규명|해체|사퇴|파면|보장|해결|조사|구속|석방|처우|청원|호소|진정|고발|행위|문제|"
    r"피해|비리|횡포|갑질|불만|부당|억울|규제|"
    r"관리|방치|파손|고장|민원|차별|위반|의무화|법규화|법제화|특혜|단속|훼손|오염|담합|사기|"
    r"학대|폭행|불법|휘어짐|건)"
    r"(?:합니다|해요|한다|하라|하자|해|드립니다|바랍니다|바람|입니다|이다|에\s*대한?|"
    r"에\s*관하여|관련)?[\s.!~]*$|"
    r"(?:주세요|주십시[오요]|주시[길기]|바랍니다|바라며|부탁드립니다|하라|합시다|하자|말라|"
    r"말아라|놓아라|물러나라|해라|해야\s*(?:합니다|한다|됩니다|해요)|"
    r"원합니다|반대합니다|찬성합니다|없애|막아|살려|말았으면|됐으면|되었으면|했으면|좋겠)"
    r"[가-힣]*[\s.!~…ㅠㅜ]*$|"
    r"^(?:please\s+)?(?:stop|ban|abolish|introduce|make|allow|give|reduce|increase|end|"
    r"scrap|repeal|change|reform|"
    r"require|protect|fund|remove|investigate|reinstate|extend|lower|raise|provide|let|keep|"
    r"save|waive|reopen|"
    r"cancel|recognise|recognize|legalise|legalize|declare|challenge|reconsider|improve|"
    r"create|support|grant|hold|prevent|review|enforce|strengthen|amend|bring|cut|force|pay|"
    r"we)\s+\w+|"
    r"\b(?:should|must|needs? to)\b"
)
_POLICY = re.compile(
    r"법|제도|정책|폐지|개정|금지|의무화|도입|신설|규제|개선|완화|강화|조례|확대|제안|"
    r"^(?:please\s+)?(?:ban|abolish|introduce|make|allow|reduce|increase|scrap|repeal|"
    r"change|reform|require|legali\w+|"
    r"amend|strengthen|improve|create|extend|waive|reopen|lower|raise|stop|end|give|let|put|"
    r"fund)\b|\b(?:laws?|policy|ban|legislation)\b"
)  # fmt: skip
_TO_US = re.compile(
    r"^(?:please\s+|can you\s+|could you\s+|can u\s+)?(?:explain|write|translate|sing|"
    r"recommend|solve|calculate|recite|"
    r"compose|draw|play|guess|imagine|pretend|order me|book me|buy me|tell me a|say)\b|"
    r"\b(?:put|say) (?:this|it|that) in\b|\bhow do you say\b|번역해|노래\s*(?:해|불러)|"
    r"추천해|이야기\s*해\s*줘|농담"
)
_DISCLOSURE = re.compile(
    r"^(?:please (?:provide|send)\s+|i (?:request|would like|want|need)\s+|"
    r"requesting\s+)?(?:an?\s+|the\s+|any\s+(?:and all\s+)?|all\s+|every\s+)?"
    r"(?:electronic\s+)?(?:cop(?:y|ies) of|e-?mails?|correspondence|records?|documents?|"
    r"contracts?|reports? (?:on|about|of)|"
    r"details of|lists? of|detailed lists?|minutes|memos?|invoices|"
    r"total (?:annual )?(?:cost|amount|number|spending)|information|databases?|results of the|"
    r"(?:detailed )?breakdowns? of|electronic file of|names of|identities of|"
    r"applications? for a specified|building permits? for|briefing notes?|"
    r"expense|data (?:on|for|about))\b"
)


def is_question(text: str) -> bool:
    """Whether its last sentence asks, or it says that something is to be known."""
    plain = folded(placeholders.ANY.sub(" ", text)).strip()
    last = next((one for one in reversed(_END.split(plain)) if one.strip()), "")
    if rhetorical.wants_no_answer(last):
        return False
    return topics.is_question(last.strip()) or plain.endswith("?") or bool(_QUESTION.search(plain))


def sentences(text: str) -> int:
    """How many sentences it has that say something."""
    parts = _END.split(placeholders.ANY.sub(" ", text))
    return sum(sum(map(str.isalpha, part)) >= _LETTERS for part in parts)


def is_long(text: str) -> bool:
    bare = placeholders.ANY.sub("", text).strip()
    return len(bare) >= LONG or sentences(bare) > 1


def tells(text: str) -> bool:
    """Whether it is a matter, by its form alone."""
    plain = folded(placeholders.ANY.sub(" ", text)).strip()
    if is_question(text) or _TO_US.search(plain) or pieces.passes(plain) or pieces.is_small(text):
        return False
    if is_long(text):
        return True
    if sum(map(str.isalpha, plain)) < _LEAST:
        return bool(named(plain)) and _WANTS.search(plain) is not None
    own = (one for one in named(plain) if one.service and one.word not in CAUSED)
    return _WANTS.search(plain) is not None or any(own)


def is_for_us(text: str) -> bool:
    """Whether it asks a program to do a trick: to translate, to sing, to explain the world."""
    return _TO_US.search(folded(text).strip()) is not None


def wishes_policy(text: str) -> bool:
    """Whether a law, a rule or a policy is to be another."""
    return _POLICY.search(folded(text).strip()) is not None


def wants_records(text: str) -> bool:
    """Whether it names records that are to be given out, as requests for them begin."""
    return _DISCLOSURE.search(folded(text).strip()) is not None
