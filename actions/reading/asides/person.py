"""What is said of one's own name and number and gives neither: they are to be put in, left out, or
told to nobody. The whole text says so; what has a name or a number in it is a correction."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from actions.reading.replies.plain import pattern, spaced, squeezed

Wish = Literal["add", "out", "hide"]


@dataclass(frozen=True)
class Said:
    """`code` is the row it is about: "phone" only where nothing else is named. `both`: the number
    is named with the name, or all is to be anonymous."""

    wish: Wish
    code: Literal["name", "phone"]
    both: bool = False


_LONGEST = 70
_NAMES = r"(?:이름|성함|성명|실명|본명|존함|신원|신분|인적사항)"
_NUMBERS = (
    r"(?:전화번호|휴대폰번호|핸드폰번호|폰번호|휴대전화번호|휴대전화|휴대폰|핸드폰|연락처|전화|"
    r"번호)"
)
_OF = r"(?:제|내|저의|나의|저희|신고자|신고인|민원인|본인|신고한사람)?"
_AND = r"(?:이랑|랑|하고|과|와|이나|나|도|및|이고|고|은|는|이|가|을|를)?"
_LAST = r"(?:은요?|는요?|이|가|을|를|도|만|까지|좀|따로)*"
_WHAT = rf"(?:(?:{_OF}{_NAMES}{_AND}|{_OF}{_NUMBERS}{_AND}){{1,3}}{_LAST})"
_LEAD = (
    r"(?:아니에요|아니요?|아뇨|아|네|예|음|그럼|그러면|그리고|참|근데|그런데|저기요?|혹시|저는|저|"
    r"전|제가|역시|그냥|이제|다시|죄송한데|죄송하지만|미안한데|생각해보니|아무래도|여기에?|거기에?|"
    r"민원에?서?|글에?서?|신고에?서?|내용에?서?|잠깐만?요?|저도)*"
)
_HOW = (
    r"(?:그냥|좀|다|전부|모두|둘다|꼭|다시|같이|함께|더|도로|절대로?|제발|혹시|여기에?|지금|이제|"
    r"따로|새로|굳이)*"
)
_PLEASE = (
    r"(?:줘요?|주세요|주셔요|주십시오|주시오|주이소|주소|주시겠어요|주실래요|주실수있[가-힣]{1,4}|"
    r"줄래요?|줄수있[가-힣]{1,4}|주시면[가-힣]{1,9}|달라고요?|줬으면[가-힣]{1,5})"
)
_WANT = r"싶(?:어요?|습니다|은데요?|네요|다)"
_PUT_L = (
    r"(?:넣을|적을|남길|쓸|알려드릴|추가할|등록할|입력할|기입할|기재할|밝힐|올릴|말씀드릴|"
    r"(?:넣어|적어|남겨|추가해)(?:둘|놓을|드릴))"
)
_PUT = r"(?:넣|적|남기|쓰|알려드리|추가하|등록하|입력하|기입하|기재하|밝히|올리|말씀드리)"
_PUT_A = r"(?:넣어|적어|남겨|써|알려드려|추가해|등록해|입력해|기입해|기재해|밝혀|올려)"
_ADD = (
    rf"(?:{_PUT_L}(?:게요?|께요?|래요?|까요?|게용|랍니다|거예요|건데요?|수있[가-힣]{{1,5}})|"
    rf"{_PUT}(?:고{_WANT}|겠습니다|려고[가-힣]{{0,3}}|으려고[가-힣]{{0,3}}|기)|"
    rf"{_PUT_A}(?:도(?:돼요|되나요|될까요|되죠|됩니까|괜찮[가-힣]{{1,3}})|야겠[가-힣]{{1,3}}|"
    rf"야(?:할것|될것)같아요|{_PLEASE})|추가요?|추가부탁[가-힣]{{0,6}}|"
    r"(?:안넣었|안적었|안썼|못넣었|못적었|빠졌|빠뜨렸|빠트렸|깜빡했|까먹었|빼먹었)"
    r"(?:어요?|네요|는데요?|습니다|다))"
)
_OFF_A = r"(?:빼|지워|삭제해|없애|제외해|생략해|걷어|내려)"
_OUT_END = (
    rf"(?:버려|버리고)?(?:{_PLEASE}|세요|요|도(?:돼요|되나요|될까요|되죠)|"
    rf"야(?:겠[가-힣]{{1,3}}|할것같아요|해요|돼요)|고{_WANT})?"
)
_GO = (
    r"(?:보내|접수해|접수하고|신고해|신고하고|넣어|해|하고|제출해|진행해|처리해|올려|갈|할|보낼|"
    r"접수할|신고할|넣을|진행할|제출할)"
)
_GO_END = rf"(?:{_PLEASE}|게요?|께요?|래요?|{_WANT}|요|도돼요|부탁[가-힣]{{0,6}})?"
_NOT_PUT = (
    r"(?:안|못)(?:적을|쓸|넣을|남길|밝힐|알려줄|알려드릴|올릴|말할|댈)"
    r"(?:래요?|게요?|께요?|겠습니다|랍니다|거예요|건데요?)|"
    r"(?:적|넣|쓰|남기|밝히|올리|말하)(?:지)(?:는)?(?:마|말|않)[가-힣]{0,8}|"
    r"(?:적|쓰|밝히|남기|넣|올리|말하)(?:기(?:는)?싫[가-힣]{1,4}|고싶지(?:는)?않[가-힣]{1,4})|"
    r"(?:싫어요?|싫습니다|싫은데요?|필요없어요|없어도돼요|됐어요)"
)
_OUT = (
    rf"(?:{_OFF_A}{_OUT_END}|(?:뺄|지울|없앨|삭제할|제외할)(?:게요?|께요?|래요?|까요?)|"
    rf"(?:빼|지우|없애|삭제하|제외하|생략하)(?:고{_WANT}|겠습니다|기|면(?:좋겠|안)[가-힣]{{1,5}}|"
    rf"자|죠)|"
    rf"(?:삭제|제외|생략)(?:요|부탁[가-힣]{{0,6}}|바랍니다)?|{_NOT_PUT}|"
    rf"(?:없이|말고|빼고|빼버리고|지우고|지워서|삭제하고|제외하고|숨기고|안밝히고|안적고|안쓰고|안넣고){_HOW}{_GO}{_GO_END}|(?:없이|빼고)요?|"
    rf"없던(?:걸로|것으로)[가-힣]{{0,6}})"
)
_ANONYMOUS = (
    rf"(?:익명|무기명)(?:으로|이)?{_HOW}(?:(?:{_GO}|신고|접수|처리|제보){_GO_END}|요|이요|"
    rf"하고{_WANT}|할래요|할게요|부탁[가-힣]{{0,6}}|해{_PLEASE}|이(?:좋겠|면좋겠)[가-힣]{{1,4}})?"
)
_TELL_NOBODY = (
    r"(?:비공개|비밀|익명)(?:로|으로)?(?:요|(?:해|처리해)"
    rf"(?:{_PLEASE}|요)?|하고{_WANT}|할게요?|할래요?|부탁[가-힣]{{0,6}})?|"
    r"(?:공개|노출|누설|유출)(?:하|되)?(?:지)?(?:는)?(?:마|말|않|안)[가-힣]{0,9}|"
    rf"(?:숨겨|감춰|가려|보호해|지켜){_PLEASE}|"
    r"(?:알려지|알리|밝혀지|나가|보이|드러나|알려주|말하)(?:지)?(?:는)?(?:않|마|말|안)[가-힣]{0,9}|"
    r"(?:안|못)(?:보이|나가|나오|알려지)게[가-힣]{0,7}|모르게[가-힣]{1,7}"
)
_KOREAN: tuple[tuple[Wish, re.Pattern[str]], ...] = (
    ("add", pattern(rf"{_LEAD}{_WHAT}{_HOW}{_ADD}")),
    ("out", pattern(rf"{_LEAD}(?:{_WHAT}{_HOW}{_OUT}|{_ANONYMOUS})")),
    ("hide", pattern(
        rf"{_LEAD}(?:{_WHAT}(?:[가-힣]{{1,8}}(?:한테|에게))?{_HOW}(?:{_TELL_NOBODY})|"
        rf"(?:제가)?누군지(?:아무도|상대방이|남들이)?(?:{_TELL_NOBODY}))"
    )),
)  # fmt: skip
_CALLS = re.compile(r"^(?:전화|번호)(?!번호)(?:를|을|는|은|도|좀)?(?:넣|올리|올릴|쓸|쓰|적)")
"""Somebody will telephone, or speaks of another number."""

_MY = (
    r"(?:(?:my|the|our|a)(?: own)? )?(?:(?:full|real|own|first|last|phone|telephone|mobile|cell|"
    r"contact) )*(?:name|names|number|phone|telephone|mobile|contact(?: details|"
    r" info(?:rmation)?)?)"
)
_MINE = rf"{_MY}(?: (?:and|or|with|plus|nor) {_MY}){{0,2}}"
_BEFORE = (
    r"(?:(?:actually|no|oh|wait|sorry|please|pls|hey|but|and|so|well|hmm|yes|maybe|just|also|then|"
    r"ok|okay|now|first|can|could|would|will|may|should|you|we|i|ll|d|would|like|love|want|wanted|"
    r"wish|need|prefer|rather|to|let|me|s|on second thoughts?|if possible|i m going|going|have|"
    r"think|better|still|is it possible|possible) )*"
)
_BEHIND = (
    r"(?: (?:please|pls|too|as well|now|first|again|thanks|thank you|instead|there|here|in|on|down|"
    r"out|off|of|from|to|into|at all|it|this|that|then|for now|so|(?:my|the|your) "
    r"(?:petition|complaint|report|message|text|form|card|draft|story|list|records?)))*"
    r"(?: (?:and|then)(?: (?:then|just|please|you can|go ahead and))* (?:send|submit|file)"
    r"(?: (?:it|this|that|the petition|my petition|the rest))?(?: (?:please|now|off|then))*)?"
)
_IN_EN = (
    r"(?:add|give(?: you)?|leave|put(?: in| down)?|include|enter|write(?: down)?|fill in|provide|"
    r"type(?: in)?|tell you|attach|insert|register|forgot(?: to (?:add|give|put|write|leave|"
    r"include))?|forget to (?:add|give)|missed)"
)
_AWAY_EN = (
    r"(?:remove|delete|drop|erase|omit|exclude|skip|clear|get rid of|take away|strike|scratch|"
    r"forget|wipe|withdraw|leave out|take out|take off|cut out|cross out|strike out)"
)
_OUT_EN = (
    rf"{_AWAY_EN} {_MINE}|(?:leave|keep|take|cut|strike|cross|scratch) {_MINE} (?:out|off|away)|"
    rf"(?:(?:do not|don t|dont|did not|didn t|not|never) (?:want to |wish to |need to |have to |"
    rf"like to )?(?:include|put|use|mention|give|send|add|write|say|leave|want|need)) {_MINE}"
    r"(?: (?:to be )?(?:in|on|included|there|used|mentioned|sent))?|"
    rf"(?:(?:send|file|submit|do|report|go|leave|keep) )?(?:it |this |that )?without {_MINE}|"
    rf"no {_MINE}|(?:(?:keep|make|leave|file|send|report|submit|do|stay|remain|be|go) )?"
    r"(?:(?:it|this|that|me|my petition|my complaint|my report) )?(?:as )?anonymous(?:ly)?"
)
_HIDE_EN = (
    rf"(?:do not|don t|dont|never|not) (?:want (?:you |them |anyone |anybody )?to )?(?:share|show|"
    rf"publish|pass on|tell(?: \w+)?|disclose|reveal|display|print|let (?:\w+ ){{1,3}}(?:see|"
    rf"know)) "
    rf"{_MINE}(?: (?:to|with) (?:\w+ ?){{1,4}})?|keep {_MINE} (?:private|secret|confidential|"
    rf"hidden|"
    rf"to yourself|safe)|(?:hide|protect) (?:{_MINE}|my identity)|"
    r"(?:do not|don t|dont) (?:tell|let) (?:\w+ ){1,3}(?:know )?(?:who i am|it was me|it s me)"
)
_ENGLISH: tuple[tuple[Wish, re.Pattern[str]], ...] = (
    ("add", pattern(rf"{_BEFORE}{_IN_EN} {_MINE}{_BEHIND}")),
    ("out", pattern(rf"{_BEFORE}(?:{_OUT_EN}){_BEHIND}")),
    ("hide", pattern(rf"{_BEFORE}(?:{_HIDE_EN}){_BEHIND}")),
)
_OUT_BEHIND = re.compile(r"\b(?:out|off)\b(?! of (?:the )?(?:bed|town))")
_ANYONE = re.compile(
    rf"{_NUMBERS}|익명|무기명|anonym|\b(?:number|phone|telephone|mobile|contact)\b"
)
_NAMED = re.compile(rf"{_NAMES}|익명|무기명|누군지|\bnames?\b|anonym|identity|who i am|\bme\b")


@lru_cache(maxsize=16)
def said(text: str) -> Said | None:
    """What `text` wants done with one's name and number; None when it says anything else."""
    if len(text) > _LONGEST or "⟦" in text:
        return None
    korean, english = squeezed(text), spaced(text)
    wish = next((w for w, p in _KOREAN if p.fullmatch(korean)), None)
    if wish == "add" and _CALLS.match(korean):
        return None
    if wish is None:
        wish = _in_english(english)
    if wish is None:
        return None
    both_ways = f"{korean} {english}"
    if not _NAMED.search(both_ways):
        return Said(wish, "phone")
    return Said(wish, "name", both=bool(_ANYONE.search(both_ways)))


def _in_english(english: str) -> Wish | None:
    """Out counts before in: "leave my name out" has both."""
    found = [w for w, p in _ENGLISH if p.fullmatch(english)]
    if "add" in found and ("out" in found or _OUT_BEHIND.search(english)):
        return "out"
    return found[0] if found else None
