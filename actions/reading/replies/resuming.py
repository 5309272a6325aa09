"""Whether a whole text asks to continue the draft that was left."""

from __future__ import annotations

import re

from actions.base.folded import folded

_LONGEST = 60
_BEFORE = (
    r"(?:네|예|넵|응|음|자|저|저기요?|저기|제가|그럼|그러면|그래|이제|다시|근데|혹시|안녕하세요|"
    r"안녕|아니|아니에요|아니요|왔어요|돌아왔어요|아까|방금)*"
)
_LEFT = (
    r"(?:(?:아까|방금|저번에?|지난번에?|어제|전에|좀전에|조금전에|그때|먼저|오전에|"
    r"아침에)(?:에)?)*(?:제가|내가)?"
    r"(?:민원|신고|글)?(?:을|를)?(?:쓰던|쓰다만|쓰다가만|쓰다말았던|쓰다말은|쓰다둔|작성하던|"
    r"작성중이던|작성하다만|작성하다가만|적던|적다만|적다가만|하던|하다만|하다가만|"
    r"하다말았던|하다말은|올리던|넣던|넣다만|신고하던|신고하다만|접수하던|남긴|남겨둔|남겨놓은|"
    r"저장한|저장해둔|저장된(?=글|민원|신고|초안)|멈춘|그만둔|중단한|중단된|끝내지못한|못끝낸|"
    r"못다쓴)"
)
_DRAFT = (
    r"(?:거|것|걸|게|민원|글|신고|내용|데|작업|얘기|이야기|곳|건|부분|초안)?(?:을|를|에서|"
    r"에서부터|부터|은|는|이|가|도|로|으로|에|좀|다)*"
)
_ON = r"(?:이어서|이어|이어가|계속|계속해서|마저|다시|마무리|끝까지|지금|좀)*"
_DO = (
    r"(?:(?:할|쓸|적을|갈|진행할|작성할|마칠|끝낼|보낼|넣을|접수할|신고할|볼|시작할|불러올|"
    r"마무리할)(?:게|래|께|까|수있)(?:요|나요|을까요|어요|용)?|"
    r"(?:하|쓰|적|가|진행하|작성하|마치|끝내|보내|넣|보)(?:고싶|려고|려구|면)(?:어|어요|습니다|"
    r"은데요|요|합니다|돼요|되나요)?|"
    r"(?:진행|작성|시작)?(?:해|써|적어|가|와)(?:요|줘|줘요|주세요|주십시오|야죠|야지|도돼요|"
    r"도되나요|볼게요|보자|봅시다)?|"
    r"(?:하|쓰|가)(?:죠|자|지|십시다)|합시다|갑시다|하겠습니다|쓰겠습니다|쓸게|할게|"
    r"(?:불러|꺼내|열어|보여|찾아)(?:줘|줘요|주세요|와줘|와주세요|주실래요)|부탁(?:해요|드려요|"
    r"드립니다|합니다)|주세요|이요|요|"
    r"있(?:나요|어요|죠|지요|습니까)|남아있(?:나요|어요|죠)|저장돼있(?:나요|어요|죠)|어디(?:있|"
    r"갔)(?:어요|나요|죠)|기억(?:해요|하세요|하나요))"
)
_KOREAN = re.compile(
    rf"{_BEFORE}{_LEFT}{_DRAFT}{_ON}{_DO}?|"
    rf"{_BEFORE}(?:민원|신고|글)?(?:을|를)?(?:쓰기|작성|쓰는거|하던거)?(?:이어서|이어|이어가|마저|"
    rf"계속해서|계속){_ON}{_DO}|"
    rf"{_BEFORE}(?:아까|방금)(?:제가|내가)?(?:쓴|적은|한|말한)(?:거|것|걸|민원|글|"
    rf"내용){_DRAFT}(?:(?:이어서|마저|계속){_ON}{_DO}|(?<=로)(?:{_DO})?)|"
    rf"{_BEFORE}(?:우리)?어디까지(?:했|썼|적었|하다말았|쓰다말았|얘기했|말했|진행했|됐)(?:죠|지|"
    r"지요|나요|더라|더라고요|었죠|어요|는지.*|었더라)"
)
_AFTER_ALL = re.compile(
    rf"{_BEFORE}(?:역시|그래도|그냥|생각해보니|아무래도)+(?:민원|신고)?(?:을|를)?(?:넣|보내|접수|"
    r"신고|하|할|낼|보낼|넣을|접수할|신고할)(?:을)?(?:게|께|래)(?:요)?|"
    rf"{_BEFORE}(?:그거|그것|그걸|거|꺼|이거|그?(?:민원|신고|글))(?:를|을|로|도)?"
    rf"(?:이어서|이어|계속|계속해서|마저|다시|마무리)(?:{_DO})?|계속|이어서|마저|왔어요|"
    r"다시왔어요|저왔어요|돌아왔어요"
)
_DRAFTS = (
    r"(?:(?:my|the|that|this|our)(?: unfinished| old| earlier| last| saved|"
    r" previous)? (?:petition|draft|complaint|report|form|one|request|case|application|letter|"
    r"story|thing)"
    r"(?: (?:that )?(?:i|we) (?:was|were|had|started|began|left)(?: writing| filing| doing|"
    r" filling in| started| begun| on| off)?(?: earlier| before)?)?|"
    r"(?:what|the one) (?:i|we) (?:was|were|had|started|began|left|d)(?: writing| doing| filing|"
    r" started| begun| saying| off)?(?: earlier| before)?|where (?:i|we) (?:left off|stopped|were|"
    r"was)|"
    r"from where (?:i|we) (?:left off|stopped|were))"
)
_SO = (
    r"(?:(?:ok|okay|so|hi|hello|hey|right|now|please|pls|well|then|sorry|yes|i m back|i am back|"
    r"back again|can i|can we|could i|could we|let s|let me|lets|i want to|i d like to|"
    r"i would like to|i ll|i need to|i wanna|shall we|may i) )*"
)
_ENGLISH = re.compile(
    rf"{_SO}(?:continue|resume|finish|complete|go on|carry on|keep going|proceed|pick up|get back|"
    r"go back|return|keep writing|go ahead)(?: with| writing| filing| to| on| working on|"
    rf" from)* {_DRAFTS}"
    r"(?: now| please| from earlier| from before| again| thanks)*|"
    rf"{_SO}(?:continue|resume|carry on|go on|keep going|pick up)(?: writing|"
    r" where we left off)(?: please| now)*|"
    rf"{_SO}where (?:were we|was i|did we (?:stop|leave off|get to|leave it)|did i (?:stop|"
    r"leave off|get to))(?: again)?|"
    rf"{_SO}(?:back to|my unfinished|the unfinished|my saved|my draft|the draft)(?: my|"
    r" the)?(?: petition| draft| complaint| report| one)?(?: please| now| from earlier)*|"
    rf"{_SO}(?:do you still have|is|have you (?:still )?got) {_DRAFTS}(?: still (?:there|here|"
    r"saved))?"
)
_ENGLISH_AFTER_ALL = re.compile(
    rf"{_SO}(?:continue|resume|carry on|go on|keep going|i m back|i am back|back again)(?: please|"
    r" now)*|"
    rf"{_SO}(?:file|send|do|submit) it after all|{_SO}(?:file|send|submit) it(?: now)?"
)
_PUNCTUATION = re.compile(r"[\s.,!?~…。！？、·\"“”‘’'ㅠㅜㅋㅎ^;-]+")


def wants(text: str, *, kept: bool = False) -> bool:
    """Whether `text` goes on with a draft. With one that is `kept` less is enough."""
    if len(text) > _LONGEST or "⟦" in text:
        return False
    typed = folded(text)
    squeezed = _PUNCTUATION.sub("", typed)
    spaced = " ".join(_PUNCTUATION.sub(" ", typed).split())
    if _KOREAN.fullmatch(squeezed) or _ENGLISH.fullmatch(spaced):
        return True
    return kept and bool(_AFTER_ALL.fullmatch(squeezed) or _ENGLISH_AFTER_ALL.fullmatch(spaced))
