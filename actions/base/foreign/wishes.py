"""The language that a text asks for, where it asks for nothing else: "몽골어로 말해도 돼요?"."""

from __future__ import annotations

import re
from collections.abc import Mapping

from actions.base.folded import folded
from actions.base.foreign import names

_LONGEST = 60
_SIGNS = re.compile(r"[\s.,!?~…。！？、،؟;:·()\"“”]+")

_BEFORE = (
    "(?:저기요?|혹시|여기|저는|제가|나는|그럼|그러면|죄송한데요?|죄송하지만|"
    "미안한데요?|이거|좀|안녕하세요)*"
)
_TELL = (
    "(?:말씀?|얘기|이야기|대화|상담|안내|답변?|대답|설명|번역|통역|서비스|지원|써|적어|알려|"
    "보여|얘길|말을|민원)"
)
_WHO = "(?:사람|분|직원|상담원|상담사|담당자)(?:이|은|도)?(?:있|계시|계신|없)[가-힣]{0,4}"
_DO = (
    "(?:"
    "해|해?줘요?|해?줄래요?|해?주[세실시십면]?[가-힣]{0,6}|해라|하자|하고싶[가-힣]{0,4}|할게요?|"
    "할래요?|할수있[가-힣]{0,4}|"
    "(?:해|써|적어)도(?:돼|되|될|괜찮)[가-힣]{0,3}|하면(?:안)?(?:돼|되|될)[가-힣]{0,3}|"
    "(?:안)?(?:돼|되|될|됩)(?:요|나요|나|까요|니까|는지|냐|나여|여)?|가능(?:해|한|할|합|"
    "하)?[가-힣]{0,4}|"
    f"(?:[쓸할]줄)?(?:아는|하는|하시는|되는|가능한){_WHO}|[쓸할][줄수](?:아|있|없)[가-힣]{{0,4}}|"
    "있[어나습]?[가-힣]{0,3}|부탁[가-힣]{0,4}|바꿔[가-힣]{0,4}|바꾸[가-힣]{0,6}|[로요]"
    ")"
)
_IN_KOREAN = re.compile(
    f"{_BEFORE}(?P<name>{{}})(?:으?로|도|는|를|을|은|만)?(?:좀|만|도)?{_TELL}?"
    f"(?:으?로|을|를|도|만|이|가)?(?:좀|도)?{_DO}?".replace("{}", "|".join(names.KOREAN.values()))
)
"""The whole text, without spaces: a name, what is done in it, and a polite ending."""
_POLITE = r"(?: (?:please|pls|plz|ok|okay|here|too|possible|only|thanks|thank you))*"
_FILLERS = (
    r"(?: (?:you|u|i|we|anyone|anybody|someone|somebody|there|it|this|that|a|an|any|be|is|are|can|"
    r"could|who|person|people|staff|possible|to|please|me|us|with|the|here|just|only|also))*"
)
_SPEAK = (
    r"(?:speak|speaks|speaking|talk|talks|write|type|chat|understand|understands|know|read|reply|"
    r"answer|help|have|continue|switch|change|use|provide|offer|support|communicate)"
)
_ASKED = (
    r"(?: (?:you have|do you have|have you|is that ok|is it ok|can you help|what can .{1,20}))?"
)
_IN_ENGLISH = re.compile(
    r"(?:(?:hi|hello|sorry|excuse me|please|and|so) )*(?:"
    r"(?:in |to |any )?NAME(?: language| service| speaker| speakers| version| interpreter)?POLITE|"
    r"(?:do|does|can|could|is|are|may|will|would|"
    r"shall)FILLERS(?: SPEAK)?FILLERS(?: in)? NAMEPOLITE|"
    r"(?:speak|write|answer|reply|talk|use|switch|change|explain|continue|respond)"
    r"(?: (?:to|me|in|it|this|with|the language))* NAMEPOLITE|"
    r"(?:i|we|he|she|my [a-z]+|they)(?: can| could| only| just)* (?:speak|speaks|understand|"
    r"understands|know|knows|read|reads|prefer|prefers|want|wants)(?: only| to speak| to talk in)?"
    r" (?P<spoken>NAMES)POLITEASKED"
    r")".replace("POLITE", _POLITE)
    .replace("FILLERS", _FILLERS)
    .replace("SPEAK", _SPEAK)
    .replace("ASKED", _ASKED)
    .replace("NAMES", "|".join(names.ENGLISH.values()))
    .replace("NAME", "(?:" + "|".join(names.ENGLISH.values()) + ")")
)
_MARK = re.compile(
    r"请|請|可以|可不可以|能|服务|服務|[用说說讲講换換]|で(?:も)?(?:いい|お願い|話|大丈夫|可能|"
    r"でき|書|対応)|話せ|"
    r"わかり|できま|можно|могу|можете|говор|пожалуйста|пис|есть|được|không|nói|bằng|nhé|duoc|noi|"
    r"ได้|พูด|หน่อย|bisa|boleh|pakai|dalam|ярь|болох|бичи|बोल|सक्|gapir|mumkin|bo'ladi|мумкин|"
    r"និយាយ|ပြော|বলতে|বলুন|කතා|pwede|puwede|هل|تتحدث|بال|habla|puede|puedo|en español|parle|"
    r"peut|puis|en (?:inglés|coreano|anglais|français|coréen)|bằng"
)
"""That it is asked whether, or asked to, in some language that is not spoken here."""
_NOT = re.compile(
    r"不会|不會|不懂|不好|苦手|できない|わからな|わかりませ|не (?:говор|знаю|понима|приним)|без|"
    r"không (?:giỏi|biết|nói|hiểu)|"
    r"khong (?:biet|noi|hieu)|ไม่(?:ได้|เป็น|เข้าใจ|รู้)|tidak|gak|belum|hindi|no (?:hablo|entiendo|"
    r"sé)|"
    r"ne (?:parle|comprend)|pas|bilmayman|чадахгүй|мэдэхгүй|জানি না|පුළුවන් නෑ|لا "
)
_LEARN = re.compile(
    r"学|學|课|課|習|教室|курс|уч[ию]|изуч|школ|экзамен|học|hoc|lớp|thi |เรียน|สอบ|belajar|kursus|"
    r"сура|सिक्|पढ|o'rgan|kurs|រៀន|သင်|শিখ|ඉගෙන|aral|تعل|دورة|aprend|curso|clase|apprend|cours|证|証"
)


