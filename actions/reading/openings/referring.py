"""Questions that point at what was said before and name nothing themselves: "그거 얼마예요?",
"and can I do that online?"."""

from __future__ import annotations

import re

from actions.base.folded import folded
from actions.reading import topics
from actions.reading.openings import kinds
from actions.reading.openings.subjects import named

_LONGEST = 40
_KOREAN = re.compile(
    r"^\s*(?:(?:근데|그런데|그럼|그러면|혹시|아니|저기|그리고|아)[\s,]*)*"
    r"(?:이거|그거|저거|이건|그건|이것|그것|이게|그게|거기|그쪽)(?:은|는|이|가|도|을|를|"
    r"만)?(?=\s|$)"
)
_ASKS = re.compile(
    r"[?？]\s*$|(?:나요|까요|니까|가요|돼요|되요|줘요|되나|냐|노)[\s.~!]*$|"
    r"얼마|언제|며칠|누가|어디|어떻게|왜"
)
_POINTS = re.compile(r"\b(?:it|that|this|there|one)\b")
_FUNCTION = frozenset(
    {
        "a", "able", "about", "add", "again", "also", "an", "and", "answer", "any", "anything",
        "apply", "are", "at", "be", "but", "by", "can", "cost", "could", "deal", "dealing",
        "did", "do", "does", "done", "email", "first", "for", "from", "get", "give", "go",
        "handle", "handling", "have", "he", "here", "how", "i", "in", "is", "it", "just", "last",
        "long", "longer", "many", "may", "me", "much", "my", "need", "of", "ok", "okay", "one",
        "online", "open", "or", "pay", "person", "phone", "please", "send", "she", "should",
        "so", "something", "take", "taking", "than", "that", "the", "then", "there", "they",
        "this", "time", "to", "today", "too", "until", "up", "us", "using", "want", "was", "we",
        "what", "when", "where", "whether", "which", "who", "why", "will", "with", "without",
        "work", "would", "you", "your",
    }
)  # fmt: skip


def refers(text: str) -> bool:
    """Whether it asks about "it", and of nothing that it names."""
    plain = folded(text).strip()
    if not plain or len(plain) > _LONGEST or "⟦" in text:
        return False
    if re.search("[가-힣]", plain):
        if not _KOREAN.search(plain) or not _ASKS.search(plain):
            return False
        about = kinds.read(plain)
        return not named(plain) and (about is None or about.kind == "ask_faq")
    words = re.findall(r"[a-z']+", plain)
    asks = plain.endswith("?") or topics.is_question(plain)
    return asks and _POINTS.search(plain) is not None and set(words) <= _FUNCTION
