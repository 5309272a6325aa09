"""What words of a petition tell: trouble, a wish, a greeting, who writes."""

from __future__ import annotations

import re

TROUBLE = re.compile(
    # broken, in the way, dirty
    r"고장|부서|부러|깨[졌지진]|깨져|파손|파[였인]|패[였인]|꺼[졌져지진]|꺼짐|나갔|안\s?(?:켜|"
    r"들어|나[와오]|와요|줘|오[고네는])|"
    r"깜[빡박]|끊[어겼긴]|무너|기울|쓰러|떨어[져졌진]|튀어나|흔들|미끄러|누수|새[고는요]|"
    r"막[혀혔히힌]|넘[치쳐칩쳤]|역류|잠겨|잠겼|"
    r"녹물|악취|냄새|쓰레기|오염|매연|미세먼지|소음|시끄|진동|쿵쿵|소리|캄캄|어두|위험|다[쳤치]|"
    r"넘어[져졌지질]|"
    # against the law, against people
    r"불법|무단|위반|위법|편법|사기|폭행|폭언|욕설|성희롱|성추행|학대|살인|음주|도박|횡령|비리|"
    r"부정|부실|조작|유출|침해|갑질|횡포|"
    r"차별|피해|학살|착취|괴롭|협박|보복|명예훼손|허위|거짓|은폐|방치|사고|사망|추락|화재|"
    r"의료사고|감염|"
    # money and work
    r"난리|술판|벌레|쥐가|담배|흡연|머리카락|싸[우워웁]|욕을|체불|미지급|못\s?받|안\s?주|임금|"
    r"월급|수당|퇴직금|해고|과태료|부당|억울|과다|비싸|인상|폭등|체납|파산|대출|"
    # administration
    r"불친절|불편|부족|지연|늦|거부|거절|안\s?받|연락이\s?없|답이\s?없|기다[렸리]|무시|형평|"
    r"불공[평정]|문제|잘못|"
    r"(?:못|안)\s?(?:하|합|해|되|돼|됩|삽|살|자|잤|쉬|다니)|없(?:어요|습니다|다)",
)
"""What is wrong, in Korean."""

CHANGE = re.compile(
    r"폐지|개정|개선|신설|설치|철거|철회|반대|금지|단속|처벌|규제|강화|완화|확대|축소|도입|시행|"
    r"실시|지원|보장|보호|허용|허가|"
    r"취소|중단|연기|재검토|조사|수사|공개|제정|개편|인하|의무화|수리|교체|제설|달아|고쳐|치워|"
    r"막아|만들어|바꿔|없애|늘려|"
    r"줄여|도와|구제|보상|배상|해결|해임|파면|면제|환급|통합|분리|교육|순찰|유예|정상화|합법화|"
    r"국유화|재수사|엄벌|강력"
)
"""What is to change, in Korean."""

ASKED = re.compile(
    r"(?:해|내려|만들어|없애|바꿔|고쳐|막아|늘려|줄여|달아|[가-힣][어아여려와워춰켜])\s?"
    r"(?:주세요|주십시[오요]|주셔요|주시[기길]|주실|주셨으면|주셔야|주시면|달라|주길|줬으면|"
    r"주시고|주이소|주쇼|주세여|줘요)|"
    r"바랍니다|요청|촉구|요구|청원\s?(?:합|드|하|$)|건의|제안|부탁|원합니다|필요합니다|(?:해|"
    r"되어|돼)야\s?(?:합니다|한다|됩니다|된다|하지|할)|"
    r"(?:어야|아야|여야|해야)\s?(?:합니다|한다|된다|됩니다)|반대합니다|하자$|합시다"
)