def _tags(table: Mapping[str, str]) -> list[tuple[str, re.Pattern[str]]]:
    return [(tag, re.compile(listed)) for tag, listed in table.items()]


_KOREAN, _ENGLISH, _ELSEWHERE = map(_tags, (names.KOREAN, names.ENGLISH, names.ELSEWHERE))
_NAMED = re.compile("|".join((*names.KOREAN.values(), *names.ENGLISH.values())))


def wanted(text: str, written: str | None) -> str | None:
    """The tag of the language that `text` asks for; `written` is the language it is in, where that
    is not spoken here."""
    if len(text) > _LONGEST:
        return None
    said = folded(text)
    if written is not None:
        return _elsewhere(said, written)
    if _NAMED.search(said) is None:
        return None
    closed = _SIGNS.sub("", said)
    if _IN_KOREAN.fullmatch(closed):
        return _first(_KOREAN, closed)
    spaced = _SIGNS.sub(" ", said).strip()
    return _first(_ENGLISH, spaced) if _IN_ENGLISH.fullmatch(spaced) else None


def is_bare(text: str) -> bool:
    """Whether `text` is the name of a language, and asks for nothing."""
    return _NAMED.fullmatch(_SIGNS.sub(" ", folded(text)).strip()) is not None


def _elsewhere(said: str, written: str) -> str | None:
    """What is asked for in a language that is not spoken here: nobody who has to learn one, or who
    says that they do not know it, asks for it."""
    if _LEARN.search(said) or not _MARK.search(said):
        return None
    named = [tag for tag, listed in _ELSEWHERE if listed.search(said)]
    if written in named or not named:
        return written if named else None
    return None if _NOT.search(said) else named[0]


def _first(table: list[tuple[str, re.Pattern[str]]], said: str) -> str | None:
    return next((tag for tag, listed in table if listed.search(said)), None)
