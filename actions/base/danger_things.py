"""Sentences about things and animals that sound like danger and are complaints: a dead cat, a
fallen tree, a hydrant, a light that stays on.

`KOREAN` and `ENGLISH` are taken out of a sentence before words of danger are looked for, unless
`SOMEBODY` is in it: somebody who is hurt. `COMPLAINTS` are for the whole text, which is then a
petition whatever it was taken for. Korean without spaces, English with one space between words.
"""

from __future__ import annotations

_ANIMAL = (
    "(?:고양이|길냥이|강아지|반려견|유기견|들개|(?:^|[에서집들은])개|고라니|노루|사슴|너구리|"
    "오소리|족제비|"
    "다람쥐|청설모|토끼|멧돼지|돼지|염소|송아지|망아지|비둘기|까치|까마귀|오리|거위|두루미|"
    "물고기|두더지|두꺼비|개구리|거북이?|동물|짐승)"
)
_THING = (
    "(?:나무|가로수|소나무|나뭇가지|가지|전봇대|전신주|기둥|가로등|신호등|표지판|안내판|간판|"
    "입간판|현수막|"
    "펜스|울타리|담장|담벼락|옹벽|난간|볼라드|자전거|킥보드|오토바이|화분|쓰레기통|천막|의자|"
    "벤치|버스정류장)"
)
_SUBJECT = "(?:들)?(?:이|가|은|는|도|까지)?"
_HURT = (
    "(?:물[어렸려린]|공격|덤[벼비볐]|할퀴|들이받|사람|아이|학생|남자|여자|할머니|할아버지|어르신|"
    "아저씨|아주머니|직원|친구)"
)
"""Whom an animal or a thing has hurt: what is taken out does not reach over it."""
_KILLER = (
    "(?:냄새|악취|소음|소리|먼지|매연|더위|추위|열기|폭염|세금|물가|요금|월세|규제|정책)"
    "(?:이|가|는|은|로|으로|때문에)?"
)
SOMEBODY_KOREAN = (
    r"(?:사람|아이|애들|애기|아기|학생|어린이|남자|여자|남편|아내|아버지|아빠|어머니|엄마|할머니|"
    r"할아버지|어르신|"
    r"노인|아저씨|아주머니|아줌마|아들|딸|친구|형이|형님|누나|언니|오빠|동생|직원|기사님|운전자|"
    r"보행자|작업자|주민|"
    r"제가|내가|저는|나는|저를|나를)(?!.{0,12}(?:뻔|까봐))"
    r".{0,15}(?:쓰러|치였|치여|치었|깔렸|깔려|다쳤|다쳐|다치셨|빠졌|빠져|맞았|맞고|피가|피를|숨|"
    r"의식|갇|죽었|죽어)"
)
KOREAN = (
    rf"{_ANIMAL}{_SUBJECT}(?:(?!{_HURT}).){{0,10}}(?:차|트럭|버스|오토바이|열차|지하철|기차)에?"
    rf"(?:치였|치여|치었|깔렸|깔려)",
    rf"(?:차|트럭|버스|오토바이|열차|지하철|기차)에?(?:치여|깔려)서?(?:죽은|죽어있는|다친|"
    rf"쓰러진)?[새큰]?"
    rf"{_ANIMAL}",
    rf"{_ANIMAL}{_SUBJECT}(?:(?!{_HURT}).){{0,8}}(?:쓰러[졌져]|숨을?(?:안|못)쉬|의식이?없|"
    rf"피를?흘리|"
    rf"피가?(?:많이|계속|너무|막)나|갇혀|갇혔|물에빠)",
    r"(?:고양이|강아지|비둘기|오리|까치)(?:들)?(?:이|가).{0,12}(?:따라|쫓아)(?:오|와|왔|다)",
    r"(?:^|[에서집들은네의])개(?:들)?(?:이|가|한마리가)(?:(?!물).){0,12}따라(?:오|와|왔|다)",
    rf"(?:{_THING}|{_ANIMAL})(?:들)?(?:이|가|은|는|도|까지|하나가|"
    rf"한그루가)?(?:(?!{_HURT}).){{0,10}}"
    r"쓰러(?:졌|져(?:요|서|있|버))",
    # A near miss.
    r"(?:(?:차|트럭|버스|오토바이|열차|지하철|기차)에?(?:치여|깔려)|물에빠져|쓰러져|맞아)서?"
    r"(?:정말|진짜|크게|거의|하마터면)*(?:죽|다치|사고날|큰일날)[을ㄹ]?뻔",
    # What follows one about and is nobody.
    r"(?:문자|광고|전화|알림|배너|메일|소문|꼬리표|빚)(?:가|이|는)?.{0,6}(?:따라|[쫓쫒]아)(?:오|와|"
    r"다)",
    rf"{_KILLER}.{{0,8}}(?:죽일(?:것|거)같|맞아죽)",
)  # fmt: skip
_BEAST = (
    r"(?:dogs?|cats?|kittens?|pupp(?:y|ies)|raccoons?|squirrels?|rats?|mice|mouse|possums?|"
    r"opossums?|"
    r"skunks?|deer|birds?|pigeons?|seagulls?|gulls?|crows?|ducks?|geese|goose|foxe?s?|rabbits?|"
    r"coyotes?|hedgehogs?|badgers?|snakes?|animals?|fish|swans?|hens?|chickens?|boars?)"
)
_OBJECT = (
    r"(?:trees?|branch(?:es)?|limbs?|tree limb|poles?|signs?|lamp ?posts?|street ?lights?|lights?|"
    r"fences?|walls?|bikes?|bicycles?|scooters?|carts?|trolleys?|bins?|benche?s?|bridge|railing|"
    r"barriers?|billboards?|utility pole|traffic light)"
)
_DULL = (
    r"(?:noise|smell|stench|odou?r|heat|dust|traffic|potholes?|road|street|intersection|crossing|"
    r"crosswalk|junction|speeding|cars?|bill|queue|wait|stairs?|pollution|cold|rent|taxes|prices?|"
    r"mosquito(?:e?s)?|parking|sidewalk|pavement|corner|this|that)"
)
SOMEBODY_ENGLISH = (
    r"\b(?:man|men|woman|women|boy|girl|child|children|kids?|baby|person|people|someone|somebody|"
    r"son|daughter|mother|father|mom|mum|dad|husband|wife|brother|sister|friend|neighbou?r|"
    r"grandm\w+|grandp\w+|grandf\w+|lady|guy|he|she|him|her|me|i|us)\b"
    r"(?: \w+){0,4} (?:hurt|injured|trapped|pinned|unconscious|bleeding|under|collapsed|breathing|"
    r"drowning|dead|dying|killed)\b|"
    r"\bfell on (?:me|us|him|her|a |my |the (?:man|woman|boy|girl|child|kid))"
)
ENGLISH = (
    rf"\b{_BEAST}(?: (?:is|s|are|was|were|has|have|been|that|lying|there|just|and))* (?:not "
    rf"breathing|"
    r"unconscious|bleeding \w+|drowning|collapsed|trapped|missing|doesn t breathe)\b",
    rf"\b(?:{_OBJECT}|{_BEAST})(?: (?:has|have|just|that|which|also|down))* (?:collapsed|fell "
    rf"(?:into|"
    rf"in) the (?:river|sea|lake|water))\b",
    rf"\b{_DULL}(?: \w+){{0,3}} (?:will|ll|is going to|are going to|gonna|is gonna) kill \w+\b",
    r"\blights?(?: \w+){0,4} burning\b",
)  # fmt: skip
NEARLY_KOREAN = r"[을ㄹ일]뻔|까봐|죽는줄"
NEARLY_ENGLISH = r"\b(?:nearly|almost|could have) (?:\w+ )?\w+(?:ed|en|it|un|ell)\b"
"""What has not happened."""
FEAR_KOREAN = "누가|누군가|무서|도와|살려|도둑|침입|낯선|수상|이상한사람"
FEAR_ENGLISH = r"\b(?:someone|somebody|scared|afraid|frightened|help|stranger|threat\w*|intruder)\b"
"""Whoever says so is asked about more than the thing."""
HAZARD_KOREAN = (
    r"위험(?:하|해|한|합|했)?|무서[워운웠우]|무섭|겁(?:이)?(?:나|났)|불안|아찔|조마조마|"
    r"(?:다칠|넘어질|빠질|치일)(?:것같|까봐|뻔)"
)
HAZARD_ENGLISH = (
    r"\b(?:danger(?:ous(?:ly)?)?|unsafe|hazard(?:ous|s)?|scary|scared|afraid|frighten(?:ed|ing)|"
    r"terrif(?:ied|ying))\b"
)
"""What a thing is to those who pass it."""
_FEARED = (
    "(?:남편|아내|와이프|아빠|아버지|엄마|어머니|남친|여친|남자친구|여자친구|애인|남자|여자|사람|"
    "아저씨|아줌마|이웃|옆집|윗집|아랫집|오빠|삼촌|사장|상사|스토커)(?:들)?(?:이|가|은|는|도)?"
)
SOMEBODY_IN_IT_KOREAN = (
    rf"누가|누군가|도와|살려|도둑|침입|낯선|수상|이상한사람|협박|위협|혼자|경찰|구급|112|119|"
    rf"와주세요|와줘|빨리와|{_FEARED}(?:너무|정말|진짜|좀)*(?:무서|무섭|위험)|"
    r"^(?:저|제가|나|내가|저희|저희가|우리|우리가)(?:는|도)?(?:지금|너무|정말|진짜|많이)*위험"
)
SOMEBODY_IN_IT_ENGLISH = (
    r"\b(?:someone|somebody|help|stranger|intruder|threat\w*|alone|police|ambulance|at home|"
    r"in danger|husband|wife|boyfriend|girlfriend|father|mother|dad|mom|mum|man|men|guy|he|him|"
    r"she|her|neighbou?r)\b"
)
"""That a person is in danger, or is what is feared."""
COMPLAINTS_KOREAN = (
    rf"(?:죽은|죽어있는|죽은채|차에치인)(?:새끼|큰|길|들)*{_ANIMAL}|"
    rf"{_ANIMAL}{_SUBJECT}(?:(?!{_HURT}).){{0,10}}(?:쓰러[졌져]|다[쳤쳐]|갇[혔혀]|빠[졌져]|아파)|"
    r"담배(?:연기|냄새|를?피|꽁초)|흡연|"
    rf"{_ANIMAL}(?:들)?(?:의)?(?:사체|시체|로드킬)|"
    rf"로드킬|(?:{_ANIMAL}|새){_SUBJECT}.{{0,12}}죽어(?:있|서|요)|{_ANIMAL}{_SUBJECT}.{{0,10}}죽었|"
    rf"죽은(?:새|쥐|뱀|벌레|벌|나무|가로수|잔디)|"
    rf"{_THING}(?:들)?(?:이|가|은|는|도|까지|하나가|한그루가)?.{{0,10}}(?:쓰러[졌져진]|"
    rf"넘어[졌져진]|부러[졌져진])|"
    rf"(?:쓰러진|넘어진|부러진){_THING}|"
    r"(?:불|조명|전등|가로등|간판|네온)(?:이|을|은|도)?(?:밤새|계속|하루종일|항상|낮에도|종일|"
    r"대낮에도)*(?:켜[져진놔놓둔두]|안꺼[져지])|"
    r"(?:불|가로등)(?:이|은|도)?(?:밤새|계속)?(?:나갔|나가서|꺼져|꺼졌|안켜|안들어)|소화전"
)
COMPLAINTS_ENGLISH = (
    rf"\bdead (?:\w+ )?{_BEAST}\b|\broad ?kill\b|\b{_BEAST}(?: \w+){{0,5}} dead\b|\bhydrants?\b|"
    rf"\b(?:fallen|downed|broken) {_OBJECT}\b|\b{_OBJECT}(?: (?:has|have|just|is|are|s))* "
    r"(?:fallen|fell|down|leaning|uprooted)\b|"
    r"\blights?(?: \w+){0,4} (?:on all (?:day|night)|(?:is|are|stays?|left|always|still) on|"
    r"(?:is|are|went) out)\b|"
    r"\b(?:smell|stench|odou?r|noise|heat|dust|rent|bill|taxes|traffic|queue|wait|mosquito(?:e?s)?)"
    r"(?: \w+){0,5} killing\b|\b(?:smoking|smokers?|cigarettes?|vaping|beeping|barking|honking)\b"
)
