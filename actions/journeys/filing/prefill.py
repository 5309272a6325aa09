"""What the first sentence already says: a bare wish to file, a hint, or the matter itself."""

from __future__ import annotations

import re
import unicodedata

from actions.reading.openings import listening, subjects

_WISH = re.compile(
    r"민원|신고|접수|제기|신청|제출|진정|고충|불편\s*사항|"
    r"넣(고|을게|을|으려고|으|어|기)|싶(어요|어|습니다|은데요|은데)|하고|하려고|하려(면|는데|구)|할래요?|할게요?|"
    r"할\s*게|할\s*것|할\s*거|있는데요?|있음|있는|있습니다|게|것|"
    r"할까요|하기|하나|한\s*건|해\s*줘요?|해\s*주세요|해요|합니다|합시다|할\s*수|있(어요|나요|을까요)|"
    r"부탁\s*(드려요|드립니다|해요)|내고|쓰고|올리고|작성|등록|어떻게|좀|은|는|이|가|을|를|요|"
    r"안녕하세요|안녕|저기|제가|저|나|"
    r"\b(i|i'd|i'm|id|we|want|would|like|need|wish|please|can|could|may|help|me|to|file|submit|"
    r"make|lodge|send|report|write|start|register|raise|put|in|a|an|the|my|new|petition|complaint|"
    r"complain|request|something|problem|issue|about|how|do|hello|hi|it|that|is|there|with|you)\b",
    re.IGNORECASE,
)
_PARTICLE = re.compile(r"(?<=[가-힣])(?:은|는|이|가|을|를|요)$")
_EDGES = ".,!?~…\"'“”‘’"


def hint(text: str) -> str:
    """What is left of `text` without the words of the wish: "가로등 민원 넣고 싶어요" is 가로등."""
    if listening.asks(text):
        return ""
    return " ".join(_PARTICLE.sub("", word) for word in _words(text))


def matter(text: str) -> str | None:
    """`text` when it tells what the petition is about, None when it only says that there is one.

    >>> matter("민원 넣고 싶어요") is None
    True
    >>> matter("가로등이 나갔어요")
    '가로등이 나갔어요'
    """
    rest = "" if listening.asks(text) else " ".join(_words(text))
    if rest and subjects.is_one(text):
        return text
    hangul = len(re.findall(r"[가-힣]", rest))
    words = len(re.findall(r"[A-Za-z]{3,}", rest))
    return text if hangul >= 6 or words >= 2 else None


def _words(text: str) -> list[str]:
    """The words that say more than the wish: one that is made of it wholly says nothing."""
    words = (word.strip(_EDGES) for word in unicodedata.normalize("NFKC", text).split())
    return [word for word in words if _WISH.sub("", word)]
