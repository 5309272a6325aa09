"""Whether a text says when something was or began, and nothing else."""

from __future__ import annotations

import re
from datetime import date

from actions.base.folded import folded
from actions.reading import when

_LONGEST = 40
_AROUND = re.compile(
    r"부터|쯤|정도|계속|내내|에|이요|이에요|예요|입니다|그랬어요|그래요|그랬습니다|시작(?:됐|했)어요|시작|"
    r"된\s*것\s*같아요|요|밤|아침|저녁|새벽|낮|"
    r"\b(?:since|from|it|it's|started|began|has|have|been|was|like|that|so|the|on|in|at|around|about|"
    r"ever|night|morning|evening|afternoon|happening|going|this)\b"
)


def only(text: str, today: date) -> bool:
    plain = folded(text).strip()
    if len(plain) > _LONGEST:
        return False
    found = when.inside(plain, today) or when.answer(plain, today)
    if found is None or not found.words:
        return False
    rest = _AROUND.sub(" ", plain.replace(folded(found.words), " ", 1))
    return not any(map(str.isalnum, rest))
