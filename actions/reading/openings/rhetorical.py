"""Questions that want no answer: "Who do I have to shout at?", "이게 말이 됩니까"."""

from __future__ import annotations

import re

_ENGLISH = (
    r"\bwhat (?:do|am|are) (?:i|we) (?:even )?pay(?:ing)?\b(?!.*\b(?:online|at)\b)|"
    r"\bwhat (?:are|do) my tax(?:es)?\b|\bwhere (?:do|does) (?:my|our|all the) tax\w*\b|"
    r"\bwho (?:do|does|am|must|should|would) (?:i|we|one|a person|you) (?:have to |need to |"
    r"got to )?"
    r"(?:shout|scream|yell|beg|bribe|sue|punch|fight|threaten|kill)\b|"
    r"\bhow (?:loud|many times|often|many more times|much longer) (?:do|must|should|will|have|"
    r"does|are) (?:i|we|you|it|people|somebody|someone)\b.{0,20}"
    r"\b(?:shout|scream|yell|beg|complain|call|say|tell|ask|repeat|report|wait|suffer|put up|"
    r"tolerate|endure|ignored?|ignoring|have to)\b|"
    r"\bwhat (?:are|do) (?:they|you people|you lot|you guys|these people) (?:even |actually )?"
    r"(?:do|doing|get paid|paid)\b|"
    r"\bwhat(?:'s| is) (?:the (?:point|use|matter with you)|wrong with (?:you|these|this|them))\b|"
    r"\bwhat does it take\b|\bwhat kind of (?:\w+ )?(?:country|city|service|people|"
    r"government|joke)\b|"
    r"\bis (?:this|that) (?:normal|right|fair|a joke|some kind of joke|how you)\b|"
    r"\bhow (?:is|can|could|dare) (?:this|that|you|they|anyone|it) ?(?:be )?(?:allowed|legal|"
    r"possible|right|acceptable|ok|okay|you|they|live|sleep|be)\b|"
    r"\b(?:is|does|do|can|will|did) (?:anyone|anybody|somebody|no ?one|nobody|any of you)"
    r" (?:even |ever |actually |really |out there |here )*(?:listen\w*|care\w*|work\w*|"
    r"read\w*|awake|"
    r"alive|there|home|do\w*|answer\w*|respons\w*)\b|"
    r"\bdo(?:n'?t)? (?:you|they|you people) (?:even |ever |actually |really )*(?:care|listen|"
    r"work|read|"
    r"think)\b|\bare (?:you|u) (?:all |people |guys |lot )?(?:kidding|joking|serious|deaf|"
    r"blind|asleep|stupid|crazy|"
    r"insane|for real|having a laugh)\b|\bwhy (?:does|do|should|would) (?:nobody|no one|i even|"
    r"i bother|we bother|anyone bother|i have to (?:suffer|put up))\b|\bwhy bother\b|"
    r"\bhave you (?:no shame|people no|lost your)\b|\bwhat the (?:hell|heck|fuck|f\W*k)\b|"
    r"\bwhen (?:will|are) (?:you|they|you people|somebody|someone|anyone) (?:ever |finally |"
    r"going to )"
)
_KOREAN = (
    r"이래도\s*(?:되|됩|돼)|이게\s*(?:말이|맞|나라|정상|행정|제대로|뭐\s*하는|뭡니까|뭐냐)|어디다\s*쓰는|"
    r"뭐\s*하는\s*(?:거|사람|데|것|곳|짓|놈|인간)|(?:뭣들?|뭐들)\s*하는|무슨\s*소용|해도\s*(?:되는|됩니까|너무)|"
    r"말이\s*(?:됩니까|되나|되냐|돼|되는\s*소리|안\s*되)|"
    r"(?:도대체|대체|진짜|정말)\s*(?:누구|누가|언제까지|왜|뭐|뭘|어디|어쩌|몇\s*번|얼마나)|"
    r"누구(?:한테|에게|보고)\s*(?:소리|따지|화내|하소연|욕|매달|빌)|"
    r"몇\s*번(?:을|이나|씩)?\s*(?:말|얘기|이야기|전화|신고|민원|해야)|언제까지\s*(?:참|이러|이렇게|기다리|당하|"
    r"방치|모른|두고|내버려|이\s*꼴)|"
    r"세금\s*(?:은|을|이)?\s*(?:왜\s*(?:내|걷|낸|받)|뭐\s*하|다?\s*어디(?:로|에)?\s*(?:다|갔|가|쓰|썼))|장난\s*(?:하|쳐|치|하나|합니)|"
    r"(?:사람|시민|국민|주민)(?:을|이)?\s*(?:뭘로|무시|우습|호구|바보)|우습(?:나|냐|게|습)|귀(?:가|를)?\s*(?:먹|막)|"
    r"눈(?:이|은)?\s*(?:없|멀|장식)|(?:죽어야|죽어나가야|다쳐야|사고가?\s*나야)\s|"
    r"책임\s*(?:지는|질)\s*사람|어쩌(?:라는|란|라구|라고)|살\s*수가?\s*(?:있|없)|"
    r"너무\s*(?:하는\s*거|한\s*거|하지|하신|한다고)"
)
_EITHER = re.compile(rf"{_ENGLISH}|{_KOREAN}")


def wants_no_answer(plain: str) -> bool:
    """Whether a sentence, in small letters, only looks like a question."""
    return _EITHER.search(plain) is not None
