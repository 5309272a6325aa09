"""How people say that they do not know, do not want to say or have none, in both languages."""

from __future__ import annotations

from actions.reading.replies.plain import pattern

_SAY = (
    r"(?:어|어요|어용|어여|아|아요|음|습니다|습니당|슴다|다|네|네요|네예|네여|는데|는데요|"
    r"는데예|지|지요|죠|"
    r"거든요|심더|어예|예|유|어유|구만|구먼|구먼유|니더|고요|구요|당|더라고요|더라구요|"
    r"을것같아요?|을거같아요?|"
    r"는것같아요?|는거같아요?|을듯요?|으니까요?)"
)
_KNOW = (
    r"(?:모르(?:겠|것|겄)(?:어|어요|어용|어여|음|습니다|슴다|다|네|네요|네예|는데|는데요|는디|"
    r"는디요|는데예|심더|어예|어유|유|고요|"
    r"구요|구만|구먼유|당|지|거든요|니더|소|슈|습니더|더라고요|더라구요)?|모르(?:네요?|지요?|"
    r"죠|는데요?|는데|ㅁ|고요|구요|오|유|는디요?|것슈|겄슈)|"
    r"몰라(?:요|유|서요|예|여|용)?|몰러(?:요|유)?|몰랐(?:어요?|습니다|네요)|모름(?:니다)?|"
    r"모릅니다|모립니더|모린다|모르긋(?:어요?|네요?|심더)|"
    rf"(?:기억|생각)(?:이|도|은)?(?:잘|전혀|하나도|도무지|통|정확히|정확하게)?(?:은|는)?(?:안|"
    rf"못)(?:나|납|남|해|합|함|난)(?:요|니다|"
    rf"네|네요|네예|는데요?|다|유|"
    rf"심더|더라고요|거든요)?|(?:기억|생각)(?:이|도)?(?:잘)?나(?:지|질)않(?:아요?|습니다|네요)|"
    rf"기억없{_SAY}|기억에없{_SAY}|"
    rf"기억이없{_SAY}|"
    r"(?:까먹|잊어먹|잊어버렸|잊었|까묵)(?:었)?(?:어요?|습니다|네요?|심더|음|는데요?)|"
    r"가물가물(?:해요?|합니다|하네요)|"
    rf"확실(?:하지|치|하진|친)(?:는|가)?않(?:아요?|습니다|네요|은데요|음)|확실히는몰라요?|"
    rf"알수(?:가)?없{_SAY}|알길이없{_SAY}|"
    r"글쎄(?:요|다)?|감이(?:안)?(?:와요|잡혀요|없어요)|애매(?:해요?|하네요|합니다))"
)
_ABOUT = (
    r"(?:이름|성함|성명|주소|위치|장소|사진|파일|첨부|첨부파일|연락처|번호|전화|전화번호|"
    r"휴대폰|핸드폰|폰번호|날짜|날|시간|시기|종류|"
    r"상태|유형|이메일|메일|메일주소|지번|도로명|도로명주소|동네|길이름|건물이름|분야|그건|"
    r"그거|그것|이건|이거|이것|저건|여기엔|거기엔|나중에|나중|보낼게요|"
    r"대답|답변|내용|답|뭐|뭔지|무엇인지|뭔가|"
    r"뭐가|뭐라고|어떤|어느|어떻게|어떤건지|어떤거|어느거|어느게|어디|어딘지|어디인지|어디가|"
    r"언제|언젠지|언제인지|언제부터|언제부턴지|언제부터인지|언제였더라|"
    r"언제였는지|며칠|며칠인지|몇월|누구|누군지|왜인지|번지|호수|우편번호|첨부할|보여줄|그위|"
    r"위에|해당|해당사항|해당되는|해당하는|정보|개인정보|신상|신원|본명|"
    r"실명|부분|질문|쪽|곳|데|것|거|게|사람|"
    r"찍은|찍어둔|찍어놓은|올릴|보낼|드릴|가진|있는|정확한|자세한|구체적인|알려드릴|알려줄|"
    r"적을|쓸|선택할|고를|맞는|마땅한|따로|"
    r"이중에|여기에|중에|어디더라|거기|거기가|여기|여기가|제|내|저의|제가|내가|저는|저도|나도|"
    r"나는|저희도|저희|저|전|아직|그때|처음|시작|시작한|시작된|"
    r"정확|정확히|정확하게|확실히|확실하게|자세히|자세하게|구체적으로)"
    r"(?:은|는|이|가|도|을|를|까지|까지는|까진|만|에|에는|인지|인지는|인지도|로|부터|부턴지|란|"
    r"까지도|요)?"
)
_SOFT = (
    r"(?:잘|전혀|하나도|진짜|정말|도무지|통|그냥|걍|굳이|별로|딱히|지금|지금은|일단|음|흠|어|"
    r"아|네|예|아니|아니요|아뇨|아니오|에이|그|저기|죄송한데|"
    r"죄송하지만|죄송해요|죄송합니다|미안해요|미안하지만|근데|뭐|좀|걔|요|솔직히|당장|당장은|"
    r"갑자기|고마워요|감사합니다|괜찮아요|"
    r"그런건|그런거|뭐라|딱|꼭|절대|절대로|영|더|아무|아무것도|제발)"
)
_R = (
    r"(?:줘|줘요|주세요|주세여|주십시오|주이소|주소|주라|주시겠어요|주시면돼요|"
    r"주시면감사하겠습니다|줄래요|주실래요|요)"
)
_WANT = (
    r"(?:래|래요|랍니다|렵니다|게|게요|께요|란다|겠습니다|래유|게유|꺼예요|거예요|거에요|겁니다)"
)
_NOT_WANT = (
    r"(?:싶지(?:는|가)?않(?:아요?|습니다|은데요?|네요|아유|음)|싶진않(?:아요?|습니다|은데요?)|"
    r"안싶어요?|싶지안아요)"
)
_REFUSE = (
    rf"(?:안|못|몬)(?:적|쓰|쓸|하|할|말할|밝힐|알려줄|알려드릴|남길|올릴|넣을|보낼|찍을|댈|"
    rf"고를|선택할|말씀드릴|줄|드릴|"
    rf"공개할)(?:을)?(?:{_WANT}|겠어요?|겠습니다|겠는데요?|겠네요?)|"
    r"(?:안|못|몬)(?:적|써|해|말해|말하|밝혀|알려줘|올려|보내|찍었|찍심|찍|받|찍어|찍어놨|남겨|"
    r"골라|적어|가르쳐줘|가지고있|갖고있)(?:어요?|요|"
    r"습니다|음|도돼요|네요|는데요?)?|"
    rf"(?:적|쓰|말하|말씀드리|밝히|알리|알려주|알려드리|남기|올리|공개하|대|드러내|"
    rf"넣)(?:기(?:는|가)?(?:싫|좀그렇|그렇|곤란하|어렵|힘들|"
    rf"부담스럽)?(?:어요?|습니다|은데요?|네요|심더|고요)?|기(?:곤란|부담|불편)(?:해요?|합니다|"
    rf"하네요|스러워요|스럽네요)|"
    rf"기(?:가)?(?:어려워요?|힘들어요?|힘드네요|싫음)|고{_NOT_WANT}|지않(?:을{_WANT}|겠습니다|"
    rf"겠어요))|"
    rf"(?:빼고|없이|나중에)(?:할|갈|보낼|적을|쓸|올릴|넣을|진행할|접수할|알려드릴){_WANT}|"
    rf"(?:빼고|없이)(?:해|접수해|보내|진행해)?{_R}|"
    rf"(?:빼|비워|생략해|건너뛰어|넘어가|넘겨|제외해|패스해|스킵해|비공개해|비공개로해)(?:{_R}|"
    rf"둘{_WANT}|놓을{_WANT}|두세요|도돼요|둬요?|"
    rf"도되죠|줄{_WANT})?|뺄{_WANT}|비울{_WANT}|비워둘{_WANT}|"
    rf"(?:건너뛸|넘어갈|넘길|생략할|패스할|스킵할|제외할|안할){_WANT}|건너뛰(?:기|고싶어요|죠|"
    rf"자|세요)|넘어가(?:기|죠|자|세요|요|겠습니다)?|"
    rf"넘기(?:죠|자|세요)|"
    r"(?:패[스쓰]|스킵|생략|노코멘트|비밀|비공개|통과|다음|다음거|다음것|다음질문)(?:이에요|예요|"
    r"입니다|요|이요|할래요|할게요|합니다|하겠습니다|하죠|하자|로|"
    r"으로|임|해요)?|"
    r"(?:싫|싫어|싫은데|싫습니다|싫다|싫네)(?:요|어요|은데요|다고요)?|(?:필요|상관)(?:가|은|"
    r"는)?없(?:어요?|습니다|을것같아요|네요|다|음)|"
    r"(?:됐|됐어|됐습니다|됐고|됐네)(?:요)?|말못(?:해|합니다|하겠어요|하겠습니다)(?:요)?|"
    r"말(?:안|못)(?:할|하고싶).{0,3}|"
    rf"(?:익명|무기명)(?:으로|이)?(?:요|이요|할{_WANT}|해{_R}|하고싶어요|해도돼요|부탁드려요|"
    rf"부탁해요|부탁합니다|부탁드립니다|처리해{_R}|"
    rf"접수해{_R}|신고할{_WANT}|신고합니다|진행해{_R}|하겠습니다|이에요|입니다|이좋아요|좋겠어요)?"
)
_NONE = (
    rf"(?:없{_SAY}|업{_SAY}|없구먼유|없당께요?|해당(?:사항)?(?:이)?없{_SAY}|해당없음|"
    rf"해당안(?:됨|돼요?|됩니다)|없이(?:해|접수해|"
    rf"그냥해|진행해)?{_R}|없이(?:할|갈|쓸){_WANT}|없이요|(?:사진|파일)?못찍(?:었|"
    rf"어서)(?:어요?|습니다|네요)?)"
)
_WHY = (
    r"(?:그냥|온라인|전화|인터넷|어두워|밤이|너무|폰|카메라|제가|눈이|이사|길|여기|처음|워낙|"
    r"오래)?[가-힣]{0,14}(?:이라|려서|구려서|이라서|라서|"
    r"어서|아서|해서|여서|가지고|거든요|으니까요?|니까요?|돼서|되어서|고장나서)"
)
_CAN_NOT = (
    r"(?:못(?:적|쓰|찍|말하|올리|알려드리|고르)겠(?:어요?|습니다|네요?|는데요)|"
    r"알려드릴수(?:가)?없(?:어요?|습니다|네요))"
)
_BEFORE = (
    rf"(?:{_SOFT}|{_ABOUT}|(?:주소|이름|위치|날짜|번호|길|동네)?(?:를|을)?(?:구려서|몰라서|"
    rf"모르겠어서|까먹어서|기억이안나서|없어서|"
    rf"싫어서|무서워서|고장나서)|(?:폰|핸드폰|카메라|휴대폰|눈|손)(?:이|가|"
    rf"도)?[가-힣]{1, 5}(?:서|니까))"
)
_CORE = rf"(?:{_KNOW}|{_REFUSE}|{_NONE}|{_CAN_NOT})"
KOREAN = pattern(rf"{_BEFORE}{{0,5}}?{_CORE}(?:{_CORE}|{_BEFORE}){{0,3}}?(?:{_WHY})?")
KNOWS_NOT = pattern(rf"{_BEFORE}{{0,5}}?{_KNOW}(?:{_CORE}|{_BEFORE}){{0,3}}?(?:{_WHY})?")

