"""Words of danger in both languages, as patterns: what is heard, and what only looks like it.

Korean ones are for sentences without spaces and punctuation, English ones for words with one space
between them, except the wide ones, which are looked for in the text as it stands, too.
"""

from __future__ import annotations

_PERSON = (
    "(?:누가|누군가|사람|남자|남성|여자|여성|남편|아내|와이프|아빠|아버지|엄마|어머니|부모|오빠|"
    "형|누나|언니|동생|아들|딸|손자|손녀|아이|애|애기|아기|학생|친구|남친|남자친구|여자친구|"
    "애인|할머니|할아버지|어르신|노인|아저씨|아주머니|아줌마|직원|동료|이웃|옆집|윗집|"
    "선생님?|스토커|괴한|강도|저|나|절|날|제|우리)"
)
_AT = "(?:이|가|을|를|은|는|께서|한테|에게|도)?"
OWN_LIFE_KOREAN = (
    r"죽고싶|죽을래|죽어버리고싶|죽으려고|죽을(?:거예요|거에요|거야|겁니다|생각|결심)|"
    r"죽을까(?:봐요|요)?$|"
    r"(?:더는|더이상은?|이제는?|도저히)못살겠|살기싫|살고싶지않|사는게싫|"
    r"^(?:그냥|이제|차라리|정말|진짜|저|나|는|제|내)*(?:다|모두|전부|인생을?|삶을?)"
    r"끝내(?:고싶|버리고싶|버릴|려고(?:해|요)).{0,3}$|"
    r"자살(?:하고싶|할래|할거|할것|하려|시도|을시도|생각|충동|하겠)|목숨을끊|"
    r"극단적(?:인)?선택을?하",
    r"뛰어내릴(?:거|게|래|까|려|생각)|뛰어내리(?:려|고싶|겠)|뛰어내렸|손목을?(?:그었|긋|그을)|"
    r"목을?(?:맸|매려|매고|맬)|약을?.{0,8}(?:한통|통째|한꺼번|다|많이|여러|수십).{0,4}"
    r"(?:먹었|먹어버|삼켰|털어)|유서를?(?:남기|남겼|쓰|썼|써놓|발견)",
)
"""Somebody who wants to die."""
KOREAN = (
    # Followed.
    rf"{_PERSON}{_AT}.{{0,12}}(?:따라오|따라와|따라왔|따라다|쫓아오|쫓아와|쫓아왔|쫓아다|뒤쫓|"
    rf"미행하)",
    r"(?:집앞|집까지|여기까지|계속)까?지?(?:따라왔|따라와|따라오고|쫓아왔|쫓아와|쫓아오)",
    r"스토커.{0,8}(?:지금|앞에|왔어|와요|있어|따라|찾아)|스토킹(?:을)?당하",
    # Violence, weapons, somebody at the door.
    rf"{_PERSON}{_AT}.{{0,15}}(?:때려(?!치|서잡)|때리(?!기)|때렸|두들겨|패고있|패요|폭행(?:하|당)|"
    rf"목을조)",
    r"(?:지금|한테|에게|계속)맞고있|맞아죽|(?:죽이|죽여버리)(?:겠다|겠대|려고|려해|려한|려합)|"
    r"죽인(?:다고|대요)|"
    r"죽일(?:거|것|려)",
    r"칼(?:을|로|이)?(?:들|든|휘두|휘둘|찌르|찔|겨누|겨눴|가지고있|갖고있)|흉기를?(?:들|휘)|"
    r"총을?(?:들|쏘|쐈|겨)",
    r"강도(?:가|를)?(?:들었|들어|왔|지금|당했|칼)|강도(?:예요|야|에요)|도둑이?(?:들어왔|들어와|"
    r"지금|집에)",
    r"(?:문|창문|현관)(?:을)?.{0,6}(?:부수|부숴|뜯고|따고).{0,4}(?:들어오|들어와|들어왔|있어)",
    r"성폭행|강간당|납치(?:됐|당|하|돼)|감금(?:됐|당|돼|하)|갇혔|갇혀있|가둬(?:놨|놓|뒀)",
    r"비명을?(?:지르|질|계속)|비명소리|살려달라",
    r"(?:^|요|제발|좀|빨리|저|나|날|절|사람|저를|나를|우리를|아이를|애를|엄마를|아빠를)살려"
    r"(?:줘|주세요|주이소|주십시오|주소)|사람살려",
    *OWN_LIFE_KOREAN,
    # Fire, smoke, gas.
    r"(?:집|건물|아파트|빌라|공장|차|차량|산|부엌|주방|방|창고|가게|베란다|숲|전봇대|변압기|"
    r"공사장|시장|학교|호텔|지하|배터리)(?:에|에서|옆에서?|앞에서?|쪽에서?|안에서?)*(?:큰|지금|또)?"
    r"불이?(?:났(?!던|었던|을)|나고|나요|나서|붙|번지)",
    r"^(?:지금|빨리|여기)*(?:응급|응급상황|응급이에요|응급입니다|응급환자|위급|위급해요|긴급상황)"
    r"(?:이에요|예요|입니다|요)?$|"
    r"^(?:지금|여기|저기|빨리)*(?:불이야|불이?났(?:어|다|습|네|심)|불이?나요|불났)|"
    r"화재(?:가)?(?:났(?!던|었|을)|발생했어|예요|에요|입니다)",
    r"(?:건물|집|아파트|방|창문|천장|지하|계단|복도|차|호)(?:에서|안에|에|옆에서)?연기가.{0,3}"
    r"(?:나|올라|자욱|차|들어|피어)",
    r"(?<!배기)가스냄새.{0,6}(?:나|심|진동|맡)|(?<!배기)가스(?:가)?(?:새고|새요|샌다|새는것|새나|"
    r"누출됐)",
    # A child, water, an accident, an illness.
    rf"{_PERSON}{_AT}.{{0,8}}(?:숨을?(?:안|못)쉬|안깨어|못깨어|축늘어)|숨을?(?:안|못)쉬(?:어|고|"
    rf"겠|네)",
    r"(?:아이|애|애기|아기|딸|아들|손자|손녀|할머니|할아버지|치매.{0,6})(?:가|이|를|을)?"
    r"(?:없어졌|사라졌|실종|잃어버렸|안보여)",
    rf"{_PERSON}{_AT}.{{0,8}}(?:물|강|바다|호수|하천|개천|저수지|수영장|계곡|연못|우물)(?:에|로)?"
    r"(?:빠졌|빠져(?:요|서|있)|떠내려|휩쓸)",
    r"의식(?:이|을)?(?:없|잃)|심정지|심장마비",
    rf"{_PERSON}{_AT}.{{0,10}}쓰러(?:졌|지셨|져(?:요|서|있|계))|"
    r"(?:사람|아이|남자|여자|할머니|할아버지|어르신|학생|직원)(?:이|가|들이)?.{0,10}깔(?:렸|"
    r"려(?:요|서|있))|"
    r"(?:쓰러져|쓰러지면서|무너져|무너지면서|떨어져)서?.{0,4}(?:사람|아이|남자|여자|할머니|"
    r"할아버지|어르신|"
    r"학생|직원)(?:이|가|들이)?.{0,6}(?:다쳤|다치셨|맞았)",
    r"(?:차|트럭|버스|오토바이|열차|지하철|기차)에?(?:치였|치여|치었|깔렸|깔려)",
    r"피(?:가|를)?(?:많이|계속|철철|너무|막|안)(?:나요|나고|나는|났|흘|멈|멎)|피를흘리",
)  # fmt: skip
NOT_KOREAN = (
    r"전화통에불|발등에불|눈에불|불이?나(?:갔|간|가서|가고|가요)|불나게|"
    r"(?:담배|고기|매연|굴뚝|음식|요리|향|쓰레기|소각)[^.]{0,10}연기|예방|캠페인|교육"
)
_ONE = (
    r"(?:someone|somebody|(?:a|the|this|that|some|my|his|her|old|young) ?(?:old |young )?"
    r"(?:man|guy|woman|girl|boy|child|kid|baby|person|stranger|stalker|husband|wife|ex|mother|mom|"
    r"mum|father|dad|son|daughter|brother|sister|friend|neighbou?r|grandma|grandpa|grandmother|"
    r"grandfather|boyfriend|girlfriend|lady|toddler|student)|people|he|she|they|i|we)"
)
_WHOM = (
    r"(?:me|us|him|her|them|someone|somebody|a (?:man|woman|girl|boy|child|kid|person)|"
    r"(?:his|her|my|the|their) (?:wife|husband|mother|mom|mum|father|dad|son|daughter|brother|"
    r"sister|child|kid|kids|children|baby|friend|girl|boy|woman|man))"
)
OWN_LIFE_ENGLISH = (
    r"\bkill(?:ing)? myself\b|\b(?:want|wanna|like|wish|going|ready)(?: to)? die\b(?!t)|"
    r"\bend my life\b|"
    r"\bi m suicidal\b|\bi am suicidal\b|\bcommit(?:ting)? suicide\b|\bhang myself\b|"
    r"\bcut my wrists?\b|"
    r"\b(?:don t|do not) want to (?:live|be alive)\b|\bi (?:can t|cannot|"
    r"can not) go on\b(?! (?:the|this|my|that|an?)\b)|"
    r"\b(?:took|swallowed|taken) (?:all|too many|a lot of|a whole bottle of)(?: of)?(?: the| my|"
    r" her| his)? "
    r"(?:pills|tablets|medicine|medication)\b|\boverdosed\b|\bgoing to jump off\b",
)
ENGLISH = (
    rf"\b{_ONE}(?: s| is| are| has been| have been| was| keeps?| kept)* (?:following|chasing|"
    rf"stalking)"
    r" (?:me|us|my|her)\b|\bi(?: m| am) being (?:followed|chased|stalked)",
    rf"\b(?:hitting|beating|attacking|choking|strangling|stabbing|raping|kicking|punching|hurting)"
    rf"(?: up)? {_WHOM}\b|\b(?:beats?|hits?|attacked|stabbed|raped|strangled|choked) {_WHOM}\b|"
    rf"^(?:sos|danger|emergency)(?: sos| help| us| now| please)*$",
    r"\bbeing (?:beaten|attacked|stabbed|raped|strangled|robbed|choked|abused right now)\b",
    r"\b(?:has|have|got|with|holding|pulled|pointing|waving) (?:a|the|his) (?:knife|gun|weapon)\b",
    rf"\b(?:will|ll|going to|gonna|wants to|trying to|threatens to|threatening to|threatened to) "
    rf"(?:kill|murder|stab|shoot|hurt) {_WHOM}\b",
    *OWN_LIFE_ENGLISH,
    r"\bthere(?: s| is) (?:a|some) fire\b(?! (?:hydrant|station|truck|engine|extinguisher|lane|"
    r"exit|"
    r"escape|door|drill|pit|department|hazard|code|zone|plug|safety|inspection))|\b(?:house|home|"
    r"building|apartment|flat|kitchen|car|room|"
    r"forest|roof|shop|school|bus)(?: next door)?(?: s| is| has)? (?:on fire|burning|"
    r"caught fire)\b|"
    r"^(?:help )?fire(?: fire)*$|\b(?<!cigarette )smoke(?: is| s)? (?:coming|pouring|filling|"
    r"everywhere)\b",
    r"\bsmell(?:s|ing)?(?: of| like)? gas\b|\bgas(?: is| s) leaking\b|"
    r"^(?:a )?gas leak(?:ing)?(?: help| here| now)*$|"
    r"\b(?:is|s|have) a gas leak\b",
    rf"\b{_ONE}(?: s| is| has)?(?: not| stopped| t)? ?breathing\b|\b(?:not|isn t|"
    rf"stopped) breathing\b|"
    r"\bi (?:can t|cannot|can not) breathe\b|\b(?:is|s|are|was|found) unconscious\b|"
    r"\b(?:does not|doesn t|won t|will not|not) (?:wake|waking) up\b|\bhaving a (?:heart attack|"
    r"seizure|stroke)\b",
    rf"\b{_ONE}(?: has| just| suddenly| s)* collapsed\b|\bbleeding (?:badly|heavily|a lot|out|"
    rf"to death)\b|"
    r"\b(?:won t|doesn t|does not) stop bleeding\b",
    rf"\b{_ONE}(?: s| is| are| fell| has)*(?: in)?(?: the)?(?: water|"
    rf" river)? ?(?:is )?drowning\b(?! in (?!the (?:river|"
    r"lake|sea|pool|water|ocean)))|\bfell (?:into|in) the (?:river|sea|lake|water)\b",
    r"\b(?:is|are|s|re) (?:breaking|trying to (?:break|get)) (?:in|into)\b|"
    r"\b(?:intruder|burglar|robber|stalker)(?: is| s)? (?:in|inside|at|outside)\b",
    r"\b(?:won t|will not) let (?:me|us|her) (?:out|leave|go)\b|\bi(?: m| am) (?:trapped|"
    r"locked in)\b|"
    r"\bwe(?: re| are) trapped\b|\bkidnapp(?:ed|ing)\b|\bheld hostage\b",
    r"\bmy (?:son|daughter|child|kid|baby|toddler|boy|girl)(?: s| is| has gone| went|"
    r" has been)* missing\b|"
    r"\blost my (?:son|daughter|child|kid|baby)\b",
    r"^(?:please )?save me(?: please)?$|\b(?:i m|i am|we re|we are|life is) in danger\b|"
    r"^(?:please )?help(?: me)? .{0,20}\b(?:kill|hurt|knife|gun|attack|beat)",
)  # fmt: skip
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
    r"(?:웃겨|배고파|더워|추워|졸려|심심해|귀찮아|보고싶어|좋아|예뻐|배불러|맛있어|"
    r"궁금해)(?:서)?죽|"
    r"dyingto(?!die)|killerdeal|killingit|"
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
