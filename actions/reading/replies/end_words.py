"""How people say that they have written everything, or not yet, in both languages."""

from __future__ import annotations

from actions.reading.replies.plain import pattern

_SAY = (
    r"(?:요|용|여|음|슴|습니다|습니당|슴다|다|당|네|네요|는데요|는데|지|지요|죠|거든요|심더|어|"
    r"어요|어용|"
    r"어여|어예|예|구만|구만유|구먼유|유|니더|고요|구요|당께|당께요|제|으니까요?|으니깐요?|"
    r"는데예|거같아요?|것같아요?|는거같아요?|"
    r"는것같아요?|은거같아요?|은것같아요?|을거같아요?|을것같아요?|는듯요?|은듯요?|을듯요?|"
    r"을것같네요|은것같네요|것같습니다|은것같습니다)"
)
_IS = (
    r"(?:이에요|예요|에요|이예요|이에용|예용|에용|입니다|입니당|임다|임|이다|다|야|이야|요|"
    r"이요|여|이여|인데요|"
    r"이네요|네요|네|이네|이죠|죠|이지|지|라예|이라예|입니더|이심더|에유|이에유|예유|이유|유|"
    r"랍니다|이랍니다|"
    r"인것같아요?|인거같아요?|것같아요?|인것같습니다|인듯요?|일것같아요?|이구요|구요|이고요|"
    r"고요|이구먼유?|당께|여유|이어유|이라요)"
)
_WILL = (
    r"(?:게|게요|께|께요|게용|래|래요|렵니다|겠습니다|게예|라고요|라구요|란다|랍니다|께유|게유|"
    r"려고요|려구요)"
)
_ONLY = (
    r"(?:더|더는|더이상|더이상은|이제|인자|이젠|딱히|그외|그외에|그외에는|그외엔|그밖에|이외에|"
    r"이외에는|이밖에|따로|별로|별다른|다른|달리|또|"
    r"특별히|추가로|추가|여기에|저는|전|제가|내가|나는|이상|지금은|일단|우선|당장은|"
    r"그거말고는?|그것말고는?|이거말고는?|그|뭐|"
    r"제|내|나|아마|제생각엔)*"
)
_MATTER = (
    r"(?:(?:(?:쓸|할|적을|드릴|말씀드릴|말할|보낼|추가할|보탤|덧붙일|남길|얘기할|이야기할|올릴|"
    r"쓰고싶은|"
    r"하고싶은|적고싶은|드리고싶은|말하고싶은|하려던|하려는|쓰려던|쓰려는|하실|쓸만한|더할)"
    r"(?:말씀|말|거|것|게|건|내용|얘기|이야기|사항|글)?|내용|말|얘기|사항|추가사항|추가내용|"
    r"할말|말씀)"
    r"(?:은|는|이|가|도)?)"
)
_DONE_VERBS = (
    r"(?:썼|쓰|적었|말했|말씀드렸|했|올렸|보냈|얘기했|이야기했|남겼|작성했|입력했|쳤|털어놨|"
    r"털어놓았|"
    r"마쳤|끝냈|끝났|됐|되었|완료했|완료됐|완료되었|써졌|기입했|설명했|설명드렸|전했|전달했)"
)
_ENDS = (
    rf"{_ONLY}(?:{_MATTER})?(?:더)?(?:더는|이젠?)?(?:는|은)?없(?:을것같|는것같|는거같|"
    rf"을거같)?{_SAY}",
    rf"{_ONLY}(?:{_MATTER})없{_SAY}",
    rf"{_ONLY}{_MATTER}?(?:다|모두|전부|거의다|대충다|대강)(?:{_MATTER})?{_DONE_VERBS}{_SAY}",
    rf"(?:제|내)?{_MATTER}(?:을|를)?(?:다|모두|전부)?{_DONE_VERBS}{_SAY}",
    rf"(?:이제|인자|그럼|이걸로|그걸로|저는|제얘기는|제이야기는|제말은|글은|내용은)*"
    rf"(?:{_MATTER})?(?:다|모두|전부)?(?:마쳤|끝났|끝냈|완료했|완료됐|완료되었|완성했){_SAY}",
    rf"(?:다|모두|전부)(?:쓴|씀|적은|적음|함|말함|한|말한|말씀드린|올린|보낸|얘기한|된|끝난|"
    rf"작성한)(?:거|것|듯|셈)?"
    rf"(?:같아요?|같습니다|같네요|같은데요|같네|요|해요|합니다|{_IS})?",
    rf"(?:그게|이게|그거|이거|그것|이것|그걸|그기|이기|고게|요게|그것이|이것이|내용은|할말은|"
    rf"제말은|제얘기는|제가(?:할|쓸|하고싶은|드릴)"
    rf"(?:말|말씀|내용|얘기|거)(?:은|는)?|저는|쓸건|할건|쓸내용은|이정도가|이만큼이|이정도|"
    rf"이만큼|지금까지가|여기까지가|위에쓴게|"
    rf"쓴게|적은게)(?:제가|내가|저는)?(?:할말|하고싶은말|쓸말|할얘기|드릴말씀|쓸내용|쓸거|"
    rf"쓰고싶은거)?"
    rf"(?:은|는|이|가)?(?:다|전부|모두|끝|마지막|여기까지|이상|전부다)(?:{_IS})?",
    rf"(?:그냥|딱|이제|일단|우선|저는|전|내용은|글은|이야기는|얘기는|민원은|오늘은|제얘기는|"
    rf"제말은|그럼)*"
    rf"(?:여기|여까지|여기까지|거기까지|이까지|요까지|이정도|이만큼|이쯤)(?:에서|서)?(?:만|로|"
    rf"로만|까지만|면|이면|이면은)?"
    rf"(?:쓸{_WILL}|적을{_WILL}|할{_WILL}|끝낼{_WILL}|마칠{_WILL}|줄일{_WILL}|하겠습니다|"
    rf"쓰겠습니다|적겠습니다|마치겠습니다|"
    rf"끝내겠습니다|"
    rf"줄이겠습니다|하자|합시다|하죠|하지요|마무리할{_WILL}|마무리하겠습니다|끝|됐어요?|"
    rf"됐습니다|됐다|됐네요?|됐지|돼요|되겠네요|"
    rf"되겠습니다|되겠어요|되겠지요?|되겠죠|충분해요?|충분합니다|충분하네요|될것같아요?|"
    rf"될거같아요?|될듯요?|될듯해요|하고끝낼{_WILL}|"
    rf"쓰고보낼{_WILL}|하면돼요|하면됩니다|하면되겠어요|하면되겠네요|하면될것같아요|"
    rf"쓰면될것같아요|괜찮아요|괜찮을것같아요|{_IS})?",
    rf"(?:글|내용|민원|이야기|얘기)?(?:이제|이만|그만|고만|그럼이만|이걸로|그걸로|이것으로|"
    rf"이상으로)+(?:글을|말을|쓰기|작성)?(?:을|를)?"
    rf"(?:쓸|적을|할|줄일|마칠|끝낼|마무리할){_WILL}",
    r"(?:이제|이만|그럼이만|이걸로|그걸로|이것으로|이상으로)*(?:글을|말을)?"
    r"(?:줄이겠습니다|마치겠습니다|마칩니다|줄입니다|끝내겠습니다|마무리하겠습니다|끝|끝입니다|"
    r"끝내죠|끝내자)",
    rf"(?:이제|저는|진짜|정말|이게|그게|여기가|이걸로|그걸로|이상|글|작성|쓰기|입력|"
    rf"내용)?(?:끝|완료|작성완료|입력완료|작성끝|이상|여기까지|"
    rf"마침|마지막)(?:{_IS}|함|했습니다|했어요|할게요)?",
    rf"(?:(?:이제|이만|이만하면|그만하면|이정도면|그정도면|이거면|그거면|이걸로|그걸로|이대로)|"
    rf"다|충분히)*"
    rf"(?:됐|됏|되었|충분하|충분해|충분합니다|되겠|된|될){_SAY}?(?:요|것같아요?|거같아요?|"
    rf"듯요?|듯해요)?",
    r"(?:(?:이|그|요)(?:거|것|게|걸로|정도|만큼)|제(?:가)?할말은(?:이거|그거))(?:뿐|밖에없|"
    r"까지|까지만)(?:이에요|입니다|이요|임|이야|"
    r"이다|어요|습니다|이네요|인데요|이심더|이어유|요)?",
    r"(?:ㄲㅌ|ㄱㅌ|끗)(?:이에요|요)?",
    r"(?:추가|추가사항|추가할거|추가할것|추가내용|더쓸거|더쓸것|더할말|쓸말|할말|더|덧붙일거|"
    r"덧붙일말)없음",
)
_FILLS = (
    r"네|예|넵|넹|넴|응|어|음|아|자|뭐|안카나|안캅니꺼|안했나|다니까요?|오케이|ㅇㅋ|ㅇㅇ|"
    r"됐어요?|됐습니다|됐고|됐다|됐음|이제|그럼|그러면|일단|그냥|"
    r"아니요?|아뇨|아니오|없어요|없습니다|"
    r"감사합니다|감사해요|감사|감사드립니다|고맙습니다|고마워요?|고맙심더|고맙구만요|"
    r"수고하세요|수고하십시오|수고하셔요|"
    r"수고하이소|수고요|수고|잘부탁드립니다|잘부탁드려요|잘부탁해요|잘부탁합니다|부탁드립니다|"
    r"부탁드려요|부탁해요|부탁합니다|"
    r"읽어주셔서감사합니다|안녕히계세요|저는|전|잘처리해주세요|빨리처리해주세요|"
    r"확인부탁드립니다|확인부탁드려요|처리부탁드립니다|"
    r"제가할말은|이정도요|좀|인자|마"
)
_SENDS = (
    r"(?:이제|그냥|이대로|그대로|이렇게|그렇게|요렇게|저렇게|바로|얼른|빨리|지금|이거|이걸|"
    r"그거|그걸|이걸로|그걸로|여기까지|여기까지만|이것만|이만|글|민원|"
    r"이글|제글|"
    r"좀|쫌|다썼으니|다썼으니까|다했으니|다했으니까|다썼으니깐|됐으니|됐으니까)*"
    r"(?:보내|접수해|접수시켜|제출해|올려|넣어|전송해|등록해|전달해|처리해|신고해)"
    r"(?:줘|줘요|줘용|주세요|주세용|주세여|주셔요|주십시오|주이소|주소|주쇼|주라|줄래요|"
    r"주시면돼요|주시면됩니다|주시면감사하겠습니다|요|주시오|도|주슈)|"
    r"(?:이제|그냥|이대로|그대로|이렇게|바로|얼른|지금|그럼|이걸로)*(?:보내|접수하|접수해|"
    r"제출하|제출해|올리|전송하|전송해|신고해|넣어)"
    r"(?:세요|십시오|면돼요|면됩니다|면될것같아요|시면돼요|시면됩니다|도돼요|도됩니다|도되요|"
    r"셔도돼요|셔도됩니다|이소|자|죠)|"
    r"(?:이제|그냥|이대로|그대로|이렇게|바로|지금|그럼|이걸로)*(?:보낼|접수할|제출할|올릴|"
    r"넣을)(?:게요?|께요?|래요?)|"
    r"(?:접수|제출|전송|발송|신청|등록)(?:요|고고|ㄱㄱ|바랍니다|바람|부탁|부탁해요|부탁드려요|"
    r"부탁드립니다|할게요|하겠습니다)?|"
    r"다음(?:으로|단계로?|질문으로?)?(?:가요|가자|갑시다|가주세요|넘어가요|넘어가주세요|"
    r"넘어갈게요|넘어가죠|요|갈게요)|넘어가(?:요|주세요|죠|자)"
)
_END = rf"(?:{'|'.join(f'(?:{p})' for p in _ENDS)})"
KOREAN = pattern(rf"(?:{_FILLS}){{0,3}}?(?:{_END}|{_SENDS})(?:{_END}|{_SENDS}|{_FILLS}){{0,4}}")

