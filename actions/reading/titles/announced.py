"""What writers say that they write about: "담합행위에 분개하여 이렇게 글을 씁니다"."""

from __future__ import annotations

import re

from actions.reading.titles import words
from actions.reading.titles.stems import stems

_LONGEST_FRAME = 48
"""Characters behind the matter in which somebody says that they write."""
_REASONED = 0.4

_WRITES = re.compile(
    r"(?:글|펜|청원|탄원|민원|호소|하소연|제보|문의|건의|제안|말씀|이야기|얘기|진정|고발|의견|사연)"
    r"(?:을|를|문을|의)?\s?(?:몇\s?자\s?)?(?:이렇게\s?)?(?:올|올립|씁|쓰|써|쓸|드리|드립|"
    r"드려|남|적|하고|하려|하게|합니다|입니다|들|토로|전|올려|내)|"
    r"(?:말|호소|청원|하소연|이야기|얘기|고발|건의|제안|제보|탄원|글)\S{0,4}\s?(?:하고자|하려|하고\s?싶|"
    r"드리|드립|합니다|올립|올리|남기|남깁|씁니다)|글입니다|청원입니다|"
    r"펜을\s?들"
)
_STATES = re.compile(r"(?:것|내용|건|사안|이야기)(?:입니다|이었습니다|이에요|임)[.\s]*$")
"""As `_WRITES`, right behind the matter."""
_MARK = re.compile(
    r"(?:에\s?(?:대하여|대해서?|대한|관하여|관해서?|관한|분개하여|분노하여|분개해서?|분노해서?)|"
    r"[와과]\s?관련(?:하여|해서?|된|한|돼)|(?<=[가-힣])\s관련(?:하여|해서?|된|한|)|"
    r"(?:으로|로)\s?인(?:하여|해서?)|때문에|"
    r"[을를]\s?(?:겪고|당하고|막고자|알리고자|밝히고자|바로잡고자))\s"
)
_MEANT = re.compile(
    r"(?P<what>[을를]\s?(?:고발|제보|제안|규탄|촉구|요청|건의|신고|반대|요구|호소))"
    r"(?:하고자|하려고?|하기\s?위해서?|하고\s?싶어서?|드리고자|드리려고?)\s"
)
LEADS = re.compile(
    r"^(?:정리|요약)하(?:자)?면\s|^(?:한마디로|요컨대)\s|^.{0,24}?(?:(?:글|진정서?|청원|민원|탄원서?|호소|말|펜)\S{0,2}\s?(?:작성|쓰|올리|넣|제출|드리|하고|하는|하게|들게|내)\S*\s?"
    r"(?:된\s|되는\s|하는\s|싶은\s)?(?:이유|목적|취지|까닭|것|말씀?)|(?:요지|요점|핵심|결론|문제)의?\s?(?:핵심|요지)?)[는은]\s"
)
"""The writing, before what it is about: "이 글을 쓰게 된 이유는"."""
_REASON = re.compile(
    r"(?:에(?!\s이어)|[어아여해워려]서?|하여|되어|기에|므로|라서?|니)\s"
    r"(?=(?:\S+\s){0,6}?\S*(?:글|펜|청원|민원|탄원|편지|진정|말씀|건의|문의|신고|제보)\S*\s?\S{0,5}(?:올|씁|쓰|써|쓸|남|적|들|드|하게|합니다|넣|내|보내))"
)
"""Why somebody writes: it is what they write about where it tells some trouble."""
_SUFFERED = re.compile(
    r"[을를]\s?(?:접한|당한|겪은|겪고\s?있는|당하고\s?있는|목격한|본)\s(?!것)\S+(?:\s\S+){0,3}\s?"
    r"(?:입니다|이에요|예요|인데요?)[.\s]*$"
)
_BELOW = re.compile(r"\s(?:사유|이유|내용|취지|요지|사항)[는은]\s(?:다음|아래)[과와]\s같")
"""What is listed below, behind the matter."""
_VAGUE = re.compile(
    r"(?:마음|심정|생각|이유|것|내용|사항|점|바|일|이야기|기사|뉴스|글|사연|부분|경우|소식|답답함|억울함|"
    r"가지|사실|현실|말씀|청원|민원|생각\S*|판단\S*|느[껴낀]\S*)$"
)
_LED = re.compile(
    r"^(?:저는|제가|본인은|저희는)\s|^(?:.{0,40}?(?:[입습]니다[.,\s]+|(?:중|차에|끝에|이유는|목적은|취지는|내용은|요지는)\s))(?=\S+\s\S+)"
)


def matter(sentence: str) -> tuple[str, float] | None:
    """What of `sentence` its writer says to write about, and how surely; None where it says no
    such thing.

    >>> matter("이웃 공장의 야간 소음에 대해 청원하고자 합니다")
    ('이웃 공장의 야간 소음', 1.0)
    """
    suffered = _SUFFERED.search(sentence)
    if suffered is not None:
        return _clear(sentence[: suffered.start()], 1.0)
    below = _BELOW.search(sentence)
    if below is not None:
        return _clear(sentence[: below.start()], 1.0)
    last = sentence[-_LONGEST_FRAME:]
    if not (_WRITES.search(last) or _STATES.search(last)):
        return None
    for found in reversed([*_MEANT.finditer(sentence), *_MARK.finditer(sentence)]):
        rest = sentence[found.end() :]
        if len(rest) <= _LONGEST_FRAME and (_WRITES.search(rest) or _STATES.match(rest)):
            meant = found.re is _MEANT
            return _clear(sentence[: found.end("what") if meant else found.start()], 1.0)
    for found in _REASON.finditer(sentence, max(0, len(sentence) - _LONGEST_FRAME)):
        what = sentence[: found.start() if found[0] == "에 " else found.end()].strip()
        if words.TROUBLE.search(what[-40:]) or words.GRAVE.search(what[-40:]):
            return _clear(what, _REASONED)
    return None


def _clear(what: str, surely: float) -> tuple[str, float] | None:
    what = _LED.sub("", what.strip()).strip()
    return None if _VAGUE.search(what) or len(set(stems(what))) < 2 else (what, surely)
