"""Questions about the petition that is being written, as whole texts that name no other matter: who
reads it, whether one's name gets known, how long, what it costs, photos, what comes next."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from actions.reading.replies.plain import pattern, spaced, squeezed

if TYPE_CHECKING:
    from actions.dialogue.readings import Topic

_LONGEST = 90
_ASIDE = (
    r"(?:아|네|예|음|그럼|그러면|혹시|근데|그런데|그리고|저기요?|참|잠깐만?요?|보통|대략|이거|이건|"
    r"그거|그건|이게|그게|이글|제글|민원은?|신고는?|접수하면|신고하면|보내면|나중에|궁금한데요?|"
    r"하나만|질문|물어볼게요|저|제가|제)*"
)
_ASK = (
    r"(?:나요|까요|어요|아요|여요|해요|돼요|되요|요|죠|지요|습니까|ㅂ니까|니까|나|냐|노|교|는지요|"
    r"는건가요|는거예요|는가요|가요)"
)
_SEE = r"(?:봐|보|볼|읽|읽어|확인하|확인해|보게되|보는|읽는|보시|열어보|들여다봐)"
_OTHERS = (
    r"(?:다른사람(?:들)?|남들?|이웃|아무나|누구나|외부|밖|상대방?|그쪽|그사람(?:들)?|그집|집주인|"
    r"건물주|업체|가게|회사|사장님?|학교|옆집|윗집|아랫집|신고당한사람|당사자|저쪽|동네사람(?:들)?)"
)
_TO = r"(?:한테|에게|에|도|이|가|들도|들이|들한테|들에게|께서?|쪽에)?"
_OWN = (
    r"(?:(?:제|내|저의|나의|신고자|신고인|신고한사람|민원인|본인)?"
    r"(?:이름|신원|신분|실명|성함|전화번호|연락처|번호|개인정보|신상|정보))"
)
_KNOWN = (
    r"(?:공개|노출|누설|유출|알려|알려지|알려주|밝혀|밝혀지|나가|나와|나오|보이|보여|드러나|전달|"
    r"넘어가|넘겨|가르쳐|말해|말하|전해|알|알게|알수|볼수|보호|비밀|안전)"
)
_SENT = r"(?:나중에|(?:보낸|접수한|신고한)(?:뒤|후|다음)에?는?|보내고나서|보내고나면|접수되면)?"
_KOREAN: dict[Topic, str] = {
    "share": rf"{_OWN}(?:은|는|이|가|도|을|를)?(?:{_OTHERS}{_TO})?{_KNOWN}[가-힣]{{0,7}}{_ASK}|"
    rf"(?:{_OTHERS}{_TO})?{_OWN}(?:은|는|이|가|도|을|를)?{_KNOWN}[가-힣]{{0,7}}{_ASK}|"
    rf"(?:누가(?:신고|민원|제보)(?:했|넣|한)[가-힣]{{0,4}}|제가(?:신고|민원|제보)(?:했|넣|"
    rf"한)[가-힣]{{0,6}})"
    rf"(?:{_OTHERS}{_TO})?{_KNOWN}[가-힣]{{0,7}}{_ASK}|"
    rf"{_OTHERS}{_TO}(?:누가(?:신고|민원)?(?:했|한|넣)[가-힣]{{0,4}}|저인줄|전줄|나인줄)?"
    rf"(?:알려|알게|알수|알|전달)[가-힣]{{0,7}}{_ASK}|"
    r"(?:신고자|민원인)(?:는|은)?(?:보호|비밀)[가-힣]{0,8}",
    "privacy": rf"(?:(?:제가|내가)?(?:쓴|적은|보낸)(?:글|내용|것|거))?(?:은|는|을|"
    rf"를)?누가{_SEE}(?:수있|는거|는건|시|게되)?(?:{_ASK}|예요|인가요)|"
    rf"{_OTHERS}(?:이|가|도|들도)?(?:다)?{_SEE}(?:수있)?[가-힣]{{0,4}}{_ASK}|"
    r"(?:글이?|내용이?|사진이?)?(?:인터넷에|홈페이지에|밖에)?(?:공개|비공개)(?:가|로)?"
    r"(?:돼요|되요|되나요|됩니까|되는건가요|되는거예요|인가요|예요|해요|하나요|해주나요|될까요)|"
    r"(?:비밀|개인정보|정보)(?:은|는|이|가)?(?:은)?(?:보장|유지|지켜|보호|안전|새)[가-힣]{0,6}|"
    r"(?:안전|비밀)(?:한가요|해요|이에요|인가요|하죠)|(?:이)?(?:대화|내용|글)(?:은|는)?"
    r"(?:(?:저장|보관|기록)(?:돼요|되나요|됩니까|되죠|하나요|해요|남아요)|남(?:아요|나요|겨지나요))",
    "photo": r"(?:사진|파일|동영상|영상|첨부파일|첨부|그림|이미지|문서|증거|캡처)(?:들)?"
    r"(?:도|은|는|을|를|이나|이랑)?(?:같이|함께|더|좀|나중에|여기에?|여기로|지금|몇장|한장|"
    r"어디에|어디로|어떻게|따로|꼭)*"
    r"(?:(?:넣을|올릴|보낼|첨부할|추가할|붙일|보내드릴|드릴)(?:수있(?:어요|나요|을까요|습니까|죠)|까요)|"
    r"(?:넣어|올려|보내|첨부해|추가해|붙여|보내드려|찍어서?보내)(?:도(?:돼요|되나요|될까요|됩니까|되죠)|"
    r"야(?:해요|하나요|돼요|되나요)|줘야(?:해요|하나요|돼요))|"
    r"(?:넣으|올리|보내|첨부하|추가하|붙이)(?:면(?:돼요|되나요|될까요|되죠)|나요)|"
    r"(?:찍어서?)?(?:넣는|올리는|보내는|첨부하는)(?:법|방법)(?:이|은)?(?:뭐예요|있어요|있나요|어떻게돼요)|"
    r"어떻게(?:올려|보내|넣어|첨부해|붙여)요|"
    r"되나요|돼요|가능한가요|가능해요|있어야해요|있어야하나요|필요해요|필요한가요|받아요|받나요)",
    "days": r"(?:답|답변|결과|처리|해결|연락|회신)?(?:은|는|이|가|까지|되는데|하는데|오는데|"
    r"받는데)*"
    r"(?:시간이?|기간이?)?(?:얼마나|몇일|며칠(?:이나)?|며칠정도|오래|언제쯤?|언제까지)(?:정도|쯤|"
    r"오래)*"
    r"(?:걸려요|걸리나요|걸릴까요|걸리죠|걸립니까|걸려|돼요|되나요|처리[가-힣]{1,5}|"
    r"해결[가-힣]{1,5}|"
    r"고쳐[가-힣]{1,5}|답[가-힣]{1,5}|연락[가-힣]{1,6}|와요|오나요|나와요|나오나요|알수있어요|"
    r"알수있나요|끝나요)|"
    r"(?:얼마나|며칠(?:이나)?|얼마나오래)|언제(?:고쳐|해결|처리)[가-힣]{1,6}|"
    r"언제(?:쯤)?(?:나와|나오|돼|되|됩|끝나)[가-힣]{1,4}",
    "fee": r"(?:돈|비용|수수료|요금|값)(?:이|은|도|을)?(?:따로|혹시|얼마나?|좀)*"
    r"(?:들어요|드나요|들까요|내요|내나요|내야해요|내야하나요|내야돼요|있어요|있나요|받아요|"
    r"받나요|필요해요|얼마예요)|"
    r"(?:무료|공짜|유료)(?:예요|에요|인가요|죠|맞죠|맞나요|지요)|얼마(?:예요|에요|인가요)",
    "next": r"(?:이제|그|그럼)?(?:다음에?는?|다음엔|그다음은?|그다음엔|그뒤에?는?|보내고나면|"
    r"보낸다음에?는?|접수되면|"
    r"보내면그다음엔|보내면그다음은)?(?:은|는)?(?:어떻게(?:돼요|되나요|됩니까|되는거예요|"
    r"되는건가요|하면돼요|진행[가-힣]{1,5})|"
    r"(?:뭐|뭘|무엇을)(?:해요|하나요|하면돼요|해야해요|해야돼요|하죠))",
    "status": rf"{_SENT}(?:결과|진행상황|처리상황|답변?)?(?:은|는|을|를)?(?:어디서|어떻게)"
    r"(?:확인|조회|알수|봐|볼수)[가-힣]{0,6}|"
    rf"{_SENT}(?:확인|조회)(?:은|는)?(?:어떻게|어디서)[가-힣]{{0,5}}",
    "change": rf"{_SENT}(?:그것?도|이것?도|민원도?|그거|이거)?(?:취소|취하|수정|철회)(?:도|는|은)?"
    r"(?:돼|되|됩|할수있|가능|될까)[가-힣]{0,5}|"
    rf"{_SENT}(?:그것?도|이것?도)?(?:고칠|바꿀|취소할|수정할|취하할)수(?:도|는)?있[가-힣]{{1,4}}",
    "who": r"왜.{1,12}(?:으)?로(?:가|보내|넘어가|접수)[가-힣]{0,5}|"
    r"(?:이건|이거|그냥|꼭)?.{1,10}(?:부|처|청|군|구|위원회|공단|공사|센터|과|경찰서?|국회|대통령실|청와대)"
    r"(?:으)?로(?:좀|꼭|직접|바로)?(?:보내|넘겨|이관|전달|접수)[가-힣]{0,8}|"
    r"(?:어디로|누구한테|어느(?:기관|부서)(?:으로|에))(?:가|보내|접수)[가-힣]{0,5}",
}  # fmt: skip

_ASIDE_EN = (
    r"(?:(?:so|and|but|ok|okay|hi|hello|please|well|oh|wait|hey|also|then|by the way|btw|quick "
    r"question|one question|usually|normally|i wonder|just wondering|tell me|can you tell me|"
    r"if i send (?:it|this)|if i file (?:it|this)|before i send (?:it|this)) )*"
)
_IT = (
    r"(?:it|this|that|them|my (?:\w+ )?(?:petition|complaint|report|message|text|data|information|"
    r"info|details)|what i (?:write|wrote|say|said|send|sent|type|typed)|everything|"
    r"the (?:petition|complaint|report))"
)
_ME = (
    r"(?:my (?:full |real )?(?:name|names|number|phone|phone number|identity|contact|"
    r"contact details|"
    r"details|personal details|personal information|personal info|info|information|address|e mail|"
    r"email)|who i am|"
    r"who (?:sent|reported|filed|complained|wrote)(?: it| this)?|(?:that )?it was me|it s me|"
    r"(?:that )?i (?:reported|complained|filed|sent|wrote)(?: it| this)?)"
)
_WHO_EN = (
    r"(?:you|they|it|we|the \w+(?: \w+)?|anyone|anybody|someone|other people|others|people|my "
    r"\w+(?: \w+)?)"
)
_SUBJECT = (
    r"(?!you (?:keep|store|save))(?:it|this|that|they|you|i|an? (?:answer|reply|response|fix)|"
    r"the (?:answer|reply|"
    r"office|response|process|procedure)|my (?:petition|complaint|report|case|answer)|petitions|"
    r"somebody|someone)"
)
_GIVE = (
    r"(?:share|give|tell|show|publish|pass on|reveal|disclose|send|see|know|find out|hand over|"
    r"hand|sell|get|hear|display|print|learn|use)"
)
_ENGLISH: dict[Topic, str] = {
    "share": rf"(?:do|does|will|would|can|could|are|is)(?: also)? {_WHO_EN} (?:going to |"
    rf"be able to |"
    rf"also )?{_GIVE}(?: \w+){{0,3}} {_ME}(?: .{{1,30}})?|"
    rf"(?:is|are|will|would|does|can|do) {_ME} (?:be |get |going to be )?(?:\w+ ){{0,2}}?(?:shown|"
    rf"shared|public|"
    r"published|given|visible|passed|kept|protected|safe|confidential|secret|private|known|told|"
    r"anonymous|disclosed|revealed|seen|displayed|hidden|appear|show)(?: .{1,30})?|"
    rf"who (?:can |will |gets to |would )?(?:see|sees|know|knows|get|gets) {_ME}",
    "privacy": rf"(?:is|are|will) {_IT} (?:be )?(?:all |really |kept |completely |"
    rf"fully )?(?:confidential|"
    r"private|secret|public|safe|secure|published|encrypted|shared|stored|saved|recorded|kept|"
    r"online)(?: .{1,20})?|(?:is|are) (?:it|this|you) (?:all )?(?:confidential|private|secure|"
    r"safe)|"
    rf"(?:confidential|confidentiality|private|privacy)|who (?:else )?(?:can |will |would |"
    rf"is going to |"
    rf"gets to |does )?(?:see|sees|read|reads|look at|looks at|reading) {_IT}|"
    rf"who (?:can |will |is going to )?(?:see|read)s?|(?:can|will|do|does) {_WHO_EN} (?:see|read|"
    rf"look at) "
    rf"{_IT}|(?:do|will|would) you (?:share|sell|publish|keep|store|save|record|pass on) {_IT}"
    rf"(?: .{{1,25}})?|how long (?:do|will) you (?:keep|store|save) {_IT}|where (?:is|"
    rf"are) {_IT} (?:kept|"
    r"stored|saved)",
    "photo": r"(?:can|could|may|how (?:do|can)|should|do|must|is it possible to|"
    r"am i able to)(?: i| we)?"
    r"(?: (?:also|need to|have to|still|able to))* (?:add|send|attach|upload|include|put|share|"
    r"give|"
    r"submit|have|take|need)(?: in| you)?(?: (?:a|an|some|the|my|any|more|few|a few))* (?:photo|"
    r"picture|pic|image|file|video|attachment|document|screenshot|proof|evidence)s?(?: .{1,25})?|"
    r"(?:can|do) you (?:take|accept|need|want|look at|see)(?: (?:a|an|some|any|my))* (?:photo|"
    r"picture|"
    r"image|file|video)s?(?: .{1,20})?|(?:are )?(?:photos|pictures|files|videos) (?:ok|okay|"
    r"allowed|"
    r"possible|needed|required)",
    "days": rf"how (?:long|soon|quickly|fast|many days)(?: (?:(?:does|do|will|would|is|can|"
    rf"might) {_SUBJECT}|"
    rf"until|before)(?: .{{1,40}})?)?|(?:when|by when) (?:will|do|can|would|should) (?:i|they|"
    r"you|it|this|someone|somebody) (?:get|hear|receive|be|reply|answer|fix|expect|come|respond|"
    r"know).{0,40}|"
    r"(?:does|will) it take (?:a )?long|how much time(?: .{1,30})?",
    "fee": r"(?:how much|what) (?:(?:does|will|would|is) (?:it|this|that|filing(?: \w+)?|"
    r"sending(?: \w+)?|a petition)|do i)"
    r"(?: .{0,15})?(?:cost|pay|fee)|how much(?: is it)?|"
    r"(?:does|will) (?:it|this|that|filing|sending).{0,20}cost(?: .{1,20})?|is (?:it|this|that|"
    r"filing|"
    r"the service|sending it)(?: .{1,15})? (?:free|for free|free of charge)|(?:do|must|"
    r"will) i (?:have to "
    r"|need to )?pay(?: .{1,25})?|(?:is|are) there (?:a|any) (?:fees?|costs?|"
    r"charges?)(?: .{1,15})?|any fees?|"
    r"(?:is )?(?:it )?free(?: of charge)?",
    "next": r"what (?:happens|will happen|comes|do i do|should i do|now)(?: (?:next|then|now|after "
    r"(?:that|this|i send (?:it|this)|sending)|if i send (?:it|this)|when i send (?:it|this)|"
    r"afterwards|with it))?|(?:and )?then what|what s next|what is next|what next",
    "status": rf"(?:how|where) (?:do|can|will|could) i (?:check|see|track|follow|look)(?: up| on)? "
    rf"(?:(?:on )?{_IT}|the status|where it is|how it is going)(?: later| afterwards| online)?",
    "change": rf"(?:can|could|may) i (?:still )?(?:cancel|change|edit|withdraw|take back) {_IT}"
    r"(?: back| later| afterwards| again| after .{1,20})?",
    "who": r"why (?:does|do|is|are) .{1,20} (?:go|goes|going|sent|send) to .{2,40}|"
    r"(?:please )?send (?:it|this) (?:straight |directly )?to (?:the )?(?:ministry|minister|city|"
    r"district|police|mayor|president|council|department|government|county|prosecutor)\b.{0,30}",
}  # fmt: skip
_KO = {topic: pattern(rf"{_ASIDE}(?:{words})") for topic, words in _KOREAN.items()}
_EN = {topic: pattern(rf"{_ASIDE_EN}(?:{words})") for topic, words in _ENGLISH.items()}
_AFRAID = re.compile(
    r"봐|무서|무섭|걱정|겁|보복|해코지|불안|두려|눈치|afraid|worr|scare|nervous|fear|trouble",
    re.IGNORECASE,
)
_STATED = re.compile(r"[됐했갔났왔렸였었]|않|\b(?:was|were|has|had)\b")
"""What has happened, and is no question unless it has its mark."""
_SENTENCE = re.compile(r"(?<=[.!?。…])\s+")


@lru_cache(maxsize=16)
def asked(text: str) -> Topic | None:
    """What `text` asks of the petition, if it asks nothing else; why one asks may stand before."""
    said = text.strip()
    if not said or len(said) > _LONGEST or "⟦" in said:
        return None
    if not said.endswith(("?", "？")) and _STATED.search(said):
        return None
    *before, last = _SENTENCE.split(said)
    topic = _whole(said)
    if topic is not None or not before or not all(_AFRAID.search(one) for one in before):
        return topic
    topic = _whole(last)
    return topic if topic in ("share", "privacy") else None


def _whole(said: str) -> Topic | None:
    korean, english = squeezed(said), spaced(said)
    found = (t for t in _KO if _KO[t].fullmatch(korean) or _EN[t].fullmatch(english))
    return next(found, None)