_ALL = (
    r"(?:everything|all|it|about it|pretty much it|basically it|pretty much all|about all|enough|"
    r"really it|the end|the whole story|my story|my complaint|the end of it|all there is)"
)
_WRITE = (
    r"(?:say|add|write|report|tell(?: you)?|mention|complain about|share|type|send|include|"
    r"put in|put)"
)
_REST = (
    rf"(?:(?: that)? (?:i|we) (?:have|had|ve|got|ve got|have got|wanted|want|need|needed|know|"
    rf"can (?:say|"
    rf"think of|tell you)|could think of|remember|wrote|(?:would|d) like)(?: to {_WRITE})?|"
    rf" there is(?: to (?:it|{_WRITE}))?| from (?:me|my side)| for (?:now|today)| to {_WRITE}|"
    rf" then| really| folks|"
    r" i think| i guess| i believe| i suppose)*"
)
_SENT_EN = (
    r"(?:you can |now |just |please |pls |go ahead and )*(?:send|submit|file|post)"
    r"(?: (?:it|this|that|my (?:petition|complaint|report|message)|the (?:petition|complaint|"
    r"report)))?"
    r"(?: (?:as it is|as is|like this|like that|now|off|in|please|already|away))*"
)
_ENDS_EN = (
    rf"(?:that|this|it)(?: s| is| was| ll be| will be| would be| should be|s)? {_ALL}{_REST}",
    rf"(?:thats|its) {_ALL}{_REST}",
    r"(?:so )?(?:i m|im|i am|we re|we are|all|and)? ?(?:done|finished|finish|through|complete|"
    r"completed)(?: here)?"
    r"(?: (?:writing|typing|now|with (?:it|this|that|my|the|writing)(?: (?:story|text|"
    r"petition|complaint|part))?))*",
    r"(?:the )?end(?: of (?:story|the story|my story|message|text|report))?",
    rf"(?:i ve|i have|i|ive|we have) (?:(?:just |already )?(?:said|written|told you|finished|"
    rf"wrote|typed)"
    rf"|got) (?:it all|everything|all(?: of it)?|enough|my (?:piece|part|story)|"
    rf"writing)(?: i (?:wanted|had|have|need)(?: to)?(?: {_WRITE})?)?(?: now)?",
    rf"(?:i (?:have|ve|ve got|have got|got)|there s|there is|theres|ive got)? ?(?:nothing|no)"
    rf"(?: (?:else|more|further|other|additional|left))*(?: (?:details|information|comments|"
    rf"words|remarks))?"
    rf"(?: (?:to {_WRITE}|from me|from my side|thank you|i can think of|comes to mind|really))*",
    rf"(?:i )?(?:don t|dont|do not) (?:have|want|need)(?: to)? (?:anything|any more|more|"
    rf"{_WRITE} anything)"
    rf"(?: (?:else|more|further))*(?: to {_WRITE})?|(?:i )?(?:can t|cant|"
    rf"cannot) think of anything(?: else| more)*",
    r"(?:let s |lets |we can |i ll |i will |you can )?(?:stop|end|finish|leave it|wrap (?:it|"
    r"this) up|"
    r"wrap up)(?: it)? (?:here|there|at that|now)?|(?:i ll|i will|let me|lets|let s) (?:stop|"
    r"end|finish|leave it)(?: it)?(?: (?:here|there|at that))?",
    r"enough(?: said| for now| written)?|that (?:will|ll|should|would|does) (?:do|be enough|"
    r"suffice|do it)(?: it)?|"
    r"that does it|that covers (?:it|everything)|that about covers it|that sums it up|go on|"
    r"move on|next(?: question| step)?(?: please)?",
)
_FILLS_EN = (
    r"(?:thanks|thank you|thx|ty|cheers|many|very much|so much|a lot|for (?:your help|"
    r"listening|reading|your time)|ok|okay|k|"
    r"alright|all right|right|good|great|yes|yeah|yep|yup|no|nope|nah|please|pls|now|so|well|"
    r"and|then|i think|i guess|i believe|"
    r"i suppose|oh|um|just|bye|goodbye|regards|kind|best|really|basically|pretty much|sorry|"
    r"over|here|for now|have a nice day|"
    r"you can|ready)"
)
_END_EN = rf"(?:{'|'.join(f'(?:{p})' for p in _ENDS_EN)}|{_SENT_EN})"
ENGLISH = pattern(rf"(?:{_FILLS_EN} ){{0,3}}?{_END_EN}(?: (?:{_FILLS_EN}|{_END_EN})){{0,4}}")
BARE_NO = pattern(r"no|nothing|none|nope")

