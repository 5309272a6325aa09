"""How people say that a part of a draft is wrong, in both languages."""

from __future__ import annotations

LEAD = (
    r"(?:(?:아니요?|아니다|아니야|아냐|아니오|아뇨|아녀|아닙니다|아니에요|아니라니까요?|아|앗|아이고|아이구|어|"
    r"저기요?|참|아참|아\s*맞다|맞다|잠깐만?요?|잠시만요?|죄송한데|"
    r"죄송해요|죄송합니다|미안해요|근데|그게|그런데|저|음|잘못\s*(?:썼다|썼어요|적었어요|"
    r"적었다|말했어요|썼네요?)|틀렸어요|아까|혹시|"
    r"no|nope|oh|sorry|wait(?: a (?:minute|moment|second|sec))?|actually|hey|hmm|um|please|pls|"
    r"well|oops|and|but|so|my mistake|"
    r"can you|could you|would you|"
    r"i think|i meant|i mean|excuse me|correction)(?:[\s,.!~…:]+|$))+"
)
DENIED = (
    r"아니|아뇨|아녀|맞다|잘못|틀렸|\b(?:no|nope|actually|sorry|i meant|i mean|oops|correction|"
    r"wait|"
    r"my mistake)\b"
)
ASK = (
    r"(?:\s*(?:주세요|주셔요|주십시오|주이소|주소|줘요?|줄래요|주실래요|주시겠어요|달라고요?|"
    r"주시면\s*\S{1,6}|줄\s*수\s*있\S{1,3}|주라|"
    r"봐요))"
)
WILL = r"(?:래요?|게요?|께요|랍니다|려고요|겠습니다|란다)"
ADVERBS = (
    r"(?:(?:좀|다시|새로|다|그냥|또|잘못|자체가|자체|것|거|부분|이것|그거|이거|안|완전|아예|"
    r"제발)\s*)*"
)
CHANGE = (
    rf"(?:(?:바꿔|고쳐|수정해|정정해|변경해|바꾸어|다시\s*써|다시\s*적어|다시\s*올려|"
    rf"다시\s*골라|다시\s*선택해|옮겨){ASK}?|"
    rf"(?:바꿀|고칠|수정할|정정할|변경할|쓸|적을|고를|올릴|입력할|넣을|말할|찍을|보낼){WILL}|"
    r"(?:바꾸|고치|수정하|정정하|변경하|쓰|적|고르|올리)(?:고\s*싶\S{1,4}|려고\S{0,3}|려면\S*|"
    r"세요|면\s*좋겠\S*)|"
    r"(?:수정|변경|정정)(?:이요|요|부탁\S*|바랍니다|할게요|하겠습니다|필요\S*)?)"
)
WRONG = (
    r"(?:(?:민원|문제)?(?:이|가)?\s*(?:틀린|잘못된|다른)\s*(?:것|거)\s*같\S{0,4}|틀린데\S{0,2}|"
    r"틀[리렸려]\S{0,5}|"
    r"잘못[됐되](?:었)?\S{0,5}|잘못\s*(?:썼|적었|올렸|골랐|보냈|말했|입력했|넣었|눌렀|선택했|"
    r"나왔|들어갔|써|적혔|찍었)\S{0,5}|"
    r"이상(?:해|하|함)\S{0,4}|"
    r"(?:그거\s*)?아(?:니(?!라)|닌데|녀|인데|닙)\S{0,5}|다르\S{0,4}|달라\S{0,2}|"
    r"오타\S{0,3}(?:\s*(?:있|났|"
    r"나)\S{0,4})?|마음에\s*안\s*들\S{0,3}|맘에\s*안\s*들\S{0,3}|별로\S{0,4}|"
    r"\S+\s*(?:걸로|것으로|거로)\s*(?:썼|적었|올렸|넣었)\S{0,4}|안\s*맞\S{0,4}|실수\S{0,4}|"
    r"바뀌었\S{0,4}|바뀌\S{0,4}|"
    r"바뀐\S{0,4}|빠졌\S{0,3})"
)
REMOVE = (
    rf"(?:(?:빼|지워|삭제해|없애|제외해|비워|생략해|빼\s*버려|지워\s*버려){ASK}?|(?:뺄|지울|"
    rf"삭제할|없앨|비울){WILL}|(?:빼|지우|삭제하|"
    rf"없애)(?:고\s*싶\S{{1,4}}|세요|죠|자)|"
    rf"(?:넣|쓰|적|남기|보내|밝히|알리|공개하|표시하)(?:지\s*(?:말아|마|않)\S{{0,3}}{ASK}?|"
    rf"(?:고\s*싶지|기)\s*(?:않|싫)\S{{1,3}})|"
    rf"안\s*(?:(?:넣|쓰|적|남기|보내|밝히|알리)고\s*싶\S{{1,4}}|"
    rf"(?:넣을|쓸|적을|남길|보낼|밝힐|알릴|공개할){WILL})|"
    r"삭제(?:요|이요|부탁\S*|바랍니다)?|없이\s*(?:해|보내|접수해|넣어)\s*\S{1,4})"
)
ANONYMOUS = (
    rf"(?:익명|무기명)으로\s*(?:(?:바꿔|해|고쳐|변경해|처리해|돌려|보내|접수해|넣어)\s*{ASK}?|"
    rf"할\s*{WILL}|바꿀{WILL})"
)
TO = (
    rf"(?P<value>.+?)(?:이라고|라고|으로|로|쪽으로)\s*(?:좀|다시|다|그냥)?\s*(?:바꿔|고쳐|해|"
    rf"수정해|변경해|정정해|써|적어|넣어|바꿀|"
    rf"고칠|할|수정할|변경할|보내|옮겨|바꾸|고치){ASK}?(?:{WILL}|고\s*싶\S{{1,4}}|세요)?"
)
CHANGED = (
    r"(?:(?P<old>.+?)에서\s+)?(?P<value>.+?)(?:이라고|라고|으로|로|쪽으로)\s*(?:다|이미|벌써|새로|최근에|그냥|좀|다시)?\s*"
    r"(?:바뀌었|바뀌어|바꼈|바뀜|바뀐|변경[됐되된]|변경하|변경했|바꿨|수정[됐되된]|정정[됐되된]|고쳐졌|고쳐야|바꿔야|바뀌어야)\S*"
    r"(?:\s*(?:해요|돼요|되요|됩니다|합니다|것|거|같\S*|있\S*|예요|에요|맞\S*|하는데\S*)){0,3}"
)
"""What it is now, or has to be."""
RIGHT = (
    r"(?P<value>.+?)(?:(?:이|가)\s*맞(?:아요|습니다|는데요?|거든요|네요|다|는\s*(?:것|거)\s*같\S*)|"
    r"(?:이?여야|이어야)\s*(?:해요|돼요|되요|합니다|됩니다|하는데요?|할\s*\S{1,2}\s*같\S*))"
)
"""Which of two is right."""
MUST = (
    r"(?:으로|로|이라고|라고)\s*(?:해야|써야|적어야|적혀야|나와야|가야|되어야|돼야|들어가야)\S*"
    r"(?:\s*(?:해요|돼요|되요|됩니다|합니다|것|거|같\S*|하는데\S*)){0,3}"
)
MOVED = (
    r"(?:옮겼|옮겨졌|옮긴|이전했|이전한|이사했|이사\s*갔|이사한)"
    r"\S*(?:\s*(?:것|거|같\S*|예요|에요)){0,2}"
)
"""As `CHANGED`, of a place that is named; `MUST` of any part that is."""
NOT = (
    r"(?:(?:이|가|은|는|도)?\s*아니(?:라고?|고요?|구요?|라니까요?|라니깐요)|(?:이|가|은|"
    r"는)?\s*(?:(?:아닌|아인)(?:데(?:요|"
    r"예)?)?|아이라|아이고))|\s*말고요?"
)
STARTED = r"(?:시작된|시작한|생긴|고장\s*난|꺼진|발생한)\s*(?:건|것은|게|날은|날이)"
"""How a day is led to."""
WRONG_EN = (
    r"(?:(?:is|was|are|looks|seems|got|has been|spelled)\s+)*(?:all |completely |also )?"
    r"(?:(?:not|isn'?t|is not|wasn'?t|aren'?t) (?:quite )?(?:right|correct)|wrong|incorrect|"
    r"mistaken|misspelled|misspelt|a mistake|bad|outdated|old|different|spelled wrong|off)"
    r"(?: there| here| too)?"
)
CHANGE_EN = (
    r"(?:i (?:want|need|would like|d like|have) to |let me |i ll |let s |i must |please |"
    r"can i |could i |may i )?"
    r"(?:change|fix|correct|edit|update|modify|rewrite|redo|replace|re ?enter|reword|retype|"
    r"rephrase|set|make|put|choose|pick|move|switch|adjust)"
)
REMOVE_EN = (
    r"(?:i (?:want|need|would like|d like) to |let me |please |can you |you can )?"
    r"(?:remove|delete|drop|erase|leave out|take out|take off|take away|omit|get rid of|"
    r"(?:don t|do not) (?:want (?:you )?(?:to )?)?(?:use|send|include|show|put|give|share|"
    r"mention)|(?:i )?(?:don t|do not) want|without|clear|leave off|keep out)"
)
SHOULD_EN = (
    r"(?:(?:it|that|which|the right one|the correct one)(?:'s| is)? )?(?:actually |really )?"
    r"(?:should|must|ought to|needs? to|has to|have to|(?:is |was )?(?:supposed|"
    r"meant) to)(?: actually| really)?"
    r" (?:be|say|read|have been|have said|go to|go under)(?: under| to| as| for)?"
)
CHANGED_EN = (
    r"(?:(?:has|have|had|was|is|got|been|just|now|since|recently|'s) ?)*"
    r"(?:changed|moved|switched|updated|corrected|altered|relocated)(?: now)?"
    r"(?: from (?P<old>.+?))?(?: over)? (?:to|into) (?P<value>.+)"
)
