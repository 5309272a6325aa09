"""How people say who they are and at which number, as patterns."""

from __future__ import annotations

_FIRST = (
    r"(?:^|[.!?,:;\n~/)]|(?<=이고)|(?<=이며)|(?<=입니다)|(?<=에요)|(?<=예요)|(?<=세요)|(?<=그리고)|"
    r"(?<!\S)(?:제|저의|내|나의|저희|본인|신청인|민원인|신고자|신고인|제보자|작성자|고객)\s*)\s*"
)
"""Of nobody else: "the landlord's name is" introduces no writer."""
_CALLED = (
    r"(?:이라고|라고)\s*(?:합니다|합니당|해요|하고요?|하며|하는데요?|불러\s*주세요|적어\s*주세요)"
)
_IS = r"(?:입니다|임다|이에요|예요|에요|이고요?|이구요|이며|인데요?)"
_NAME = r"(?P<name>[가-힣]{2,4}?|[가-힣] [가-힣]{2})"
NAMED = (
    rf"{_FIRST}(?:이름|성명|성함|본명|실명)\s*(?:은|는|이|:|：)?\s*{_NAME}"
    rf"(?=\s*(?:{_CALLED}|{_IS}|고\s+(?:제\s*)?(?:전화|번호|연락|휴대|핸드|폰)|[.,\n]|$))"
)
"""By the word for it."""
_ADNOMINAL = r"(?:\S+[는은인던한된의민]\s+|\S+에\s+|\S+동\s+|\S+구\s+|\S+시\s+)"
SAID = (
    rf"(?:^|(?<=[\s.,!?~]))(?:저는|전|나는|제가|본인은|저희는)\s+"
    rf"(?:(?:\S+\s+){{0,7}}?{_NAME}(?={_CALLED}(?:[\s.,!~]|$))|"
    rf"{_ADNOMINAL}{{0,6}}?(?P<named>[가-힣]{{3,4}}?)(?={_IS}(?:[\s.,!~]|$)))|"
    rf"(?:^|[.!?\n~]\s*|(?:안녕하세요|안녕하십니까|수고하세요|수고하십니다)[\s.,!~]*)"
    rf"(?:\S+[는은]\s+)?(?P<called>[가-힣]{{3,4}}?)(?={_CALLED}(?:[\s.,!~]|$))"
)
"""By "I am", or by what one is called at the beginning of a sentence."""
_WORD = r"[A-Z][\w'’-]+"
ENGLISH = (
    rf"\b(?i:my (?:full |real )?name(?: is|'s|’s)|name\s*:)\s*(?P<name>{_WORD}(?: {_WORD}){{0,3}})|"
    rf"\b[Tt]his is (?P<here>{_WORD}(?: {_WORD}){{0,3}}) (?:here|speaking|calling|writing)\b|"
    rf"\bI(?:'m|’m| am) (?P<named>{_WORD} {_WORD}(?: {_WORD})?)(?=[,.!\n]|\s+(?:and|from|of|at|"
    rf"in|living|my)\b|$)"
)
_OWNERS = r"(?:(?:제|내|저의|나의|본인|신청인|그리고|또|네|예|and|my|the|also)\s*)*"
_LABEL = (
    r"(?:연락\s*받을\s*(?:번호|전화)|(?:휴대\s*전화|휴대폰|핸드폰|전화|폰|연락)\s*번호|연락처|"
    r"휴대\s*전화|휴대폰|핸드폰|"
    r"번호|전화|연락|폰|HP|tel(?:ephone)?(?: number)?|(?:cell|mobile|contact|"
    r"phone)?\s*(?:phone\s*)?number|"
    r"phone|mobile|cell|you can (?:reach|call|text|contact) me (?:at|on)|"
    r"(?:reach|call|text|contact) me (?:at|on))"
)
PHONE = (
    rf"{_OWNERS}(?:{_LABEL}\s*(?:은요|는요|은|는|이|가|을|를|is|'s)?\s*[:：]?\s*)?⟦phone:\d+⟧"
    r"(?:번|\s*(?:으?로)\s*(?:연락|전화|문자|답)\S*(?:\s*(?:주세요|주십시오|부탁\S*|바랍니다))?)?"
    r"\s*(?:입니다|임다|이에요|예요|에요|이요|이고요?|이구요|이며|인데요?|요|임|고요?)?[\s,.!~]*"
)
"""A number with what leads to it and what stands behind it."""
EDGES = (
    r"^(?:[\s,.!~/:·-]|그리고|또|and\b)+|(?:[\s,.!~/:·-]|그리고|\band|"
    r"(?:연락|전화)\s*(?:주세요|주십시오|부탁\S*|바랍니다)|please (?:call|text|contact) me)+$"
)
OWN = (
    r"(?:^|\s)(?:제|내|저의|나의|본인|저한테|저에게)\s*|연락처|연락\s*(?:받|주)|전화\s*주|"
    r"\b(?:my|me)\b"
)
"""That the number is the writer's."""
END = rf"\s*(?:{_CALLED}|{_IS})?[\s.,!~]*"