GREETING = re.compile(
    r"^(?:(?:안녕하[세십]\w*|안녕|반갑습니다|수고\s?(?:많으|하|가)\S*(?:\s?(?:십니다|세요))?|"
    r"존경하[는옵]\s?.{0,24}(?:님께?|여러분|대통령|장관|시장)|"
    r"감사합니다|고맙습니다|고생\s?많으\S*|다름이?\s?아니[라고옵]\S*|제목\s?없음|먼저|우선|일단|"
    r"부디|제발|정말|진짜|"
    r"저기요?|그런데|근데|그리고|그래서|하지만|그러나|또한|또|따라서|이에|이|아이고|마|"
    r"대통령님?께?|선생님|담당자님?께?|관계자\s?(?:여러분|님)|"
    r"민원\s?(?:이요|입니다|넣습니다|접수합니다|드립니다|제기합니다)|청원\s?(?:합니다|드립니다)|"
    r"[가-힣]{2,8}\s?(?:여러분|님께?))(?=[\s,.!?~^ㅠㅜ:]|$)[\s,.!?~^ㅠㅜ:]*)+"
)
SELF = re.compile(
    r"(?:^|\s)(?:저는|나는|전|저희는|본인은|우리는|제\s?이름은|저희|저희\s?가족은|"
    r"현재\s?저는)\s.{0,60}"
    r"(?:입니다|이에요|예요|인데요?|임니다|이고요?|구요|고요|있습니다|살고|사는|거주하|다니는|"
    r"재학|근무하\S*|운영하\S*)(?:\s|[.,!]|$)|"
    r"\d{1,2}\s?(?:세|살|대)\s.{0,20}(?:입니다|인데요?|이에요)|(?:주부|학생|엄마|아빠|시민|국민|"
    r"직장인|주민|아버지|어머니|청년|"
    r"남자|여자|가장|학부모|딸|아들|간호사|교사|기사|청년|여성|남성|사람|팬|수험생|근로자|"
    r"노동자|예정자)\s?(?:임니다|입니다|이에요|예요)"
)
ABOUT_WRITING = re.compile(
    r"(?:글|사연|청원|편지|민원|호소|하소연|말씀|의견|생각|이야기|얘기)(?:을|를|이|문을|글을|"
    r"은)?\s?(?:몇\s?자\s?)?(?:이렇게\s?)?"
    r"(?:올|씁|쓰|적|남|드리|드립|전하|하고자|하고\s?싶|보|읽|넣)|읽어\s?(?:주|보)|두\s?가지|"
    r"세\s?가지|가지를?\s?(?:건의|말씀|제안)|"
    r"청원합니다\.?$|도와\s?주세요\.?$|살려\s?주세요|관심.{0,8}(?:부탁|바랍|가져)|"
    r"동의.{0,6}(?:부탁|해)|클릭|공유|출처|신문\s?기사|뉴스|제안하(?:는|고자)|건의드리고자|"
    r"[글사연]\S{0,2}\s?(?:몇\S*\s?)?(?:이렇게\s?)?(?:몇\S*\s?)(?:남|올|적)|청원(?:을|"
    r"의)?\s?(?:올|드|하게|하고)|단어|"
    r"http|www|감사합니다|고맙습니다|용기\s?(?:내|를)|무릅쓰|여쭤|궁금합니다|알고\s?계시|"
    r"아시나요|아십니까|첨부|참고|다음과\s?같|아래와\s?같"
)

TROUBLE_ENGLISH = re.compile(
    r"\b(?:broken|out|leak\w*|block\w*|crack\w*|damag\w*|smell\w*|stink\w*|nois\w*|loud|dark|"
    r"danger\w*|unsafe|flood\w*|dump\w*|"
    r"rubbish|trash|garbage|sewage|pothole\w*|hole|torn|missing|fell|fallen|slip\w*|trip\w*|"
    r"hurt|cut|injur\w*|skipp\w*|late|"
    r"refus\w*|rude|ignor\w*|unpaid|owe\w*|illegal\w*|fraud|abuse\w*|crime|attack\w*|"
    r"discriminat\w*|unfair\w*|wrong\w*|"
    r"cannot|can't|cant|won't|didn't|not|no|never|nobody|nothing|fail\w*|lack\w*|suffer\w*|"
    r"waste\w*|pollut\w*|flicker\w*|"
    r"stuck|overflow\w*|faded|dirty|rats?|graffiti|parked|waited|heard nothing|until \d|too|"
    r"worse|cruel\w*|harm\w*|dying|death\w*|killed|stolen)\b",
    re.I,
)
CHANGE_ENGLISH = re.compile(
    r"\b(?:ban|stop|end|abolish|repeal|reform|change|allow|let|make|introduce|create|build|fund|"
    r"funding|provide|give|increase|reduce|"
    r"lower|raise|extend|require|restore|remove|repair|fix|investigate|release|protect|review|"
    r"recognis\w*|recogniz\w*|legali[sz]\w*|"
    r"cancel|prevent|replace|support|save|bring|keep|grant|set|issue|scrap|establish|deport|"
    r"impose|implement|amend|declare|"
    r"should|must|need\w*|call on|calls on|urge|ask|petition|request\w*|demand\w*|want|would "
    r"like)\b",
    re.I,
)
GREETING_ENGLISH = re.compile(
    r"^(?:(?:hi|hello|hey|dear (?:sir|madam|all|mr\.? \w+|ms\.? \w+)(?: or madam)?|good "
    r"(?:morning|afternoon|evening)|please|so|well|and|but|also|"
    r"however|therefore|firstly|thanks|thank you)(?: there| all| everyone)?\b[\s,.!:]*)+",
    re.I,
)
SELF_ENGLISH = re.compile(
    r"^(?:my name is|i am (?:a|an|the|\d+)|i'm (?:a|an|the|\d+)|i live|i work|we are (?:a|the)|"
    r"as (?:a|an) )\b",
    re.I,
)
ABOUT_WRITING_ENGLISH = re.compile(
    r"\b(?:sign (?:this|the)|this petition|read this|more details|see (?:here|link)|https?|www|"
    r"thank you|thanks|i am writing|"
    r"i'm writing|for example|what do i pay|please (?:help|do something))\b",
    re.I,
)