_SOFT_EN = (
    r"(?:oh|um|uh|hm|hmm|well|sorry|i m afraid|honestly|really|actually|no|nope|nah|yes|ok|"
    r"okay|please|pls|thanks|thank you|for now|right now|"
    r"at the moment|just|so|but|and|to be honest|tbh|maybe|lol|sadly|unfortunately|at all|"
    r"anymore|either|yet)"
)
_WHAT_EN = (
    r"(?:(?:about|of|for|on|my|the|that|this|it|them|one|any|exact|exactly|precisely|specific|"
    r"which|what|when|where|who|how|"
    r"address|place|location|date|day|time|name|number|phone|photo|photos|picture|pictures|"
    r"image|images|file|files|kind|type|these|those|above|options|one it is|it is|it was|"
    r"it started|it began|"
    r"is|was|started|began|long|many|to|say|tell|give|share|email|contact|street|part|"
    r"question|details?|here|there|s|"
    r"you|me|of them|be|with|took|have|answer|information|info|sure|i)(?: |$)){0,7}"
)
_KNOW_EN = (
    r"(?:(?:i )?(?:really |honestly |just )?(?:don t|dont|do not|didn t|didnt|did not|"
    r"wouldn t|couldn t|couldnt|can t|cant|cannot|can not)(?: really| quite| even)? "
    r"(?:know|remember|recall|think of(?: it| one)?|tell(?: you)?|say|be sure)|idk|dunno|i dunno|"
    r"(?:i have |i ve |got |have )?(?:no|not a) (?:idea|clue)|not (?:entirely |really |too |"
    r"quite |100 )?(?:sure|certain)|"
    r"(?:i m|im|i am) (?:not|un)(?: really| too| entirely)? ?(?:sure|certain)|unsure|(?:i |"
    r"i ve )?(?:forgot|forget|forgotten)|beats me|who knows|no memory|unknown|not known|"
    r"hard to say|"
    r"(?:i have )?no recollection|it s unclear|unclear)"
)
_REFUSE_EN = (
    r"(?:skip|pass|next|move on|go on|(?:i )?(?:want to |ll |will |would like to |"
    r"d like to )?(?:skip|pass)|leave (?:(?:it|that|this|my \w+|the \w+|me) )?(?:out|blank|"
    r"empty|open|off)|(?:i d |i would |id |d )?rather not|prefer not|"
    r"(?:i d |i would |id |i )?prefer not(?: to)?|(?:i )?(?:don t|dont|do not|won t|wont|"
    r"will not) (?:want|wish|care|like|need)(?: to)?(?: (?:say|give|tell|share|answer|provide|"
    r"disclose|leave|add|send|upload|be (?:called|contacted|named|known|phoned|bothered)|"
    r"answer))?|"
    r"(?:i )?(?:won t|wont|will not|can t|cannot) (?:say|give|tell|share|answer|provide|"
    r"disclose)|no comment|none of your business|not telling|private|it s private|"
    r"that s private|it s a secret|secret|"
    r"(?:stay |remain |keep (?:it|me) |i want to (?:stay|be|remain) |i d like to (?:stay|be|"
    r"remain) |make it )?anonymous(?:ly)?|without|not now|not needed|not necessary|"
    r"not required|don t need|no need|never mind|nevermind|not saying|decline|i decline|"
    r"no name|no thanks|no thank you|doesn t matter|does not matter|whatever|don t care|"
    r"nothing to (?:add|show|attach|upload))"
)
_NONE_EN = (
    r"(?:none|n a|na|n\/a|not applicable|does(?: not|n t) apply|nothing|no (?:photos?|"
    r"pictures?|images?|files?|attachments?|phone|number|phone number|email|contact|address|"
    r"name)|"
    r"(?:i )?(?:don t|dont|do not|didn t|didnt|did not) (?:have|take|got|own|use|"
    r"make)(?: (?:any|one|a|an))?|(?:i ve |i have |there s |there is |there are |got |"
    r"have )?(?:got )?(?:none|nothing|no))"
)
_CORE_EN = rf"(?:{_KNOW_EN}|{_REFUSE_EN}|{_NONE_EN})"
_AROUND = rf"(?:(?:{_SOFT_EN}(?: |$)){{0,3}})"
ENGLISH = pattern(rf"{_AROUND}(?:{_CORE_EN}(?: |$){_WHAT_EN}{_AROUND}){{1,3}}")
KNOWS_NOT_EN = pattern(
    rf"{_AROUND}{_KNOW_EN}(?: |$){_WHAT_EN}{_AROUND}(?:{_CORE_EN}(?: |$){_WHAT_EN}{_AROUND}){{0,2}}"
)
