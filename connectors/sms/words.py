"""Words that decide about the texts themselves, and so never reach the dialogue.

A message is such a word only if it is nothing else: `STOP.` and `수신 거부` are, `cancel my parking
fine` is not. The English ones are those that carriers know, since a carrier that stops a number
stops it whatever we think; `YES` starts texts again only for somebody who has stopped them. `그만`
belongs to the dialogue: it stops a petition, not the texts.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import Literal

Meaning = Literal["stop", "start", "help"]


@dataclass(frozen=True)
class Word:
    """`locale` is the language that the word is in, and so that of its answer."""

    meaning: Meaning
    locale: str


LONGEST = 40
"""Characters of a message that may still be a word, with whatever stands around it."""

_WORDS: dict[Meaning, dict[str, str]] = {
    "stop": {
        "en": "stop stopall unsubscribe cancel end quit revoke optout "
        # Sentences that mean nothing else, letters only.
        "stoptexting stoptextingme stoptexts stopplease unsubscribeme pleaseunsubscribe optmeout "
        "nomoretexts nomoremessages stopmessagingme stopsendingmetexts stopsendingtexts "
        "stopsendingmemessages stopsendingthese donttextme donottextme donttextmeanymore "
        "takemeoffyourlist removemefromyourlist removemefromthelist pleasestoptexting "
        "pleasestoptextingme",
        "ko": "수신거부 무료수신거부 무료거부 문자수신거부 문자거부 광고수신거부 광고거부 거부 "
        "해지 문자그만 문자보내지마 문자보내지마세요 문자그만보내 문자그만보내세요 그만보내 "
        "그만보내요 그만보내세요 그만좀보내 그만좀보내세요 이제그만보내 이제그만보내세요 "
        "더이상보내지마세요 문자좀그만보내세요 문자그만받을래요 문자안받을래요 문자받기싫어요",
    },
    "start": {
        "en": "start unstop optin",
        "ko": "수신동의 문자수신동의 수신재개 수신거부해제 수신거부해지 다시받기 문자다시받기",
    },
    "help": {"en": "help info", "ko": "도움말"},
}
_KNOWN = {
    word: Word(meaning, locale)
    for meaning, languages in _WORDS.items()
    for locale, words in languages.items()
    for word in words.split()
}
_BACK = Word("start", "en")
_POLITE = re.compile(
    r"^((?:문자|이제)?그만(?:좀)?보내(?=주|줘|줄)|(?:무료|문자|광고)?수신거부|(?:문자)?수신동의|"
    r"수신재개|수신거부해[제지])"
    r"(?:요|해요|할게요|합니다|해주세요|부탁드립니다|부탁해요|주세요|줘|줘요|주십시오|줄래요)$"
)
"""These mean one thing only, however politely they are said."""


def find(text: str) -> Word | None:
    """The word that `text` is, whatever its case, width, spacing and punctuation."""
    if len(text) > LONGEST:
        return None
    return _KNOWN.get(_POLITE.sub(r"\1", _bare(text)))


def find_stopped(text: str) -> Word | None:
    """The same after a STOP: only there `YES`, as carriers have it, asks for texts again."""
    short = len(text) <= LONGEST
    return _BACK if short and _bare(text) == "yes" else find(text)


def _bare(text: str) -> str:
    """Letters and digits alone, in lower case: `ＳＴＯＰ！` and `stop all` → stop, stopall."""
    folded = unicodedata.normalize("NFKC", text).casefold()
    # A letter in the message keeps it from being a word; marks and signs around it do not.
    return "".join(c for c in folded if unicodedata.category(c)[0] in "LN")
