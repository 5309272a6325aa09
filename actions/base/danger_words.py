"""What only looks like danger, in both languages, and words that count where no dialogue is asked.

Korean ones are for sentences without spaces and punctuation, English ones for words with one space
between them, except the wide ones, which are looked for in the text as it stands, too.
"""

from __future__ import annotations

NOT_KOREAN = (
    r"전화통에불|발등에불|눈에불|불이?나(?:갔|간|가서|가고|가요)|불나게|"
    r"(?:담배|고기|매연|굴뚝|음식|요리|향|쓰레기|소각)[^.]{0,10}연기|예방|캠페인|교육"
)
PREVENTION = r"\bprevent\w*|\bcampaign|\bdrill\b|\btraining\b|\balarm test"
AUTOMATIC = (
    r"운전중|회의중|수업중|통화중|부재중|전화를?받을수없|나중에(?:다시)?(?:전화|연락)|"
    r"곧(?:다시)?연락|자동응답|"
    r"drivingrightnow|imdriving|i'mdriving|outofoffice|inameeting|automaticreply|autoreply|"
    r"getbacktoyou|callyoulater|callyouback"
)
WITH_A_NUMBER = (
    r"(?:제|내|저의)?(?:전화|휴대폰|핸드폰)?(?:번호|뒷자리|앞자리|번지수)?(?:는|은|가|이)?"
    r"(?:이에요|예요|에요|이요|요|입니다|임|번|호|동|번지|버스|번버스)*|mynumberis|itis|itsits?"
)
FIGURE = (
    r"(?<!사람)(?<!아이)(?<!애)(?<!아기)(?<!엄마)(?<!아빠)(?<!저)(?<!나)(?<!우리)[을를]살려|"
    r"전화통에불|발등에불|"
    r"눈에불|불나게|불티나|물에빠진(?:것|생쥐)|물에잠긴|목숨걸고|죽여주(?:는|네|게)|죽는줄|칼같이|"
    r"(?:상권|시장|경제|상인|회사|제약|기업|마을|지역|농민|어민|동네|업계|산업|하천|골목|업종|"
    r"나라)(?:좀|도)*살려|"
    r"^살려(?:주세요|줘)[가-힣]{1,6}(?:앱|어플|게임|노래|영화|가사|드라마)$|"
    r"(?:웃겨|배고파|더워|추워|졸려|심심해|귀찮아|보고싶어|좋아|예뻐|배불러|맛있어|"
    r"궁금해)(?:서)?죽|"
    r"dyingto(?!die)|dyingfor(?!help)|(?:lol|haha|lmao)[a-z']*(?:dead|dying)|"
    r"drowningin(?!the(?:water|river|sea|lake|pool|bath)|a(?:river|pool|lake)|water)|killerdeal|"
    r"killingit|"
    r"(?<!heis)(?<!hes)(?<!theyare)(?<!husbandis)(?<!someoneis)killing(?:me|us)|dead(?:tired|"
    r"line|end|tree)|(?:phone|battery|"
    r"laptop)died|"
    r"helpcent(?:er|re)|helpdesk"
)
"""Pictures, and names of things."""
WIDE_KOREAN = (
    r"살려|위험해|칼|흉기|강도|납치|감금|갇혔|갇혀|스토커|스토킹|(따라|쫓아)(와|오|왔)|때려|때리|"
    r"맞고있|"
    r"폭행|비명|죽고싶|죽을래|죽을거|죽여|죽인다|자살|유서|뛰어내|손목을|목을매|번개탄|못살겠|"
    r"약을(많이|다|한통)|불이?(났|낫|붙)|불이야|연기가|가스냄새|가스가|폭발|무너졌|무너져|"
    r"숨을(안|못)|숨이안|숨안|의식이없|의식없|쓰러졌|쓰러져|쓰러지|피가|피를|심장|물에빠|(강|"
    r"바다|우물|호수)에빠|익사|(아이|아기|애)[가를](없어|잃어)|실종|"
    r"고립|구조요청|구조해|구급|경찰(좀|불러|보내)|11[29](좀|불러|보내|구급)|문을부수|"
    r"부수고들어|사라졌어|깔렸|추락|끼였"
)
WIDE_ENGLISH = (
    r"\b(help me|save me|in danger|knife|gun|weapon|robber|robbed|kidnap\w*|locked (me )?in|"
    r"trapped|stalk\w*|following me|follows me|chasing me|hitting me|hits me|"
    r"beating|beaten|beats me|attack\w*|kill|killing|suicid\w*|want to die|"
    r"end (it|my life)|overdose\w*|"
    r"took (all|too many)|jump off|going to jump|cut my wrist\w*|on fire|fire in|there is a fire|"
    r"smoke|gas leak|smell gas|explo\w+|collapsed|not breathing|can'?t breathe|cannot breathe|"
    r"unconscious|bleeding|heart attack|chest pain|drown\w*|ambulance|call (the )?police|"
    r"break(s|ing)? in(to)?|missing child|(child|son|daughter) is missing|"
    r"hurt me|hurting|scream\w*|goodbye note|suicide note)\b"
)
