"""Which of several things a reply names by its place: "두번째요", "the first one"."""

from __future__ import annotations

import re

from actions.base.folded import folded

_KOREAN = re.compile(
    r"(?:(첫|처음)|(두|둘|2)|(세|셋|3)|(네|넷|4))\s*(?:번\s*째|째|번)?\s*(?:거|것|꺼|걸|게)?"
    r"(?:\s*(?:로|으로|이요|요|이에요|예요|입니다|이야|먼저|부터))*"
)
_MARK = re.compile(r"번|째|첫|처음")
_ENGLISH = re.compile(
    r"(?:the |number |no |option )?(?:(first|1st|one|1)|(second|2nd|two|2)|(third|3rd|three|"
    r"3)|(fourth|4th|four|4))"
    r"(?: one| option| thing)?(?: please)?"
)


def of(text: str) -> int | None:
    """The place, from 0."""
    said = re.sub(r"[\s.,!~]+", " ", folded(text)).strip()
    found = _ENGLISH.fullmatch(said)
    if found is None and _MARK.search(said):
        found = _KOREAN.fullmatch(said)
    if found is None or said.isdigit():
        return None
    return next(n for n, group in enumerate(found.groups()) if group)
