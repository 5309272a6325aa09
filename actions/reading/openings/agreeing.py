"""A yes to what was offered that says what is to be done: "응 그렇게 해줘", "yes, go ahead"."""

from __future__ import annotations

from actions.reading.replies.plain import pattern, spaced, squeezed

_LONGEST = 40
_KOREAN = pattern(
    r"(?:네|넵|예|응|어|엉|ㅇㅇ|그래요?|좋아요?|그럼요?|맞아요?|음|아)*"
    r"(?:(?:그렇게|그래|그거|그걸로|이걸로|그것|그리|빨리|얼른|좀|꼭|거기에?|기관에|대신)*"
    r"(?:해|알려|넣어|접수해|신고해|부탁|진행해|보내|전해)"
    r"(?:줘|줘요|주세요|주십시오|주이소|주소|주라|주면좋겠어요|드려요|드립니다|해요|합니다|하세요|요|봐요)|"
    r"(?:그거|그걸로|이거|이걸로|그것)(?:요|이요|로요|할게요|할래요|해주세요|해줘요?)|"
    r"그럽시다|그러죠|그렇게하죠|당연하죠|당연히요|물론이죠|물론이에요|해야죠|알려야죠|그러면좋죠|"
    r"(?:하모|하모예|하모요|암만|암요|아무렴|오야|그려|그랴|그라요|기여|그라입시더|그래주이소|고럼|글치)(?:예|요)?)"
)
_ENGLISH = pattern(
    r"(?:(?:yes|yeah|yep|yup|ok|okay|sure|please|right|well|oh|absolutely|definitely|of course) )*"
    r"(?:go ahead|go on|do it|do that|do so|please do|go for it|tell them|report it|report that|"
    r"file it|let s do (?:it|that)|that one|that s it|sounds good|of course|absolutely|"
    r"definitely|i would|i d like that|you can|you should|tell the office|tell an office)"
    r"(?: please| then| thanks| thank you| now)*"
)


def agrees(text: str) -> bool:
    """Whether `text` takes what was offered, and says nothing else."""
    if len(text) > _LONGEST or "?" in text or "？" in text:
        return False
    return bool(_KOREAN.fullmatch(squeezed(text)) or _ENGLISH.fullmatch(spaced(text)))
