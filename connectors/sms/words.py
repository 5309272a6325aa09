"""Words that decide about the texts themselves, and so never reach the dialogue.

A message is such a word only if it is nothing else: `STOP.` and `수신 거부` are, `cancel my parking
fine` is not. The English ones are those that carriers know, since a carrier that stops a number
stops it whatever we think. `그만` belongs to the dialogue: it stops a petition, not the texts.
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

_WORDS: dict[Meaning, dict[str, tuple[str, ...]]] = {
    "stop": {
        "en": ("stop", "stopall", "unsubscribe", "cancel", "end", "quit"),
        "ko": ("수신거부", "거부", "해지"),
    },
    "start": {"en": ("start", "unstop"), "ko": ("수신동의",)},
    "help": {"en": ("help", "info"), "ko": ("도움말",)},
}
_KNOWN = {
    word: Word(meaning, locale)
    for meaning, languages in _WORDS.items()
    for locale, words in languages.items()
    for word in words
}
_POLITE = re.compile(r"(?<=^수신거부|^수신동의)(?:요|해요|할게요|합니다|해주세요|부탁드립니다)$")
"""These two mean one thing only, however politely they are said."""


def find(text: str) -> Word | None:
    """The word that `text` is, whatever its case, width, spacing and punctuation."""
    if len(text) > LONGEST:
        return None
    return _KNOWN.get(_POLITE.sub("", _bare(text)))


def _bare(text: str) -> str:
    """Letters and digits alone, in lower case: `ＳＴＯＰ！` and `stop all` → stop, stopall."""
    folded = unicodedata.normalize("NFKC", text).casefold()
    # A letter in the message keeps it from being a word; marks and signs around it do not.
    return "".join(c for c in folded if unicodedata.category(c)[0] in "LN")
