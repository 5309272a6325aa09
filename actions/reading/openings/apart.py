"""Two halves of a message that words set apart, whatever they tell: "… 데다 …", "A랑 B 둘 다",
"… Separately, …". Whether they are two matters, their meaning says."""

from __future__ import annotations

import re
from dataclasses import dataclass

_LONGEST = 160
_LEAST = 6
"""Letters of a half."""
_WORDS = {True: 2, False: 3}
"""Of a half that is loosely apart: of Korean, and of English."""
_SENTENCES = 2
"""Of more than these a story is told."""
_ENDS = re.compile(r"[.!?。]+(?:\s|$)")
_BOTH = re.compile(
    r"^(?P<a>.+?)(?:이?랑|하고|과|와)\s+(?P<b>.+?)[\s,]*(?:이렇게\s*)?(?:둘\s*(?:다|을)|"
    r"두\s*(?:건|가지|개)).{0,20}$"
)
_FIRST = re.compile(
    r"^\W*(?:첫째|첫\s*번째|하나는|one is|first(?:ly)?)[\s,는로:]+(?P<a>.+?)[\s,.;]+"
    r"(?:둘째|두\s*번째|(?:또|다른)\s*하나는|(?:and )?(?:the other is|second(?:ly)?))"
    r"[\s,는로:]+(?P<b>.+)$",
    re.IGNORECASE,
)
_PLAINLY = re.compile(
    r"(?<=[가-힣])\s?데다가?\s+|(?<=[가-힣]지)\s+(?:그라고|그리고|또)\s+|뿐(?:만)?\s*아니라\s+|"
    r"[\s,.]+(?:그건 그렇고|그건 그거고|그라고|그리고|아울러|별도로|별개로|이와 별개로|추가로|"
    r"또 하나)[\s,]+(?:는\s+)?|"
    r"[\s,.;]+(?:and |but )?(?:on top of that|separately|besides that|another thing is|"
    r"another thing|apart from that|while i'?m at it|second(?:ly)?|also|plus)[\s,:]+",
    re.IGNORECASE,
)
_LOOSELY = re.compile(
    r"(?<=[가-힣])(?<![다라자냐])고요?[\s,]+(?!싶|있|나서|나면|보니|계)|[\s,]+and\s+|[.!?。,;]+\s+",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Halves:
    """`plainly`: by words that nobody uses within one matter."""

    first: str
    second: str
    plainly: bool


def halves(text: str) -> Halves | None:
    """Where `text` is set apart, and just once."""
    said = " ".join(text.split())
    if len(said) > _LONGEST or "⟦" in said or len(_ENDS.findall(said)) > _SENTENCES:
        return None
    for pattern in (_FIRST, _BOTH):
        if (found := pattern.search(said)) is not None:
            return _told(found["a"], found["b"], plainly=True)
    for border, plainly in ((_PLAINLY, True), (_LOOSELY, False)):
        parts = border.split(said)
        if len(parts) > 1:
            told = len(parts) == len(("first", "second")) and (plainly or all(map(_says, parts)))
            return _told(*parts, plainly=plainly) if told else None
    return None


def _says(part: str) -> bool:
    """Whether it is more than a name."""
    return len(part.split()) >= _WORDS[re.search("[가-힣]", part) is not None]


def _told(first: str, second: str, *, plainly: bool) -> Halves | None:
    parts = [part.strip(" ,.;:!?") for part in (first, second)]
    if any(sum(map(str.isalnum, part)) < _LEAST for part in parts):
        return None
    return Halves(parts[0], parts[1], plainly)