EMPTY = re.compile(
    r"제대로|철저\S*|빨리|얼른|제발|부디|반드시|하루\s?빨리|조속\S*|다시|한번|한\s번|이라도|"
    r"시켜|돌아|있도록|수\s?있|해서|그래서|이것|이런|그런|"
    r"(?<![가-힣])(?:꼭|좀|더|잘|수|것|저|이|그)(?:좀)?(?![가-힣])|(?:주|드|하|되|합|"
    r"됩)\S*(?:니다|세요|요)|드림니다|확인\S*|조치\S*"
)
"""What a wish may hold without saying about what."""

FEELING = re.compile(
    r"억울(?:합|하|해)|미칠|미치겠|죽고\s?싶|눈물|마음이|가슴이|걱정|답답|힘듭|참담|화가\s?나|"
    r"속수무책|막막|황당|어이없|"
    r"소용이?\s?없|못\s?살겠|행복|존경|희망|꿈|wits' end|not sure if|apolog|sad\b|afraid|i hope|"
    r"disgust|my (?:daughter|son|husband|wife) ",
    re.I,
)
"""How the writer feels: seldom what is wrong."""

POINTING = re.compile(
    r"^(?:이게|이건|이것|이런|이렇|그런|그렇|그것|그게|그는|그들|그\s|이\s|저런|모든|아무|특히|"
    r"과연|얼마\s?전|어느\s?날|처음|당시|이후|그\s?후|"
    r"좀|다시|하여|대해|위해|통해|관해|따라|따른|의해|라는|같은|있는|없는|하는|되는|및|등|과|와|"
    r"의|을|를)\s?|"
    r"^(?:this|that|it|they|these|those|he|she|which|who|such|them|one of)\b",
    re.I,
)
"""Words that only lead on from what was said before."""

GRAVE = re.compile(
    r"갑질|폭행|폭언|따돌림|횡포|위반|위법|불법|무단|담합|비리|부당|차별|학대|사망|사기|착취|"
    r"조작|누수|소음|악취|체불|미지급|해고|보복|악용|"
    r"은폐|방치|피해|침해|훼손|유출|비하|도산|파산|파업|협박|횡령|성희롱|성추행|오염|고장|부실|"
    r"특혜|독점|퇴출|탄압|방조|남용|남발|"
    r"소급|불공정|허위|과다|폭등|심각|위험|형평|부족|불편|화재|사고|결함|불량|체납|규제|모르쇠|"
    r"고통|무시|거부|거절|당했|당하[고는였]"
)
"""Trouble by its own name."""

TOLD = re.compile(
    r"(?:물었|물어봤|말했|답했|갔|왔|들었|봤|보았|생각했|시작했|알아봤|있었|있다고\s?합|"
    r"하더라고|라고\s?합|하더군|알고\s?있|생각해\s?봅|느꼈|"
    r"지정된\s?곳입|설립되었|되어왔|이어지고\s?있)\S{0,5}$"
)
"""A step of what happened, or what is known to all."""
