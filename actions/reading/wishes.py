"""Wishes that are meant for us and not for what is being written: the whole text is one.

"내 대화 지워줘" while a title is asked for is no title. A text is compared as a whole, built of
what is wanted, a verb and a polite ending; what stands in a longer sentence is content ("상담원이
전화를 끊어 버려요"). `sure` says that it can be nothing else; other wishes are asked about.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from actions.base.folded import folded
from actions.dialogue.irreversible import asks_for
from actions.dialogue.wish_names import Name
from actions.reading import wishes_english, wishes_korean

INTENTS: Mapping[Name, str] = {
    "erase": "delete_my_data",
    "show_data": "show_my_data",
    "human": "talk_to_human",
    "status": "check_status",
    "help": "help",
    "stop": "cancel",
    "start_over": "start_over",
    "language": "change_language",
    "notices": "manage_notifications",
    "start": "greet",
    "new": "file_petition",
}
"""What each is called by the classifier."""
_BACK = re.compile(
    r"이전|뒤로\s*(?:가|갈|돌|좀)|뒤로[요\s.!]*$|돌아|되돌|(?:앞|전|아까|방금|먼젓?번)\s*(?:의\s*)?(?:질문|단계|으로|"
    r"거|것|걸|화면)|다시|한\s*(?:칸|단계)|\b(?:back|previous|undo|last|before|earlier|return|prior)\b",
    re.IGNORECASE,
)
"""What whoever wants to go back says: the classifier alone takes "가로등 먼저요" for it."""
COMMANDS: Mapping[str, Name] = {
    "start": "start",
    "new": "new",
    "status": "status",
    "human": "human",
    "help": "help",
    "cancel": "stop",
}
"""Commands of a channel's menu; typed with a stroke they are the same everywhere."""


@dataclass(frozen=True)
class Wish:
    name: Name
    sure: bool = True


_SURELY = {
    name: (re.compile("|".join(f"(?:{p})" for p in wishes_korean.SURE[name])),
           re.compile("|".join(f"(?:{p})" for p in wishes_english.SURE[name])))
    for name in wishes_korean.SURE
}  # fmt: skip
_PERHAPS = {name: re.compile(pattern) for name, pattern in wishes_korean.MAYBE.items()}
_PUNCTUATION = re.compile(r"[\s.,!?~…。！？、·\"“”‘’ㅠㅜㅋㅎ^;-]+")
_PUT = re.compile(
    r"(?:줘|줘요|줘봐요?|주라|주세요|주십시오|주이소|주쇼|줄래요?|달라고요?|까요|나요|가요|[?？]|"
    r"싶어요?|싶습니다|싶다|"
    r"(?:할|낼|받을|쓸|볼)(?:래|게)요?|어딨어요?|됐어요|됐나|뭐예요|뭔가요|알려\s?줘|"
    r"부탁\S*)[\s.!~?？]*$|"
    r"^(?:please|pls|can|could|i want|i need|i'd like|let me|show|tell|give|delete|erase|remove|"
    r"stop|"
    r"turn|connect|talk|get|what|where|how|any|is|has)\b"
)
_ABOUT: Mapping[Name, re.Pattern[str]] = {
    "erase": re.compile(
        r"(?:^|\s)(?:제|내|저|나)(?:가|의|게)?(?=\s|[가-힣])|대화|채팅|개인정보|\b(?:my|me|chat|"
        r"i)\b"
    ),
    "show_data": re.compile(r"(?:^|\s)(?:제|내|저|나)|정보|기록|\b(?:my|me)\b"),
    "human": re.compile(
        r"상담|사람|직원|통화|전화|담당|\b(?:human|person|agent|someone|somebody|operator|call|"
        r"people)\b"
    ),
    "status": re.compile(
        r"민원|접수|신고|답|\b(?:petition|case|complaint|report|request|status)\b"
    ),
    "notices": re.compile(
        r"알림|소식|문자|메시지|메일|\b(?:notif|notice|alert|update|message|text)"
    ),
}
"""What a text must name to be read as a wish by its intent."""
_LONGEST = 60
_WHERE = re.compile(
    r"^(?=.*(?:알림|소식|문자\s*(?:받|오))).*(?:번호|주소|메일|연락처|휴대폰|핸드폰|폰|텔레그램|받을\s*(?:곳|데)).*"
    r"(?:바꾸|바꿔|바꿀|바뀌|변경|수정|고치|고쳐|고칠|추가|등록|옮기|옮겨|옮길|틀렸|새|다른).*$|"
    r"^(?=.*(?:알림|소식)).*(?:다른|새)\s*(?:번호|주소|메일|연락처|휴대폰|핸드폰|폰).*$|"
    r"^(?=.*\b(?:notices|notifications?|updates|alerts|number you text)\b)"
    r"(?=.*\b(?:number|address|e-?mail|phone)\b)"
    r".*\b(?:chang\w*|update|switch|replace|use|new|different|another|other|wrong)\b.*$"
)
"""That notices are to go elsewhere: asked about, since a text may well be about them."""
_MOVED = re.compile(
    r"(?:바뀌었|바꼈|틀렸|고칠|바꿀|등록|변경|수정|추가|옮)\S*[\s.!~]*$|"
    r"^(?:i'd|change|update|switch|replace|use|send|my|the)\b"
)
_NOUN = re.compile(r"알림|소식|문자|메시지|메일|notif|notice|alert|update|message|text")


def names_notices(text: str) -> bool:
    """Whether it says what is meant: "do not send it" may be about a petition."""
    return _NOUN.search(folded(text)) is not None


@lru_cache(maxsize=16)
def find(text: str) -> Wish | None:
    """The wish that `text` is, if it is nothing else."""
    if name := slash(text):
        return Wish(name)
    if len(text) > _LONGEST or "⟦" in text:
        return None
    typed = folded(text)
    squeezed = _PUNCTUATION.sub("", typed)
    spaced = " ".join(_PUNCTUATION.sub(" ", typed.replace("'", " ")).split())
    if _NOUN.search(typed) and asks_for(text, "notices_off"):
        return Wish("notices")
    for name, (korean, english) in _SURELY.items():
        if korean.fullmatch(squeezed) or english.fullmatch(spaced):
            return Wish(name)
    if _WHERE.fullmatch(typed) and (_PUT.search(typed) or _MOVED.search(typed)):
        return Wish("notices", sure=False)
    maybe = next((n for n, pattern in _PERHAPS.items() if pattern.fullmatch(squeezed)), None)
    return None if maybe is None else Wish(maybe, sure=False)


def likely(text: str, intent: str) -> Name | None:
    """The wish that `intent` reads in `text`, if that is put like one and names what it is about:
    a complaint about an agent ("상담원이 불친절해요") is none."""
    typed = folded(text)
    name = next((n for n in _ABOUT if INTENTS[n] == intent), None)
    if name is None or not _ABOUT[name].search(typed) or not _PUT.search(typed):
        return None
    return name


def slash(text: str) -> Name | None:
    """The command of the menus that `text` is, typed as one."""
    typed = text.strip().casefold()
    return COMMANDS.get(typed[1:]) if typed.startswith("/") else None


def says_back(text: str) -> bool:
    """Whether `text` has a word of going back in it."""
    return _BACK.search(text) is not None
