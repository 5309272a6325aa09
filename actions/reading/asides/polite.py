"""Greetings, thanks and praise at the read-back: a word back, and the same question."""

from __future__ import annotations

from typing import Literal

from actions.reading.replies.plain import pattern, spaced, squeezed

Kind = Literal["hello", "thanks", "fine"]

_LONGEST = 40
_AYE = r"(?:아|네|예|넵|오|와|우와|음|자|응|하)*"
_VERY = r"(?:정말|너무|참|아주|대단히|진짜|매우|많이|다)*"
_KOREAN: tuple[tuple[Kind, str], ...] = (
    ("hello", rf"{_AYE}(?:안녕(?:하세요|하십니까|하셔요|하신가요)?|안뇽|하이|하이요|헬로|헬로우|"
    rf"여보세요|"
              r"반가워요?|반갑습니다|ㅎㅇ|좋은(?:아침|하루|저녁)(?:이에요|입니다|이네요)?){1,2}"),
    ("thanks", rf"{_AYE}{_VERY}(?:감사(?:합니다|해요|드려요|드립니다|요)?|고마워요?|고맙(?:습니다|"
    rf"네요|소|심더)|"
               r"땡큐|쌩큐|ㄱㅅ|수고(?:하세요|하십니다|하셨어요|하셨습니다|많으(?:세요|십니다)|"
               r"요)?|"
               r"고생(?:하셨어요|많으(?:세요|십니다)|하세요))"
               rf"(?:{_VERY}(?:감사합니다|고맙습니다|수고하세요))?"),
    ("fine", rf"{_AYE}{_VERY}(?:좋(?:아요?|네요?|습니다|구나)|괜찮(?:아요?|네요?|습니다)|"
    rf"잘(?:됐네요|"
             r"썼네요|했네요|정리했네요|정리됐네요|정리하셨네요|하시네요)|완벽해요?|완벽하네요|"
             r"편하네요|편리하네요|"
             r"친절하시네요|친절하네요|대박|멋지네요|신기하네요|빠르네요|맞아요|맞습니다|맞네요|"
             r"알겠(?:어요?|습니다)|알았(?:어요?|습니다)|그렇군요|그렇구나|오케이)"),
)  # fmt: skip
_ENGLISH: tuple[tuple[Kind, str], ...] = (
    ("hello", r"(?:(?:oh|ok|well) )?(?:hi|hello|hey|hiya|good (?:morning|afternoon|evening|day)|"
              r"howdy|greetings)(?: (?:there|again|bot|everyone|you))?(?: how are you)?"),
    ("thanks", r"(?:(?:ok|okay|oh|great|good|cool|alright|well|many|yes|no) )*"
               r"(?:thanks|thank you|thx|ty|cheers|much appreciated|i appreciate it|appreciate it)"
               r"(?: (?:so much|very much|a lot|for (?:your|the) help|for that|for (?:\w+ ?){1,3}|"
               r"you|"
               r"then|again|anyway|bye))*"),
    ("fine", r"(?:(?:ok|okay|oh|yes|yeah|ah|well) )*(?:(?:that|this|it|looks|is|s|sounds|seems|all|"
             r"very|really|pretty|so) )*(?:good|great|nice|fine|perfect|cool|awesome|excellent|"
             r"wonderful|correct|right|i see|got it|understood|alright|makes sense|lovely|helpful|"
             r"well done|wow|neat)(?: (?:now|to me|to know|then|job|work))*"),
)  # fmt: skip
_KO = tuple((kind, pattern(words)) for kind, words in _KOREAN)
_EN = tuple((kind, pattern(words)) for kind, words in _ENGLISH)


def kind(text: str) -> Kind | None:
    """Which of them `text` is, if it is nothing else."""
    if len(text) > _LONGEST or "?" in text or "？" in text:
        return None
    korean, english = squeezed(text), spaced(text)
    found = next((one for one, p in _KO if korean and p.fullmatch(korean)), None)
    return found or next((one for one, p in _EN if english and p.fullmatch(english)), None)
