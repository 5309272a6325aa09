"""What is meant of "A 말고 B" and "not A but B": B, before anything else is read.

Both must be something that we know: "이건 도로가 아니라 전쟁터예요" stays as it is.
"""

from __future__ import annotations

import re

from actions.reading.openings import kinds

_LONGEST = 90
_REFUSED = 45
"""Characters of a text of this kind, and of what is not meant."""
_KOREAN = re.compile(
    r"^(?P<not>.+?)\s*(?:(?:은|는|이|가)?\s*(?:말고요?(?![는도])|마시고|말구요?(?![는도])|"
    r"아니고요?|아니구요?|아니라요?|아이고|아이라|아니에요|아니예요|아뇨|"
    r"됐고요?|됐구요?|치우고|관두고|집어치우고))"
    r"[\s,.…~!]+(?P<but>.+)$"
    r"|^(?P<not2>[가-힣]{1,8})(?:말고|아니고|아니라)(?P<but2>[가-힣].+)$"
)
_DENIED = re.compile(
    r"^(?:아니요?|아뇨|아니)+[\s,.!~]+(?P<but>.+)$|^(?:아뇨|아니){2,}\s*(?P<but2>.+)$"
    r"|^no+[\s,.!]+(?:i (?:mean|meant|said)|the|a|it'?s)\s+(?P<but3>.+)$",
    re.IGNORECASE,
)
"""A no, and what was meant."""
_ENGLISH = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"^(?:no[\s,.!]+)?(?:i(?: am|'m)\s+)?not?t?\s+(?P<not>.+?)(?:[,.;!]+\s*(?:but\s+)?|"
        r"\s+but\s+)(?P<but>.+)$",
        r"^(?:no[\s,.!]+)?not\s+(?P<not>(?:the|a|an|my)\s+.+?)\s+(?P<but>(?:the|a|an|my)\s+.+)$",
        r"^(?:forget|never mind|skip|leave)\s+(?:about\s+)?(?P<not>.+?)[,.;]+\s*(?P<but>.+)$",
        r"^instead of\s+(?P<not>.+?)[\s,]+(?P<but>(?:i|can|could|please|my|the|give|let)\b.+)$",
        r"^i\s*(?:do not|don'?t|didn'?t|did not)\s+(?:want|need|mean|care)\b(?P<not>.*?)"
        r"[\s,.;]+(?:but\s+)?(?P<but>(?:i|just|only|my|please)\b.+)$",
        r"^(?:do not|don'?t)\s+(?:give|send|show|tell)\s+me\b(?P<not>.*?)"
        r"[\s,.;]+(?P<but>(?:just\s+)?(?:give|send|show|tell|put|i)\b.+)$",
        r"^(?P<not>(?:the|my|our)\s+\S+(?:\s+\S+)?)\s+(?:is|are)\s+(?:fine|ok|okay|alright|good)"
        r"[,;.]+\s*(?:but\s+)?(?:it'?s\s+)?(?P<but>.+)$",
        r"^(?P<but>.+?)[,.;]?\s+(?:instead of|rather than|and not|not)\s+(?P<not>(?:the|a|"
        r"an)\s+\S+(?:\s+\S+)?)[.!]*$",
    )
)  # fmt: skip
_ASIDE = re.compile(
    r"^(?:요|그|저기|뭐|인가|그거|그게|just|but|rather|would rather)[\s,]+", re.IGNORECASE
)
_REFUSABLE = re.compile(
    r"신고|민원|질문|문의|제안|청구|넣|챗봇|기계|로봇|봇|접수|새로|그거|그게|이의|취소|철회|"
    r"삭제|전화|상담원|사람|"
    r"\b(?:complaint|question|petition|report|form|bot|robot|machine|new one|ask|suggestion|"
    r"idea|that|this|it|cancel\w*|withdraw\w*|delet\w*|human|person|agent|call)\b",
    re.IGNORECASE,
)


def meant(text: str) -> str | None:
    """What is meant of `text`, where it says first what is not."""
    said = " ".join(text.split())
    if len(said) > _LONGEST or "⟦" in said:
        return None
    for pattern in (_KOREAN, *_ENGLISH):
        found = pattern.search(said)
        if found is None:
            continue
        parts = found.groupdict()
        but = parts.get("but") or parts.get("but2") or ""
        refused = parts.get("not") or parts.get("not2") or ""
        if _are_known(refused, but):
            return _ASIDE.sub("", but.strip())
    return None


def corrected(text: str) -> str | None:
    """What `text` says after a no: "아니 초본이요" is 초본이요."""
    found = _DENIED.search(" ".join(text.split()))
    if found is None:
        return None
    parts = found.groupdict()
    return (parts["but"] or parts["but2"] or parts["but3"] or "").strip() or None


def _are_known(refused: str, but: str) -> bool:
    if not 0 < len(refused) <= _REFUSED or kinds.read(but) is None:
        return False
    return _REFUSABLE.search(refused) is not None or kinds.read(refused) is not None
