"""Which of two matters a reply takes first, and whether it leaves the other: "가로등 먼저요",
"급식은 됐고 방지턱만 할게요"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from actions.base.folded import folded
from actions.reading.asides import ordinals
from actions.reading.commands import command
from actions.reading.openings import instead
from actions.reading.openings.subjects import named

_BOTH = re.compile(
    r"둘\s*다|두\s*(?:개|건|가지)\s*(?:다|모두)|하나씩|차례|순서|아무|상관|먼저\s*[거것꺼]|"
    r"다\s*(?:해|넣|할)|"
    r"\b(?:both|one by one|either|any|in order|doesn'?t matter|don'?t care)\b"
)
_ONLY = re.compile(
    r"만\s*(?:할|해|넣|이요|요|하|신고|접수|부탁|있)|[은는]\s*(?:됐|빼|나중|관두|안\s*할|"
    r"안\s*해|말)|"
    r"\b(?:only|just|forget|skip|leave out|never mind|drop)\b"
)
_LEFT = re.compile(
    r"^(?P<left>.+?)[은는]?\s*(?:됐고|됐구|됐으니|빼고|나중에\s*하고|관두고|안\s*하고|말고)"
    r"[\s,]*(?P<taken>.+)$|"
    r"^(?:forget|skip|leave out|never mind|drop)\s+(?:about\s+)?(?P<left2>.+?)"
    r"[,.;]+\s*(?P<taken2>.+)$"
)
_WORD = re.compile(r"[가-힣]{2,}|[a-z]{3,}|\d+")
_STEM = 2


def of(text: str, matters: Sequence[str]) -> tuple[int, bool] | None:
    """The number of the matter and whether the other one is left; None where `text` is no reply
    to that."""
    said = folded(text).strip()
    if (place := ordinals.place(text, len(matters))) is not None:
        return place, False
    if command(text) == "affirm" or _BOTH.search(said):
        return 0, False
    found = _LEFT.search(said)
    if found is not None:
        taken = found["taken"] or found["taken2"]
        which = _nearest(taken, matters)
        return None if which is None else (which, True)
    which = _nearest(instead.meant(text) or text, matters)
    return None if which is None else (which, _ONLY.search(said) is not None)


def _nearest(said: str, matters: Sequence[str]) -> int | None:
    """The one matter of which more is said."""
    shared = [_shared(said, one) for one in matters]
    best = max(shared)
    return shared.index(best) if best and shared.count(best) == 1 else None


def _shared(said: str, matter: str) -> int:
    """Words that both have, by their beginning; a part of a Korean compound counts, too."""
    kinds = {one.kind for one in named(said)} & {one.kind for one in named(matter)}
    matter = folded(matter)
    words = set(_WORD.findall(folded(said)))
    stems = [w[:_STEM] if re.match("[가-힣]", w) else w for w in words]
    return len(kinds) + sum(stem in matter for stem in stems)
