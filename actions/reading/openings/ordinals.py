"""Which of several things a reply names by its place: "두번째요", "the first one", "밑에 거요"."""

from __future__ import annotations

import re

from actions.base.folded import folded

_THING = r"(?:거|것|꺼|걸|게)?"
_END = (
    r"(?:\s*(?:로|으로|이요|요|이에요|예요|입니다|이야|먼저|부터|할게요|할래요|해\s*줘요?|"
    r"해\s*주세요))*"
)
_LEAD = r"(?:(?:네|음|아|저는|그럼|그냥)\s+)?"
_KOREAN = re.compile(
    rf"{_LEAD}(?:(첫|처음)|(두|둘|2)|(세|셋|3)|(네|넷|4))\s*(?:번\s*째|째|번)?\s*{_THING}{_END}"
)
_MARK = re.compile(r"번|째|첫|처음")
_TOP = re.compile(rf"{_LEAD}(?:맨\s*)?(?:위|위에|앞|앞에)\s*(?:거|것|꺼|걸){_END}")
_BOTTOM = re.compile(
    rf"{_LEAD}(?:맨\s*)?(?:(?:아래|밑|뒤)에?\s*(?:거|것|꺼|걸)|마지막\s*(?:거|것|꺼|걸)?){_END}"
)
_LEAD_EN = r"(?:(?:ok|okay|yes|i'?ll take|i'?d like|i mean|i want|let'?s take|go with) )?"
_ENGLISH = re.compile(
    rf"{_LEAD_EN}(?:the |number |no |option )?(?:(first|1st|one|1)|(second|2nd|two|2)|"
    r"(third|3rd|three|3)|(fourth|4th|four|4))"
    r"(?: one| option| thing| choice)?(?: please| then)?"
)
_TOP_EN = re.compile(rf"{_LEAD_EN}the (?:top|upper|former) ?(?:one)?(?: please)?")
_BOTTOM_EN = re.compile(
    rf"{_LEAD_EN}(?:the )?(?:last|bottom|lower|latter)(?: one| option)?(?: please)?"
)


def of(text: str, count: int = 0) -> int | None:
    """The place, from 0; of the last only where it is known how many there are (`count`)."""
    said = re.sub(r"[\s.,!~]+", " ", folded(text)).strip()
    if _TOP.fullmatch(said) or _TOP_EN.fullmatch(said):
        return 0 if count else None
    if _BOTTOM.fullmatch(said) or _BOTTOM_EN.fullmatch(said):
        return count - 1 if count else None
    found = _ENGLISH.fullmatch(said)
    if found is None and _MARK.search(said):
        found = _KOREAN.fullmatch(said)
    if found is None or said.isdigit():
        return None
    return next(n for n, group in enumerate(found.groups()) if group)
