"""That somebody has more to tell: another petition, or more of the same one."""

from __future__ import annotations

import re

from actions.reading.after_filing import about
from actions.reading.replies.plain import pattern, spaced, squeezed

_LONGEST = 70
_FILL = (
    r"아니요?|아|네|예|저기요?|그리고|참|근데|그런데|혹시|저는?|저도|제가|그럼|이제|이거|이것|이건|"
    r"그거|그것|그건|말고는?|말구|외에도?|이외에|도|을|를|은|는|이|가|좀|것|거|게|께|요|이요|더|"
    r"하나더|번더|다음에?|나서|보내고|여기서?|지금|바로|같이|그냥|일단"
)
_MORE = (
    r"하나|한가지|한건|두건|또하나|또|다른|새로운|새로|새|추가로|추가|별도로|별도의?|별개로|"
    r"별개의?|"
    r"따로|두번째|두개|여러개"
)
_PETITION = r"신고|민원|접수|제보|신고건|민원건|건"
_WANT = r"싶(?:어요?|습니다|은데요?|네요|다)"
_DO = (
    rf"하고{_WANT}|할게요?|할께요?|할래요?|하려고[가-힣]{{0,3}}|하겠습니다|할(?:것|거|게|일|사항|"
    rf"건)|"
    r"하려는데요?|할수있[가-힣]{1,5}|해도(?:돼요|되나요|될까요|됩니까)|되나요|돼요|될까요|"
    rf"넣고{_WANT}|넣을(?:게요?|께요?|래요?|까요?|것|거|게)|넣어도(?:돼요|되나요|될까요)|"
    rf"넣을수있[가-힣]{{1,5}}|"
    rf"내고{_WANT}|낼(?:게요?|래요?|것|거|게)|쓰고{_WANT}|쓸(?:게요?|래요?)|올릴(?:게요?|래요?)|"
    rf"올리고{_WANT}|"
    r"있(?:어요?|습니다|는데요?|음|네요|거든요|는데|을까요)|생겼(?:어요?|습니다|는데요?)|"
    r"해주세요|받아주세요|부탁[가-힣]{0,6}|하죠|합시다|하자|하기"
)
_ANOTHER = pattern(
    rf"(?=.*(?:{_MORE}))(?=.*(?:{_PETITION}))(?:{_FILL}|{_MORE}|{_PETITION}|{_DO}){{2,14}}"
)
_WORDS_OF_IT = re.compile(r"내용|글|사진|설명|문장|다시(?:신고|접수)|(?:민원|신고)(?:에다?가?|글)")
"""What is to be added to the same one."""

_FILL_EN = (
    r"i|we|want|wanted|would|like|d|need|to|have|ve|got|there|s|is|can|could|may|let|me|please|hi|"
    r"ok|okay|and|also|so|but|a|an|the|make|file|submit|send|write|start|do|lodge|raise|as|well|"
    r"too|now|about|wish|it|possible|after|this|that|one|afterwards|here|oh|wait|by|way|actually|"
    r"before|i'm|m|going|with|you|then|on|same|time|at|add|open|create|begin|for"
)
_MORE_EN = (
    r"one more|another|second|new|different|separate|other|something else|anything else|next|"
    r"two|several|more|additional"
)
_PETITION_EN = (
    r"petitions?|complaints?|reports?|cases?|problems?|issues?|requests?|matters?|reporting|filing"
)
_ANOTHER_EN = re.compile(
    rf"(?=.*\b(?:{_MORE_EN})\b)(?=.*\b(?:{_PETITION_EN})\b)"
    rf"(?:(?:{_FILL_EN}|{_MORE_EN}|{_PETITION_EN}|thing|things|something)(?: |$)){{2,18}}"
)
_SAME_EN = re.compile(
    r"\b(?:to|in|into|about) (?:this|that|the|my|it|same)(?: same)? ?(?:petition|complaint|report|"
    r"case)?$|"
    r"\badd (?:more|one more thing|something|another thing)\b|\bmore (?:about|on) (?:this|it|"
    r"that)\b"
)

_SAY = r"(?:말|쓸|적을|할|말할|말씀드릴|드릴|추가할|보탤|덧붙일|얘기할|이야기할|더할|알려드릴)"
_ANNOUNCED = pattern(
    r"(?:아|네|예|그리고|참|근데|그런데|저기요?|잠깐만?요?|아직|아니요?|혹시|저|제가)*"
    r"(?:하나|한가지|조금|좀|몇가지|또|더|하나만|한가지만|추가로|한마디|한마디만|"
    r"여기에)*"
    rf"(?:더)?(?:(?:{_SAY}(?:말|말씀|게|것|거|내용|얘기|이야기)?(?:이|은|도)?(?:더|또|하나|아직|"
    rf"좀|남아)*"
    rf"(?:있어요?|있습니다|있는데요?|있음|남았어요?|게요?|께요?|래요?|수있[가-힣]{{1,4}}|까요))|"
    rf"(?:쓰고|적고|말하고|추가하고|덧붙이고|말씀드리고){_WANT}|"
    r"(?:말씀드릴|말할|쓸|적을|추가할|덧붙일)(?:게요?|께요?|래요?)|"
    r"(?:써|적어|말해|추가해|덧붙여)도(?:돼요|되나요|될까요)|더있어요?|더있습니다|남았어요?)"
)
_ANNOUNCED_EN = re.compile(
    r"(?:(?:oh|wait|and|also|but|hold on|no|yes|please|actually|sorry|hey|ok|okay) )*(?:"
    r"(?:there s |there is |just )?(?:one|a few|some|two) more things?(?: to (?:say|add|mention|"
    r"tell "
    r"you))?|(?:i (?:have|ve|ve got|have got|want|wanted|d like|would like|need)|can i|could i|"
    r"may i|"
    r"let me|i m not|i am not|i ll)(?: got)?(?: (?:one|a few|some|something|more|thing|things|to|"
    r"say|add|mention|"
    r"write|else|tell|you|a|bit|little|done|finished|yet|detail|details|word|words|about|this|it|"
    r"anything|more|further)){2,9}|not (?:done|finished) yet|there is more|there s more)"
)


def another(text: str) -> bool:
    """Whether `text` wants a petition besides the one that is being written, and says nothing of
    its matter."""
    if len(text) > _LONGEST or "⟦" in text:
        return False
    korean, english = squeezed(text), spaced(text)
    if _ANOTHER.fullmatch(korean):
        return not _WORDS_OF_IT.search(korean)
    return bool(_ANOTHER_EN.fullmatch(english)) and not _SAME_EN.search(english)


def told(text: str) -> str:
    """What `text` tells of the other petition that it wants; empty for the bare wish."""
    return "" if another(text) else about.own(text)


def announced(text: str) -> bool:
    """Whether `text` says that more of the same will come, and nothing of it yet."""
    if len(text) > _LONGEST or "⟦" in text or another(text):
        return False
    return bool(_ANNOUNCED.fullmatch(squeezed(text)) or _ANNOUNCED_EN.fullmatch(spaced(text)))
