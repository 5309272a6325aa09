"""A sentence that tells, beside a matter that was told, when that came about: "오늘 새벽 바람에
그런 것 같아요", "it broke in the storm last night"."""

from __future__ import annotations

import re

from actions.dialogue.message import Message
from actions.reading import topics, when

_LONGEST = 80
_LEAD = (
    r"(?:(?:아|아마도?|그게|이게|저게|그건|이건|그거|이거|거기|제\s*생각(?:엔|에는)|보니까?|사실은?|그러니까|근데|그런데|참|음|"
    r"그리고|혹시|아까|저희가|제가|처음(?:엔|에는)|원래|딱|바로|한|약|대략)[\s,.]+)*"
)
_AFTER = (
    r"(?:\s*(?:부터|에서|에도|에|쯤|경|께|무렵|즈음|정도|"
    r"밤|낮|새벽|아침|저녁|오전|오후|늦게|일찍|사이)*)"
)
_CAUSE = (
    r"(?:[^\s.!?]+(?:에|로|으로|하고|와서|불어서|부니까|오면서|불면서|치면서|인지|더니|다가|때문에|땜에|[가-힣]고|[가-힣]서)"
    r"\s+|(?:그냥|갑자기|다시|또|처음|아마도?|이미|벌써|많이|다|거의|이렇게|그렇게|그|이|큰|심한|센|강한|때문에|내내|"
    r"(?:비|바람|태풍|눈|폭우|폭설|천둥|번개|사고|공사|차|트럭|나무)(?:가|이|도)?)\s+){0,5}"
)
_CAME = (
    r"(?:그렇|이렇|그래|이래|그랬|이랬|생기|생겼|시작[하되]|시작[했됐]|부러[지졌]|꺼[지졌]|나갔|터[지졌]|깨[지졌]|무너[지졌]|쓰러[지졌]|"
    r"떨어[지졌]|파[이였]|막히|막혔|넘[치쳤]|망가[지졌]|고장\s*(?:나|났)|발생[하했됐]|일어[나났]|벌어[지졌]|당[하했]|되었|됐|"
    r"심해[지졌]|다[치쳤]|넘어[지졌]|멈[추췄]|끊[기겼]|뽑[히혔]|휘[어었]|기울[어었]|갈라[지졌]|내려앉|잘[리렸]|버[리렸]|버려[지졌]|"
    r"찢어[지졌]|날아[가갔]|빠[지졌]|없어[지졌]|사라[지졌])"
)
_CAME_BEFORE = (
    r"(?:그런|이런|그랬던|이랬던|그렇게\s*된|이렇게\s*된|생긴|시작된|시작한|부러진|꺼진|나간|터진|깨진|무너진|쓰러진|떨어진|파인|막힌|"
    r"넘친|망가진|고장\s*난|발생한|일어난|벌어진|당한|된|심해진|다친|넘어진|멈춘|끊긴|뽑힌|휜|기운|갈라진|내려앉은|잘린|버린|버려진|"
    r"찢어진|날아간|빠진|없어진|사라진)"
)
_KOREAN = re.compile(
    rf"{_LEAD}<>{_AFTER}\s*{_CAUSE}(?:{_CAME}[가-힣]{{0,6}}|"
    rf"{_CAME_BEFORE}\s*(?:것|거|듯|걸|게|일)\s*(?:같[가-힣]{{1,5}}|이[가-힣]{{1,5}}|예요|에요|로\s*(?:알아|보여)[가-힣]{{1,3}}|"
    r"요|합니다|해요)?)[\s.!~…ㅠㅜ]*"
)
_LEAD_EN = (
    r"(?:(?:and|but|oh|well|so|also|actually|maybe|perhaps|probably|i think|i guess|i believe|"
    r"i suppose|i m sure|as far as i know|it seems|by the way) )*"
)
_IT = r"(?:it|this|that|they|that one|(?:the|a|that|this) \w+(?: \w+)?)"
_CAME_EN = (
    r"(?:(?:s|has|have|must have|might have|may have|probably|all|only|just|first|had|did|was|were|"
    r"got|been|be) )*"
    r"(?:started|began|begun|happen(?:ed)?|broke|broken|fell|fallen|came down|come down|came off|"
    r"went out|gone out|gone|went|burst|collapsed|cracked|damaged|flooded|blocked|appeared|"
    r"stopped(?: working)?|died|snapped|dumped|left there|like (?:this|that)|knocked (?:over|down)|"
    r"blown (?:over|down|off)|hit|torn|was|been|is|s|occurred|turned up|opened up)"
    r"(?: (?:down|over|off|out|up|again|there|here|like (?:this|that)))*"
)
_CAUSE_EN = (
    r"(?:(?:in|from|because of|due to|with|by|after|during|when|thanks to) "
    r"(?:(?:the|a|an|all the|that) )?\w+(?: \w+){0,3})"
)
_WHEN_EN = r"(?:(?:on|in|at|since|from|during|sometime|some time|late|early|around|about) )*<>"
_ENGLISH = re.compile(
    rf"{_LEAD_EN}(?:{_IT} {_CAME_EN}(?: {_CAUSE_EN})? {_WHEN_EN}(?: {_CAUSE_EN})?|"
    rf"{_WHEN_EN} {_IT} {_CAME_EN}(?: {_CAUSE_EN})?|"
    rf"{_IT} {_CAME_EN} {_CAUSE_EN} {_WHEN_EN})(?: (?:i think|i guess|i believe|probably|maybe))?"
)


def told(message: Message) -> when.When | None:
    """The day on which the matter came about, where the message tells that and no more."""
    text = message.text.strip()
    if len(text) > _LONGEST or "⟦" in text or topics.is_question(text):
        return None
    found = when.inside(text, message.today) or when.answer(text, message.today, past=True)
    if found is None or found.day is None or not found.sure or found.day > message.today:
        return None
    rest = text.replace(found.words, "<>", 1)
    english = " ".join(re.sub(r"[^\w<>\s]+", " ", rest.replace("’", "'")).split()).lower()
    return found if _KOREAN.fullmatch(rest) or _ENGLISH.fullmatch(english) else None
