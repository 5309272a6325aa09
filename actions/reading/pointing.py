"""Questions that only point at the matter ("이거 보상은 받을 수 있나요?"): they name nothing that
one could look up, and what is found by the one word that is left belongs to something else. Only
the office in charge can answer them."""

from __future__ import annotations

import re
import unicodedata

from actions.base.folded import folded

_LONGEST = 60
_PARTICLE = (
    r"(?:은|는|이|가|을|를|도|만|에|의|로|으로|랑|나|이나|까지|에도|에서|에서도|에게|한테|요)*"
)
_THAT = (
    r"(?:이거|그거|저거|요거|이것|그것|이건|그건|이게|그게|이걸|그걸|이런거|그런거|이런것|그런것|"
    r"이런|그런|이일|그일|"
    r"이런일|그런일|이경우|그경우|이럴때|그럴때|여기|거기|이번|이번일|제경우|저같은경우)"
)
_ASIDE = (
    r"(?:혹시|그럼|그러면|근데|그런데|그리고|또|만약|만약에|나중에|따로|정말|진짜|꼭|다시|직접|"
    r"바로|지금|그래도|아니|저기|저기요|"
    r"아|네|저|저도|저는|제가|저희|저희도|저희가|나|나도|내가|우리|우리도|그래서|이제|그냥|좀|더|"
    r"다|모두|전부|누가|어디서|어떻게|"
    r"어떤|무슨|뭔가|얼마|얼마나|경우|때|것|거|건|걸|게)"
)
_LOST = (
    r"(?:(?:손해|피해|손실|상처)?(?:본|입은|난|생긴|당한)|다친|망가진|부서진|깨진|고장난|찌그러진|잃은|잃어버린|날린|"
    r"(?:못|안)?(?:번|판|한)|못|안|쓴|든|들어간|젖은|긁힌|물린|손해|손실|매출|영업|장사|차|옷|폰|핸드폰|몸|물건)"
)
"""What it is to be paid for."""
_GAIN = (
    r"(?:보상|배상|손해배상|피해보상|손해|피해|위자료|보상금|배상금|합의금|치료비|수리비|병원비|"
    r"환불|환급|지원|지원금|혜택|도움|돈|"
    r"처벌|벌|책임|사과|조치|신청|청구|요구|증거|물어|메꿔|메워|변상|금액|수|방법|절차)"
)
_DOES = (
    r"(?:받|하|되|돼|되는|나오|나와|있|없|가능|주|줘|해|해주|해줘|물어주|물어줘|청구하|신청하|"
    r"요구하|보상해|보상하|배상해|배상하|"
    r"처벌하|책임지|져|타|내|낼|받게|받아|받는|하는|될|할|받을|나올|줄|탈|청구할|신청할|요구할|"
    r"보상받을|배상받을|보상받|배상받|"
    r"보상될|보상되|보상돼|처벌받|처벌될|환불받을|환불되|환불돼|해줄|물어줄|해야|받으려면|하려면|"
    r"받으면|하면)"
)
_ENDING = (
    r"(?:어요|아요|나요|을까요|까요|ㄹ까요|습니까|ㅂ니까|니까|는지요|는지|는가요|가요|인가요|"
    r"한가요|죠|지요|요|어|나|냐|노|돼요|되나요|"
    r"됩니까|하나요|합니까|해요|주나요|줍니까|받나요|받아요|있어요|있나요|있을까요|있습니까|"
    r"없나요|없어요|없을까요|나와요|나오나요|"
    r"가능해요|가능한가요|가능할까요|가능합니까|져요|지나요|알려주세요|궁금해요|궁금합니다)?"
)
_WORD = re.compile(
    rf"(?:{_LOST}{_PARTICLE}|{_THAT}{_PARTICLE}|{_ASIDE}{_PARTICLE}|{_GAIN}{_PARTICLE}(?:{_DOES}{_ENDING})?|"
    rf"{_DOES}{_ENDING}|{_ENDING})"
)
_NEEDS = re.compile(
    r"보상|배상|손해배상|피해보상|위자료|합의금|치료비|수리비|병원비|환불|환급|지원|혜택|처벌|벌|"
    r"책임|사과|변상|물어|돈|청구|메꿔|메워"
)
_ASKS = re.compile(
    r"[?？]\s*$|(?:나요|까요|니까|가요|는지요|어요|아요|해요|돼요|되죠|죠|냐|나)[\s.~!]*$"
)
_ENGLISH = re.compile(
    r"(?:(?:and|but|so|then|ok|okay|also|well|hi|hello|please|tell me) )*"
    r"(?:(?:can|could|will|would|do|may|should|am|is|are|how (?:can|do)|what if|who will|who) )"
    r"(?:(?:i|we|they|you|it|this|that|there|somebody|someone|anyone|the city|the office) )?"
    r"(?:(?:also|even|be|get|have|receive|claim|ask for|apply for|pay|pays|compensate|"
    r"compensated|refunded|reimbursed|able to|"
    r"entitled to|eligible for|possible|to|a|an|any|some|the|me|us|my|for|from|of|about|like|it|"
    r"this|that|these|those|"
    r"compensation|damages|refund|refunds|reimbursement|money|support|help|benefits?|punished|"
    r"responsible|happen|"
    r"covered|something|anything|back|too|as well|in this case|here|then|things?|case|what|i|we|"
    r"lost|"
    r"losses|loss|damage|"
    r"damaged|broke|broken|spent|make|up|good|reimburse|had to|cover)(?: |$))+"
)
_GAIN_EN = re.compile(
    r"\b(?:compensat\w+|damages|refund\w*|reimburse\w*|money|support|benefits?|punished|"
    r"responsible|pay|pays|covered|cover|entitled|make (?:up|good)|"
    r"eligible|claim)\b"
)
_DAMAGES = re.compile(
    r"보상|배상|손해|손실|피해|위자료|합의금|치료비|수리비|병원비|변상|물어\s*(?:주|줘|줄|내)|메[꿔워]|"
    r"\b(?:compensat\w+|damages?|reimburse\w*|losses|loss|lost|claim|pays?|covered?|make (?:up|"
    r"good))\b"
)


def points(text: str) -> bool:
    """Whether it is a question that points at the matter and names none."""
    said = folded(text).strip()
    if not said or len(said) > _LONGEST or "⟦" in said:
        return False
    said = re.sub(r"(을|할|될|줄|탈|낼)수(있|없)", r"\1 수 \2", said)
    words = re.sub(r"[.,!?~…'\"“”‘’()？！]+", " ", said).split()
    if said.isascii():
        plain = " ".join(words)
        return bool(_ENGLISH.fullmatch(plain) and _GAIN_EN.search(plain))
    if not _ASKS.search(said) or not any(map(_NEEDS.match, words)):
        return False
    return all(_WORD.fullmatch(unicodedata.normalize("NFKC", word)) for word in words)


def of_damages(text: str) -> bool:
    """Whether a question that points asks if somebody pays for what was lost."""
    return _DAMAGES.search(folded(text)) is not None
