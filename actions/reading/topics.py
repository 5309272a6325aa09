"""What a question about petitions is about, and whether a sentence is a question at all."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from actions.reading import pointing
from actions.reading.asides import person, questions

if TYPE_CHECKING:
    # Read by the tests of the dialogue, too, which have no journeys.
    from actions.dialogue.readings import Topic

_TOPICS: dict[Topic, str] = {
    "days": r"얼마나\s*(오래\s*)?걸|며칠|몇\s*일|기간|기한|"
    r"언제\s*(쯤\s*)?(답|처리|끝|나오|돼|되|알)|오래\s*걸|"
    r"how long|how many days|how soon|when (will|do|does|can)|deadline|take long",
    "fee": r"수수료|비용|돈\s*(이|을|은)?\s*(내|드|들|필요)|무료|공짜|"
    r"얼마(예요|인가|에요|죠|나\s*내|\s*(?:나\s*)?(?:드|들|해|하)[가-힣])|"
    r"\bfees?\b|\bcosts?\b|\bfree\b|how much|\bpay\b|\bcharge",
    "who": r"누가|누구|어느\s*(기관|부서|곳)|어디서\s*(처리|답|맡)|담당|"
    r"\bwho\b|which (office|agency|department)",
    "contact": r"전화|연락처|번호|운영\s*시간|근무\s*시간|몇\s*시|영업|"
    r"\bphone\b|telephone|number|\bcall\b|\bhours\b|\bopen\b",
    "anonymous": r"익명|이름\s*(을|은)?\s*(안|꼭|없)|실명|신분|anonym|my name|real name",
    "privacy": r"개인\s*정보|정보.{0,8}(저장|보관|지워|삭제)|비밀|누가\s*(봐|보나|볼)|공개|"
    r"privacy|personal data|my data|who (can )?sees?|secret|public",
    "status": r"확인은|어떻게\s*확인|결과는?\s*어|조회|"
    r"how (do|can|will) i (check|know|see|track)|track",
    "change": r"고칠\s*수|수정|바꿀\s*수|취소할\s*수|취하|"
    r"\bedit\b|correct it|change (it|my)|withdraw",
}  # fmt: skip
_ORDER: tuple[Topic, ...] = (
    "anonymous", "privacy", "fee", "status", "days", "contact", "who", "change",
)  # fmt: skip
_PATTERNS = {topic: re.compile(_TOPICS[topic], re.IGNORECASE) for topic in _ORDER}

_ASIDE = (
    r"(?:(?:그럼|그러면|혹시|근데|그런데|저기|보통|대략|이거|이건|그거|그건|민원은?|접수하면|"
    r"so|and|but|ok|okay|please|usually|roughly|about)[\s,]*)*"
)
_SUBJECTLESS: dict[Topic, str] = {
    "days": r"(시간이?\s*|기간이?\s*)?(얼마나|며칠이나|며칠|몇\s*일이나|몇\s*일|오래)\s*"
    r"(오래\s*|정도\s*|쯤\s*)?"
    r"걸(려|려요|리나요|릴까요|리죠|립니까|리는지요|리는데요)|"
    r"언제\s*(쯤\s*)?(답|답변|결과)(이|을|은)?\s*"
    r"(와요|오나요|나와요|나오나요|받아요|받나요|줘요|주나요)|"
    r"how long (does|do|will|would) (it|this|that) (usually |normally )?take|how long|"
    r"when (will|do|can) i (get|hear|receive) (an answer|a reply|back|something)",
    "fee": r"(비용|수수료|돈)(이|은|을)?\s*(얼마나?\s*)?"
    r"(들어요|드나요|내요|내나요|있나요|있어요|얼마예요|얼마인가요)|"
    r"(얼마|무료|공짜)(예요|에요|인가요|죠|입니까)|"
    r"how much (does|will|would) (it|this|that) cost|how much is (it|this|that)|how much|"
    r"what does (it|this|that) cost|is (it|this|that) free( of charge)?|is there a fee",
    "who": r"누가\s*(답|답변|대답|처리|담당)?(을|를)?\s*"
    r"(해요|하나요|줘요|주나요|해\s*줘요|해\s*주나요)|"
    r"who (will |is going to |is )?"
    r"(answer|answers|answering|reply|replies|handle|handles|read|reads)"
    r"( to)?( me| it| this| that)?",
    "contact": r"((담당|맡은)\s*)?(부서|기관|담당자|곳)?(의|가|는|은)?\s*"
    r"(전화\s*번호|연락처)(가|는|은)?\s*"
    r"(뭐예요|뭐에요|뭔가요|몇\s*번(이에요|인가요)|어떻게\s*(돼요|되나요)|있나요)|"
    r"(what is|what's) (the|their|your) (phone |telephone )?number|what number can i call",
    "privacy": r"(((제가|내가|여기)\s*)?(쓴|적은)\s*(글|내용|것|거)|제\s*글|개인\s*정보)?"
    r"(은|을|는|를)?\s*누가\s*(봐요|보나요|볼\s*수\s*있(어요|나요)|읽어요|읽나요)|"
    r"(개인\s*정보|(제\s*)?이름)(은|는|이|가|도)?\s*(공개(돼요|되나요|됩니까)|안전(해요|한가요))|"
    r"who (can |will )?(see|sees) (it|this|that|what i write|my (name|data|petition|text))",
    "anonymous": r"익명(으로)?(도)?\s*(돼요|되나요|할\s*수\s*있(어요|나요)|가능(해요|한가요))|"
    r"(제\s*)?이름을?\s*꼭\s*(적어야|써야)\s*(해요|하나요|돼요|되나요)|"
    r"(is|will) (it|this|that) (be )?anonymous|do i (have|need) to give my name",
}
_BARE = {
    topic: re.compile(rf"{_ASIDE}(?:{pattern})[\s.,~?!？]*", re.IGNORECASE)
    for topic, pattern in _SUBJECTLESS.items()
}
_ASKS = re.compile(
    r"[?？]\s*$|(나요|까요|니까|는가요|은가요|인가요|건가요|가요|을까|될까|"
    r"걸려요|걸려|돼요|되요|드나요|드나|들어요|뭐예요|뭐에요|뭔가요|언제예요|누구예요|얼마예요|"
    r"어디예요|어때요|"
    r"(?:몇\s*(?:시|번|명|개|층|원)|얼마|며칠|언제|어디)\S*(?:\s\S+){0,2}(?:데요|대요|는지요?)|"
    r"[되하카있없가]노|[인는능]교|당가)[\s.~!]*$|"
    r"^\s*(how|what|when|where|who|whom|which|why|is|are|do|does|did|can|could|will|would|should|"
    r"may)\b",
    re.IGNORECASE,
)
_LONGEST = 100
"""Characters: whoever asks something in between does not write more than this."""
_SHORT = 30
"""Characters up to which a question with a topic needs no word of the classifier."""


def topic(text: str) -> Topic | None:
    return next((name for name, pattern in _PATTERNS.items() if pattern.search(text)), None)


def bare(text: str) -> Topic | None:
    """What a question is about that names no matter ("how long does it take?"): it can only be
    about the petition."""
    said = person.said(text)
    if said is not None and said.wish != "add":
        return "share" if said.wish == "hide" else "anonymous"
    found = next((name for name, p in _BARE.items() if p.fullmatch(text.strip())), None)
    return questions.asked(text) or found if found in (None, "privacy") else found


def is_question(text: str) -> bool:
    return len(text) <= _LONGEST and _ASKS.search(text) is not None


def asks(text: str, intent: str) -> bool:
    """Whether `text` is a question about the service rather than an answer: it can be about
    nothing else, the classifier says so and it ends like one, or it is short and plainly about
    days, fees or who answers."""
    if bare(text) is not None or pointing.points(text):
        return True
    if not is_question(text):
        return False
    if intent in ("ask_faq", "explain_term"):
        return True
    return len(text) <= _SHORT and topic(text) in ("days", "fee", "who")
