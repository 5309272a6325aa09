"""What says "go on", "it is right", "thank you" where something is read back: nothing to be written
down. Whether it sends anything is `actions.dialogue.irreversible`'s to say."""

from __future__ import annotations

import re

from actions.dialogue import irreversible
from actions.reading.replies.plain import pattern, spaced, squeezed

_LONGEST = 40
_AYE = r"(?:아|음|하|자|네|예|응|어|잉|넵|오야|그래요?|그럼|그러면|좋아요?|됐어요?|됐고|됐으니까?)*"
_SO = (
    r"(?:이제|인제|인자|다|그대로|그렇게|이대로|그냥|일단|빨리|얼른|어서|좀|몰라요?|모르겠고|"
    r"이름없이|이름은?빼고|익명으로)*"
)
_ASK = r"(?:요|줘|줘요|주세요|주십시오|주이소|주소|달라고요?|라|봐|봐요)?"
_KOREAN = pattern(
    rf"{_AYE}(?:{_SO}(?:맞(?:아|아요|어|어요|어라|네|네요|습니다|는것같아요|심더)|"
    rf"(?:보내|넣어|접수해|신고해|올려){_ASK}|알아서(?:해|하세요|해줘|해줘요|해주세요)|"
    r"그래해도고|해도고|됐나요?|됐어요?|됐습니다|괜찮(?:아|아요|네요|습니다)|좋(?:아요|네요|"
    r"습니다))){1,3}"
)
_THANKS = pattern(
    r".{0,12}(?:고마워요?|고맙습니다|고맙소잉?|고맙심더|감사해요|감사합니다|감사드려요|"
    r"감사드립니다)"
    r"(?:수고하세요|수고하십시오|수고많으십니다)?"
)
_ENGLISH = pattern(
    r"(?:(?:ok|okay|yes|yep|yeah|great|fine|alright|good|well) )*"
    r"(?:(?:that|it|this|everything|all)(?: all)? )?(?:(?:looks?|is|s|seems|sounds) )?"
    r"(?:good|right|correct|fine|great|perfect|ok|okay)(?: now| to me)?|"
    r"(?:(?:ok|okay|yes|please|just|now|then|well) )*(?:send|submit|file) (?:it|this|that)"
    r"(?: now| please| off| already| then| in)*|(?:ok |please )?go ahead"
)
_ADDS = pattern(
    rf"{_AYE}(?:그것|이것|그거|이거|그말|이말|그말씀|그내용|그얘기|그)?(?:도|을|를|까지)?(?:다시|"
    rf"도로|같이|함께|더)*"
    r"(?:넣|적|더|추가|보태|써)(?:어|해)?(?:줘|줘요|주세요|주십시오|주이소)|"
    rf"{_AYE}(?:다시)?(?:되돌려|돌려놔|원래대로해)(?:줘|줘요|주세요|주십시오)?"
)
_ADDS_EN = pattern(
    r"(?:(?:yes|ok|okay|please|sure) )*(?:(?:add|include|put in|put) (?:it|that|this|them)"
    r"(?: in| too| please| as well| back| again)*|undo(?: that| it| this)?(?: please)?)"
)


_AYES = re.compile(
    r"(?:네|예|넵|응|yes|yeah|yep|ok|okay|sure)\b|(?:네|예|넵|응)(?=\s|,)", re.IGNORECASE
)
_SENDS = pattern(
    rf"(?:아니요?|그냥|이제|그럼|일단|바로|빨리|얼른|좀|이대로|그대로|됐으니까?|됐고|됐어요?|"
    rf"알았으니까?)*"
    rf"(?:동의하고)?(?:보내|접수해|신고해|올려|제출해){_ASK}|(?:그냥|이제|이대로|그대로)*"
    r"(?:보낼|접수할|제출할)(?:게요?|께요?|래요?)"
)
_SENDS_EN = pattern(
    r"(?:(?:no|just|now|please|then|well|go ahead and|i want to|agree and|i agree) )*"
    r"(?:send|submit|file)(?: (?:it|this|that|my petition|the petition))?"
    r"(?: (?:now|please|off|already|then|in|as it is|as is|like this|like that|without it|"
    r"without that))*"
)


_WRITTEN = pattern(
    r".+(?:도|을|를|고|다고|라고|달라고|말)(?:같이|함께|더|꼭|좀)*(?:적어|넣어|써|추가해|덧붙여)"
    r"(?:줘|줘요|주세요|주십시오|주이소)"
)
_WRITTEN_EN = pattern(
    r"(?:please )?(?:also )?(?:add|include|mention|write)(?: down)?(?: too)? that .+"
)

_SENT = re.compile(
    r"(?:보내|보낼|접수|신고|제출|넣어|넣을|올려|올릴)(?!지)\s*\S*\s*\S*$|\b(?:send|submit|file)\b",
    re.IGNORECASE,
)
_STOPS = re.compile(
    r"보내지|동의|접수하지|안\s*(?:할|해|보낼|보내)|"
    r"\b(?:don.?t|do not) (?:send|agree|submit|file)|disagree",
    re.IGNORECASE,
)
"""A no that wants nothing to be sent, where "no" alone wants something changed."""


def wants_it_written(text: str) -> bool:
    """Whether a sentence says itself that it is to be added: "… 말씀도 같이 적어주세요"."""
    if "?" in text or "？" in text:
        return False
    return bool(_WRITTEN.fullmatch(squeezed(text)) or _WRITTEN_EN.fullmatch(spaced(text)))


def goes_on(text: str) -> bool:
    """Whether `text` agrees, thanks or wants it to be sent, and says nothing else."""
    if len(text) > _LONGEST or "?" in text or "？" in text:
        return False
    korean, english = squeezed(text), spaced(text)
    return bool(
        _KOREAN.fullmatch(korean) or _THANKS.fullmatch(korean) or _ENGLISH.fullmatch(english)
    )


def sends(text: str) -> bool:
    """Whether `text` wants what was read back to be sent, and says yes to nothing else."""
    if _AYES.match(text.strip()):
        return False
    send = irreversible.reply(text, "agree_send") == "yes" or bool(_SENDS.fullmatch(squeezed(text)))
    return send or bool(_SENDS_EN.fullmatch(spaced(text)))


def adds(text: str) -> bool:
    """Whether `text` wants what was just said to be added."""
    if len(text) > _LONGEST or "?" in text or "？" in text:
        return False
    return bool(_ADDS.fullmatch(squeezed(text)) or _ADDS_EN.fullmatch(spaced(text)))


def sends_too(text: str) -> bool:
    """Whether a sentence that wants something else first wants it to be sent as well."""
    return _SENT.search(text.strip()) is not None


def refuses(text: str, kind: irreversible.Kind) -> bool:
    """Whether one of its sentences says so: "아니다 안 할래요. 보내지 마세요"."""
    said = re.split(r"(?<=[.!…])\s+", text.strip())
    return any(irreversible.reply(one, kind) == "no" and _STOPS.search(one) for one in said)
