"""Whether a part of what is kept is to be erased: a wish for a part is never one for all."""

from __future__ import annotations

import re

from actions.base.folded import folded
from actions.reading.asides import person

INTENT = "erase_part"
_LONGEST = 80
_ALL = re.compile(
    r"모두|모든|전부|싹|몽땅|전체|모조리|다\s*(?:지|삭|없|날|버|잊|파)|개인\s*정보|(?:내|제|나의|"
    r"저의|저에\s*대한|나에\s*대한)\s*"
    r"(?:정보|기록|데이터|자료|대화)|대화|채팅|이력|계정|탈퇴|"
    r"\b(?:everything|all|whole|entire|data|chat|conversation|history|account|information|info|"
    r"records?|it all|about me|forget me|me from)\b"
)
_PART = re.compile(
    r"이름|성함|성명|실명|번호|연락처|전화|핸드폰|휴대폰|주소|위치|장소|사진|파일|첨부|동영상|"
    r"제목|날짜|"
    r"문장|글|내용|단어|부분|얘기|이야기|메일|알림|문자|메시지|메세지|방금|아까|마지막|하나|"
    r"한\s*가지|"
    r"민원|신고|초안|이것만|이거만|그것만|"
    r"\b(?:names?|numbers?|phone|mobile|address|location|place|photos?|pictures?|images?|files?|"
    r"attachments?|video|title|date|sentences?|words?|part|bit|line|text|e-?mail|message|last|"
    r"just|petition|complaint|report|draft|request|notices?|only|first|second|one)\b"
)

_ERASES = re.compile(
    r"지우|지워|지울|삭제|없애|제거|빼\s*(?:줘|주|고)|뺄|파기|폐기|날려|"
    r"\b(?:erase|delete|remove|wipe|clear|drop|discard|get rid|take)\b"
)

_MINE = re.compile(r"\bmy\b|\bmessages\b|\bwhat i (?:said|wrote|told)\b|잊")


def is_of_a_text(text: str) -> bool:
    """Whether what is to go may be words of the text that is written, and not everything."""
    typed = folded(text)
    return not _ALL.search(typed) and not _MINE.search(typed)


def is_part(text: str) -> bool:
    """Whether `text` names a part and not everything; one's name left out is no erasure at all."""
    if len(text) > _LONGEST:
        return False
    said = person.said(text)
    if said is not None:
        return said.wish != "add"
    typed = folded(text)
    return bool(_ERASES.search(typed) and _PART.search(typed)) and not _ALL.search(typed)
