"""A wish to be listened to, before anything is told: "말 좀 들어주세요", "hear me out". It begins a
petition, and is no part of it."""

from __future__ import annotations

from actions.reading.replies.plain import pattern, spaced, squeezed

_LONGEST = 50
_LEAD = (
    r"(?:저기요?|여기요?|여보세요|제발|아|네|하|음|안녕하세요|수고하세요|누가|누구라도|누구든|혹시|저|제가|"
    r"나|내가|그냥|일단|먼저|아무나|진짜|정말|답답해서|억울해서|속상해서|너무)*"
)
_SAID = (
    r"(?:제|내|저의|우리|저희)?(?:말|말씀|얘기|이야기|사정|사연|하소연|넋두리|푸념|고충|고민|민원|"
    r"억울한(?:사정|사연|일|얘기|이야기|말))(?:을|를|도|만|이나)?"
)
_HOW = r"(?:좀|한번|한번만|잠깐|잠깐만|잠시|잠시만|하나|하나만|꼭|제발|먼저|끝까지|조금만|다)*"
_PLEASE = (
    r"(?:주세요|줘요?|주십시오|주이소|주쇼|주시겠어요|주실래요|줄래요?|주실수있[가-힣]{1,4}|"
    r"줄수있[가-힣]{1,4}|주시면(?:안돼요|안될까요|안되나요|좋겠[가-힣]{1,4}|감사[가-힣]{1,4})|"
    r"봐요?|보세요|봐주세요|보이소|주라|달라고요?|주셔요)"
)
_WILL = (
    r"(?:할게요?|할께요?|할래요?|하고싶[가-힣]{1,5}|하려고[가-힣]{0,3}|하려는데요?|해도(?:돼요|되나요|될까요|됩니까)|"
    r"할수있[가-힣]{1,4}|드릴게요?|드리고싶[가-힣]{1,5}|드려도(?:돼요|되나요|될까요)|드리려고[가-힣]{0,3}|"
    r"드리겠습니다|하겠습니다|털어놓고싶[가-힣]{1,5}|털어놓을게요?)"
)
_HAS = (
    r"(?:(?:하고싶은|드리고싶은|드릴|할|하소연할|털어놓을)(?:말|말씀|얘기|이야기|게|것|일)|"
    r"억울한(?:일|게|사정|사연|것))(?:이|은|가)?(?:좀|하나|너무|정말|많이)*"
    r"(?:있(?:어요?|습니다|는데요?|어서요?|거든요)|많(?:아요?|습니다|은데요?)|생겼(?:어요?|습니다|는데요?))"
)
_SOMEBODY = (
    rf"(?:{_SAID}){{1,2}}{_HOW}들어줄(?:사람|분|데|곳)(?:이|은)?"
    rf"(?:있[가-힣]{{1,4}}|필요[가-힣]{{1,4}}|없[가-힣]{{1,4}})"
)
_KOREAN = pattern(
    rf"{_LEAD}(?:{_HOW}(?:{_SAID}){{1,2}}{_HOW}(?:들어{_PLEASE}|경청해{_PLEASE}|{_WILL})|"
    rf"들어{_PLEASE}|{_HAS}|{_SOMEBODY})"
)
_LEAD_EN = (
    r"(?:(?:hi|hello|hey|please|oh|ok|okay|so|well|just|can|could|will|would|may|somebody|someone|"
    r"anybody|anyone|you|i|we|i m|i am|want|wanted|need|would like|d like|have|to|let me|let|me|"
    r"here|there) )*"
)
_LISTEN = (
    r"(?:listen(?: to (?:me|us|this|my (?:story|problem|complaint)|what i have to say))?|"
    r"listening(?: to me)?|"
    r"hear (?:me|us)(?: out)?|hear (?:my (?:story|side|problem|complaint)|this|what i have to say)|"
    r"tell (?:you|someone|somebody) (?:something|a story|my story|about something|"
    r"about my (?:problem|day|situation)|what happened(?: to me| to us)?|about what happened)|"
    r"say something|get something off my chest|get this off my chest|vent(?: a bit| a little)?|"
    r"explain (?:something|my situation|what happened)|something to (?:say|tell you|report to you)|"
    r"a (?:story|problem|complaint) to tell(?: you)?)"
)
_ENGLISH = pattern(
    rf"{_LEAD_EN}(?:is (?:anyone|anybody|someone) )?{_LISTEN}"
    r"(?: (?:please|first|for a (?:minute|moment|second)|now|will you|would you))*"
)


def asks(text: str) -> bool:
    """Whether `text` wants to be heard, and says nothing yet."""
    if len(text) > _LONGEST or "⟦" in text:
        return False
    return bool(_KOREAN.fullmatch(squeezed(text)) or _ENGLISH.fullmatch(spaced(text)))