MORE = pattern(
    r"(?:네|예|넵|응|어|아|아니|아니요|아뇨|음|앗|참|아참|아직)*(?:조금|쪼금|좀|하나|한가지|"
    r"한마디|몇개|몇가지|할말이?|쓸말이?|쓸게|쓸거|얘기가|"
    r"아직|또|더)*"
    r"(?:(?:더)?있(?:어요?|습니다|는데요?|음|다|네요|지요?|죠|심더|어용|구만요)|(?:더)?(?:쓸|"
    r"적을|말할|얘기할|할)(?:게요?|께요?|래요?|"
    r"것있어요|거있어요|말있어요|게있어요)|"
    r"남았(?:어요?|습니다)|안(?:끝났|썼)(?:어요?|습니다)|덜썼(?:어요?|습니다)|쓰는중(?:이에요|"
    r"입니다|임)?|쓰고있(?:어요?|습니다|는데요)|"
    r"더요|더)|"
    r"(?:네|예|넵|응|어|아|아니|아니요|음)*(?:잠깐|잠깐만|잠깐만요|잠시만|잠시만요|기다려요?|"
    r"기다려주세요|아직|아직요|아직이요|아직이에요|아직입니다|"
    r"아직안끝났어요|좀만요|조금만요)+"
    r"(?:더있어요|더쓸게요|기다려주세요|요)?|"
    r"네|네네|넵|예|응|어|응응|ㅇㅇ|그래요?|있어요?|있습니다|있음"
)
MORE_EN = pattern(
    r"(?:(?:yes|yeah|yep|yup|no|oh|sure|actually|please|ok|and|y)(?: |$))*"
    r"(?:(?:just )?(?:wait|hold on|hang on|one (?:moment|second|sec|minute|more thing|more)|"
    r"a (?:moment|second|sec|minute)|(?:give me )?a (?:moment|minute|second)|not (?:yet|"
    r"done(?: yet)?|finished(?: yet)?)|"
    r"(?:there s|there is|i have|i ve got|i want to (?:add|say|write)) (?:a bit |a little |"
    r"some(?:thing)? |one )?(?:more|else|thing more|more thing)|more|still (?:writing|typing)|"
    r"i m (?:not (?:done|finished)|still (?:writing|typing))(?: yet)?|"
    r"let me (?:add|write|finish)(?: (?:something|more|one more thing|a bit more))?|"
    r"i do)(?: please)?)?"
)
NO_MORE = pattern(
    r"(?:네|예|아|음)*(?:아니|아니요|아니오|아뇨|아녀|아녀유|아닙니다|아니에요|아니야|ㄴㄴ|"
    r"됐어요?|됐습니다|됐다|됐음|괜찮아요?|괜찮습니다|"
    r"(?:이제|더|더는|딱히|별로)*없(?:어|어요|어용|음|습니다|네요?|다|는데요?|심더|어유)|노노?|"
    r"필요없어요|그만|그만요|이제됐어요?|충분해요|그게다|"
    r"안써요|안쓸래요)+"
    r"(?:감사합니다|고마워요|고맙습니다)?"
)
NO_MORE_EN = pattern(
    r"(?:(?:no|nope|nah|n|no thanks?|no thank you|nothing|not really|none|i m good|im good|"
    r"all good|i don t|that s fine|"
    r"it s fine|i m fine)(?: |$))+(?:thanks|thank you|i m good|im good|really)?"
)
