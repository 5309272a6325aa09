"""Whether a whole text says that its writer has forgotten or lost our receipt number or PIN."""

from __future__ import annotations

import re

from actions.base.folded import folded

_NUMBER = (
    r"(?:(?:제|저의|내|그|민원|신고)*(?:접수번호|비밀번호|민원번호|비번|핀번호|핀|번호|pin)"
    r"(?:를|을|도|랑|와|과|하고|이랑|는|은|가|이|둘|다|모두|전부)*)"
)
_LOST = (
    r"(?:그만|아예|다|둘다|모두|전부|잘)*(?:잊어버렸|잊어먹었|잊었|까먹었|까먹엇|모르겠|모르는데|몰라|모릅니다"
    r"|잃어버렸|분실했|분실|(?:기억|생각)(?:이|을)?(?:안|못|잘안)?(?:나지않아|나|났|해|했)|못찾겠|찾을수(?:가)?없"
    r"|적어두지않았|안적어놨|안적어뒀)"
    r"(?:어요|어|습니다|네요|는데요?|요|아요|음|는데|나요|니다)?"
)
_HOW = r"어떻게(?:해요?|하죠|하나요|해야(?:돼요|하나요|되나요))"
_THEN = rf"(?:{_HOW}|어떡해요?|어떡하죠|어떡하나요|어쩌죠)?"
_BEFORE = r"(?:저기|저|저는|제가|혹시|죄송한데|죄송하지만|근데|그런데)*"
_KO = re.compile(f"{_BEFORE}(?:{_NUMBER}+{_LOST}(?:그리고)?)+{_THEN}")
_OURS = (
    r"(?:receipt number|reference(?: number)?|case number|petition number|number|pin|password|code)"
)
_EN = re.compile(
    r"(?:sorry |i |i've |i have |think i |also )*"
    r"(?:forgot(?:ten)?|lost|misplaced|(?:do not|don't|dont|can't|cant|cannot|can not) "
    r"(?:know|remember|find|recall)|no longer (?:have|know)|(?:do not|don't) have) "
    rf"(?:my |the |both )*{_OURS}(?: (?:and|or) (?:my |the )?{_OURS})?(?: any ?more| too| as well)?"
    r"(?: what (?:do|can|should) i do| what now)?"
)


def heard(text: str) -> bool:
    plain = re.sub(r"[.,!?~…]+", " ", folded(text))
    words = " ".join(plain.split())
    return bool(_KO.fullmatch(words.replace(" ", "")) or _EN.fullmatch(words))
