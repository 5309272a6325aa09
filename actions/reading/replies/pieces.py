"""Whether a sentence tells more of a story, whatever was asked."""

from __future__ import annotations

import re

from actions.base import danger, placeholders
from actions.reading import topics
from actions.reading.replies import assent, endings, refusals, resuming

_LEAST = 6
"""Letters of a sentence that tells something."""
_WORDS = 2
_SHORT = 30
_EARLY = 4
"""Letters of what goes on with the story since it was written before the question was there."""
_ENDS = re.compile(
    r"(?:다|요|죠|음|임|함|네|데|지|까|니|고|서|면|어|아|야|해|줘|셈|당께|랑께|카이|꼬|노|디|"
    r"[심니]더|[허하혀해어아여네려셔져쳐]유|[심니]꺼|[어아]라|더라|구만|구먼)[\s.!~…ㅠㅜㅋㅎ^;,]*$|"
    r"[.!]\s*$"
)
_SMALL = re.compile(
    r"^\W*(?:네|예|아|음|그래요?|응|ok|okay|yes|oh)?\W*"
    r"(?:(?:정말|너무|참|아주|대단히|진짜|so|very)\s*)*"
    r"(?:고마워|고맙|감사|수고|안녕|반가|잠깐|잠시|여보세요|알겠|알았|좋아|괜찮|부탁|미안|죄송|"
    r"thank|thx|hello|hi\b|hey|bye|good (?:bye|night|morning)|sorry|wait|hold on|got it|i see|"
    r"alright|cheers|h+m+\b|let me (?:see|think|check)|웅웅|엉엉|오오|아하|그렇구나|글쿤)",
    re.IGNORECASE,
)
"""What begins like thanks, a greeting, an acknowledgement."""
_GREETING = re.compile(
    r"^\W*(?:(?:안녕하?\S*|반가\S*|수고\s*(?:많으|하)\S*(?:\s*십니다)?|여보세요|저기요?|"
    r"고생\s*많으\S*|"
    r"hello(?: there)?|hi(?: there)?|hey|dear \w+|good (?:morning|afternoon|"
    r"evening))(?:[\s,.!~]+|$))+",
    re.IGNORECASE,
)
"""What may stand before a sentence that tells something."""
_OWN = re.compile(r"\bmy (?:own )?(?:phone|number|name|e-?mail|contact)", re.IGNORECASE)
"""Of what is said of oneself nothing is the matter."""
_ENGLISH = re.compile(
    r"\b(?:is|are|was|were|has|have|had|been|do|does|did|can|cannot|can't|won't|keeps?|comes?|"
    r"goes|went|get|gets|got|fell|broke|smells?|i|we|they|it|he|she|there|please)\b",
    re.IGNORECASE,
)


def is_small(text: str) -> bool:
    """Whether it is thanks, a greeting, an acknowledgement, a laugh: nothing to be written down."""
    bare = placeholders.ANY.sub("", text).strip()
    syllables = re.search(r"[가-힣A-Za-z一-鿿ぁ-ヿ]", bare) is not None
    if not syllables:
        return len(bare) <= _SHORT
    return len(bare) <= _SHORT and _SMALL.search(bare) is not None and not tells(bare)


def early(text: str) -> bool:
    """Whether what was written before a question was there can go on with the story."""
    bare = placeholders.ANY.sub("", text)
    return sum(map(str.isalpha, bare)) >= _EARLY and not topics.is_question(bare)


def tells(text: str) -> bool:
    """Whether `text` is a sentence of its own and no question: it has a verb at its end, or it is
    English and has one somewhere. That it is dangerous is one, however short."""
    bare = _GREETING.sub("", placeholders.ANY.sub("", text).strip())
    if danger.of_the_matter(bare) and not bare.endswith(("?", "？")):
        return True
    if topics.is_question(bare) or _SMALL.search(bare) or passes(bare):
        return False
    if sum(c.isalpha() for c in bare) < _LEAST:
        return False
    words = bare.split()
    if re.search("[가-힣]", bare):
        return len(words) >= _WORDS and _ENDS.search(bare) is not None
    return len(words) > _WORDS and _ENGLISH.search(bare) is not None


def passes(bare: str) -> bool:
    """Whether `bare` agrees, thanks, ends, or has nothing to say: nothing of the matter."""
    if assent.goes_on(bare) or assent.adds(bare) or resuming.wants(bare):
        return True
    return endings.ends(bare) or refusals.skips(bare)


def is_told(text: str) -> bool:
    """Whether `text` tells more where everything has been read back: a few words that are no reply
    to that, of which it is asked whether they are to be added."""
    if tells(text):
        return True
    if passes(text) or topics.is_question(text) or _OWN.search(text) or is_small(text):
        return False
    few = _WORDS if re.search("[가-힣]", text) else _WORDS + 1
    several = len(text.split()) >= few and sum(map(str.isalpha, text)) >= _LEAST
    return several and not assent.sends_too(text)
