"""What cannot be undone, and the exact words that do it: beside a button nothing else does.

A yes is the whole text: a generous list in both languages, by tables of verbs and endings. What
stands before or behind it ("네 근데…"), a question mark or another script makes it no yes. A no is
heard more freely: it does nothing.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from actions.base.folded import folded

Kind = Literal["erase", "send", "agree_send", "consent", "withdraw", "notices_off", "notices"]
Reply = Literal["yes", "no"]


@dataclass(frozen=True)
class Act:
    """`value` is the choice that does it, `refusal` the one that does not. `korean` and `english`
    match what names the act itself. `plain`: a yes alone is enough, since there is one thing to
    say yes to."""

    value: str
    refusal: str
    korean: str
    english: str
    plain: bool = True


def _either(words: str) -> str:
    return f"(?:{words})"


_REQUEST = _either(
    "줘|줘요|주세요|주셔요|주세여|주십시오|주시오|주쇼|주쇼잉|주이소|주소|주라|"
    "주시면돼요|주시면됩니다|주시면감사하겠습니다|주시길바랍니다|주시기바랍니다|줄래요|"
    "달라고요|달라니까요|드려요|드려"
)
"""What follows 지워, 보내, 해 and the like."""
_DO = _either(f"해|해요|해{_REQUEST}|하세요|하십시오|하시오|하시죠|합시다|하자|할게|할게요|할께요|"
              "하겠습니다|합니다|할래|할래요|함")  # fmt: skip
_AYE = _either(
    "네|예|넵|넹|넴|넷|네엡|네에+|예에+|옙|엡|옛|응|웅|엉|ㅇ|ㅇㅇ|ㅇㅋ|ㅇㅋㅇㅋ|ㅇㅇㅋ|ㄴㅔ|어|"
    "오케이|오케|오키|오키오키|콜|하모"
)
"""Short ones, which are said twice as well; "엉엉" is crying."""
_SURELY = _either(
    "그래|그래요|그려|그려요|그러세요|그러시죠|그러죠|그럽시다|그러자|그럼요|그라이소|"
    "하모요|좋아|좋아요|좋습니다|좋죠|좋네요|당연하죠|당연하지|당연히요|당연합니다|물론|"
    "물론이죠|물론이에요|"
    "물론입니다|맞아|맞아요|맞습니다|알겠어|알겠어요|알겠습니다|알았어|알았어요|알았습니다"
)
_YES = _either(f"{_AYE}|{_SURELY}")
_AGREED = _either("그래|그래요|좋아|좋아요|알겠어요?|알았어요?")
_THEN = _either(
    "좋아|좋아요|좋습니다|그러자|그럽시다|그러죠|알겠어요|알겠습니다|알았어요|알았습니다|"
    "물론이죠|당연하죠"
)
_SAID_YES = _either(f"(?!엉엉){_AYE}{{1,3}}|{_AYE}{{0,2}}{_SURELY}|(?!알[^알]*알){_AGREED}{_THEN}")
"""Not every two of them are a yes together: "그래 그래" and "알았어 알았어" are a sigh."""
_SO = (
    f"(?:그렇게|그대로|이대로|고대로|그리)?{_DO}|진행{_DO}|"
    "부탁(?:해요|드려요|드립니다|합니다|드릴게요)"
)
_ALL = _either("다|전부|전부다|모두|모두다|싹|싹다|몽땅|전체|모든것을?|완전히") + "?"
_YES_EN = _either(
    "yes|y|ye|yep|yup|yeah|yea|ya|aye|sure|of course|ok|okay|okey|k|okie|okie dokie|alright|"
    "all right|go ahead|please go ahead|please do|do it|absolutely|definitely|certainly|i m sure|"
    "im sure|i am sure|"
    "right|correct|that s right|that is right|thats right|that s correct|affirmative"
)
_FIRMLY_EN = _either(
    "go ahead|please go ahead|please do|do it|please do it|do that|absolutely|definitely|certainly|"
    "i m sure|im sure|i am sure|that s right|that is right|thats right|that s correct|correct"
)
_SAID_YES_EN = (
    f"{_YES_EN}(?: {_FIRMLY_EN})?(?: please)?|"
    "(?:yes|yep|yup)(?: (?:yes|yep|yup|sure|ok|okay|of course)){1,2}(?: please)?|"
    "(?:yes|yep|yup|yeah)(?: please)? (?:thank you|thanks)"
)
"""Exact pairs: "yeah right" and "yeah sure" are none, "ok thanks" says good-bye."""
_WHAT_EN = _either("it|this|that|them|everything|all|it all|all of it|everything please")

ACTS: Mapping[Kind, Act] = {
    "erase": Act(
        "erase",
        "no",
        f"{_ALL}(?:지워|지워{_REQUEST}|지우세요|지우십시오|지울게요|지울래요|지웁시다|"
        f"삭제|삭제{_DO}|없애|없애{_REQUEST}|없애세요|파기{_DO})",
        f"(?:erase|delete|remove|wipe)(?: {_WHAT_EN})?(?: now)?",
    ),
    "send": Act(
        "send",
        "change",
        f"(?:이대로|그대로|지금|바로|얼른|이제)?(?:보내|보내{_REQUEST}|보내세요|보내십시오|보낼게|"
        f"보낼게요|"
        f"보낼께요|보낼래요|보내겠습니다|보냅니다|보냅시다|전송|전송{_DO}|접수|접수{_DO}|제출|"
        f"제출{_DO}|"
        f"신청|신청{_DO})",
        "(?:send|submit|file)(?: (?:it|this|that|my petition|the petition))?"
        "(?: (?:like this|like that|as it is|as is|now))?",
    ),
    "consent": Act(
        "yes",
        "no",
        f"(?:괜찮아요|괜찮습니다)?동의(?:|요|{_DO}|드려요|드립니다|했어요|했습니다|해드려요)",
        "i (?:do )?(?:agree|consent|accept)|agree|agreed|consent|accept|accepted|i give my consent|"
        "i agree to (?:this|it|that)",
    ),
    "withdraw": Act(
        "withdraw",
        "no",
        f"(?:제|내)?(?:민원)?(?:을)?(?:취하|취하{_DO}|철회|철회{_DO}|거둬{_REQUEST}|거둬|거둘게|"
        f"거둘게요|"
        f"거둘래요|거두겠습니다|거둡니다)|(?:제|내)?민원(?:을)?(?:취소|취소{_DO})|{_YES}취소{_DO}",
        "withdraw(?: (?:it|this|that|my petition|the petition|my case))?|"
        "(?:take|i take) (?:it|my petition|the petition) back|cancel my petition|"
        "withdraw (?:it|this) now",
    ),
    "notices_off": Act(
        "off",
        "no",
        "(?:이제|인제|그)?(?:민원)?(?:알림|알림은|알림을|알림좀|소식|소식은|안내|안내는|문자|"
        "문자는|연락|메일|톡)?"
        f"(?:이제|좀|다|그만)?(?:꺼{_REQUEST}|꺼|끄기|끄세요|끌게요|끌래요|끌래|끄겠습니다|끕니다|"
        f"그만보내{_REQUEST}|그만보내세요|그만보내|그만받을래요|그만받을래|그만받을게요|"
        f"그만받고싶어요|"
        "안보내셔도돼요|안보내셔도됩니다|안보내도돼요|안받을래요|안받을래|안받을게요|안받겠습니다|"
        "받지않을래요|받지않겠습니다|받기싫어요|보내지마세요|보내지마|보내지말아주세요|"
        f"끊어{_REQUEST}|중지{_DO}|해지{_DO}|해제{_DO}|필요없어요)",
        "(?:turn|switch) (?:it|them|those|all|everything) off|"
        "(?:turn|switch) off(?: (?:my|the|all|these|those))*"
        "(?: (?:notices|notifications|notification|alerts|updates|messages))?|"
        "(?:turn|switch) (?:my |the |all )?(?:notices|notifications|alerts|updates) off|"
        "no more (?:notices|notifications|messages|alerts|updates|texts)|mute(?: it| them)?|"
        "(?:stop|disable|cancel)(?: sending(?: me)?)?(?: (?:my|the|all|any|these|those|more))*"
        " (?:notices|notifications|updates|messages|alerts|texts)|stop sending (?:them|"
        "me anything)",
    ),
}  # fmt: skip
"""One table for every question that cannot be undone, by what it does."""
ACTS = {**ACTS, "notices": Act("off", "", ACTS["notices_off"].korean, ACTS["notices_off"].english,
                               plain=False)}  # fmt: skip
_AGREE, _SEND = ACTS["consent"], ACTS["send"]
_AGREEING = "동의하고(?:서)?|동의하니까?|동의(?:해요|합니다|해)"
ACTS = {**ACTS, "agree_send": Act(
    "send", "change", f"(?:{_AGREE.korean})|(?:{_AGREEING})?(?:보내기|{_SEND.korean})",
    f"(?:{_AGREE.english})(?: (?:and|so|please))?(?: {_SEND.english})?|{_SEND.english}",
    plain=False,
)}  # fmt: skip
"""Agreeing and sending are one press; a yes alone may be said to anything on a card."""

_STEM = _either(
    "지우|삭제하|없애|보내|접수하|제출하|동의하|취하하|철회하|취소하|거두|끄|하|그러|신청하"
)
_NO = (
    f"(?:(?:아니|아니요|아니오|아뇨|아녀|아녀유|아이다|아니에요|아니예요|아니야|아닙니다|아닌데요|"
    f"ㄴㄴ|노|노노|"
    "싫어|싫어요|싫습니다|싫은데요|절대|절대로|안돼|안돼요|안됩니다|안되요|안할래|안할래요|안해|"
    "안해요|안합니다|안함|"
    "못해요|됐어|됐어요|됐습니다|됐고요|"
    "그냥두세요|그냥둬|그냥놔둬|그냥놔두세요|놔둬|놔두세요|놔두이소|냅둬|냅두세요|그대로둬|"
    "그대로두세요|그대로둘게요|"
    f"(?:아직)?{_STEM}지(?:는)?(?:마|마요|마세요|마십시오|마이소|마라|말아|말아요|말아주세요|"
    f"말아주이소|말고|말라고요|"
    "않아요|않을래요|않습니다|않겠습니다|못해요|못합니다)|"
    f"{_STEM}(?:면|시면)안(?:돼|돼요|됩니다)|{_STEM}기싫(?:어|어요|습니다|은데요)|"
    "동의(?:는|를)?(?:안|못)(?:해|해요|함|합니다|할래요|할게요|하겠습니다)|"
    "알림은?계속받을래요|계속받을래요))+"
    "|(?:no|nope|nah|naw|n|nay|no thanks|no thank you|no way|not now|never|never mind|nevermind|"
    "negative|absolutely not|of course not|leave it(?: alone)?|"
    "(?:please )?(?:don t|dont|do not)"
    "(?: (?:erase|delete|send|submit|file|withdraw|do|turn|agree|consent|remove|accept)"
    "(?: [a-z]+){0,4})?(?: please)?|"
    "i (?:don t|dont|do not) (?:want to|want that|want this|agree|consent|accept)(?: [a-z]+){0,4}|"
    "i disagree|disagree|keep (?:it|everything|them|my data)(?: please)?)(?: no| please)*"
)
_REFUSAL = re.compile(unicodedata.normalize("NFKC", _NO))
_PUNCTUATION = re.compile(r"[\s.,!~…。！、·\"'“”‘’\-]+")
_LONGEST = 60


def reply(text: str, kind: Kind) -> Reply | None:
    """What `text` says to the question that would do `kind`; None when it is neither."""
    if "?" in text or "？" in text or len(text) > _LONGEST:
        return None
    squeezed, spaced = _forms(folded(text))
    if _is_yes(squeezed, spaced, kind):
        return "yes"
    return "no" if any(map(_REFUSAL.fullmatch, (squeezed, spaced))) else None


def asks_for(text: str, kind: Kind) -> bool:
    """Whether `text` asks for `kind` in so many words: a yes alone is not enough."""
    asked = folded(text).rstrip(" ?")
    if len(asked) > _LONGEST:
        return False
    act = ACTS[kind]
    squeezed, spaced = _forms(asked)
    english = re.fullmatch(f"(?:please )?{_either(act.english)}(?: please| now)*", spaced)
    return bool(re.fullmatch(act.korean, squeezed) or english)


def _forms(text: str) -> tuple[str, str]:
    """Without spaces and punctuation for Korean, in words for English."""
    return _PUNCTUATION.sub("", text), _PUNCTUATION.sub(" ", text).strip()


def _is_yes(squeezed: str, spaced: str, kind: Kind) -> bool:
    return any(p.fullmatch(t) for p, t in zip(_YES_TO[kind], (squeezed, spaced), strict=True))


def _patterns(act: Act) -> tuple[re.Pattern[str], re.Pattern[str]]:
    korean, english = _either(act.korean), _either(act.english)
    named = f"(?:{_YES}){{0,2}}{korean}"
    named_en = f"(?:{_YES_EN} )?(?:please )?{english}(?: please| now)*"
    if act.plain:
        named = f"{named}|{_SAID_YES}(?:{_SO})?|{_SO}"
        named_en = f"{named_en}|{_SAID_YES_EN}"
    # Single letters of Hangul are others after folding; so are those of the table.
    return re.compile(unicodedata.normalize("NFKC", named)), re.compile(named_en)


_YES_TO = {kind: _patterns(act) for kind, act in ACTS.items()}
