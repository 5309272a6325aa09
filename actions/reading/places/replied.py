"""A reply to "where is it?" as it is kept: without what only leads to it and what ends it."""

from __future__ import annotations

import re

from actions.reading.places import merging

_BEFORE = re.compile(
    r"^(?:(?:(?:그|저|거|저기)\s*)?(?:뭐냐면?|뭐시냐|뭣이냐|뭐더라|뭐라카노|어데고|어디더라)[\s.,…~]*|"
    r"(?:음+|으음|어+|아+|그+|저+|글쎄)[\s.,…~]+|\(?\d{5}\)\s*|"
    r"(?:(?:i think|i guess|maybe|probably|so|um+|uh+|in|on)\b[\s,.]*))+",
    re.IGNORECASE,
)
_BEHIND = re.compile(
    r"\s*(?:(?:거기)?(?:이?라예|이여라|이?여라|이유|이우다|이랑께|이당께|이구만유?|이구먼유?|이지라|"
    r"이어라|이시더|입니더)|(?:에\s*)?있잖[애아](?:요|유)?|(?<=[데길앞옆뒤곳집이])예|"
    r"(?<=[길앞옆뒤곳집밑역])[여유]|,?\s*(?:i think|i guess|i believe|maybe|or so))[\s.,!?~…]*$",
    re.IGNORECASE,
)
_LEADS = re.compile(
    r"(?:^|\s)(?:\S+[은는]|제가|내가|전|난|지금|여긴|거긴|여기가?|거기가?|쩌[그기])\s*$"
)
"""What a place is said of: "제가 본 데는 …"."""


def trimmed(said: str) -> str:
    """`said` as a place.

    >>> trimmed("음.. 거 뭐냐 말바우시장 국밥집 골목이여라"), trimmed("노래방 앞이유")
    ('말바우시장 국밥집 골목', '노래방 앞')
    """
    bare = _BEFORE.sub("", merging.plain(_BEFORE.sub("", said.strip())))
    while (less := _BEHIND.sub("", bare).strip()) != bare and len(less) > 1:
        bare = less
    return bare.strip(" .,!?~…") or said.strip()


def only_leads(before: str) -> bool:
    """Whether what stands before a place is nothing of it."""
    return not before.strip() or _LEADS.search(before) is not None
