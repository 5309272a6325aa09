"""What is said after a receipt about the case that was just filed, by patterns.

A text is about it when nothing else is in it: what a pattern finds, what points at the case, and
words that say nothing are taken away, and hardly a letter may be left. A text with a matter of its
own is a new petition.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from actions.base import placeholders
from actions.base.folded import folded
from actions.reading.after_filing import english, korean
from actions.reading.after_filing.topics import Topic

Forms = Mapping[Topic, tuple[tuple[re.Pattern[str], int], ...]]
_LONGEST = 120
_STEM = {True: 2, False: 4}
"""Letters that two words of one thing begin with, in Korean and in English."""
_HANGUL = re.compile("[가-힣]")
_OTHER = re.compile(r"[^0-9a-z가-힣' .!?\n]+")
_THE = re.compile(r"\b(?:the|my|that|this|our) (\w+)\b")
_END = re.compile(r"[.!?\n]+")


def _compiled(table: Mapping[Topic, Mapping[str, int]]) -> Forms:
    return {
        topic: tuple((re.compile(pattern), spare) for pattern, spare in forms.items())
        for topic, forms in table.items()
    }


_FORMS = {True: _compiled(korean.FORMS), False: _compiled(english.FORMS)}
_EMPTY = {
    True: re.compile(korean.EMPTY),
    False: re.compile(english.EMPTY),
}
_CAUSE = {
    True: re.compile(korean.CAUSE),
    False: re.compile(english.CAUSE),
}
_ELSEWHERE = re.compile(
    r"알림|예약|은행|통장|잠금|와이파이|챗봇|로그인|정보공개|도움이|한글로|"
    r"\b(?:notices?|notifications?|alerts?|appointment|visit|bank|wifi|wi-fi|chat|bot|unlock)\b"
)
"""What is never about a case that was filed."""
_SENTENCE = 8
"""Letters of a sentence that tells something."""
_REASON = 50
"""Letters of a wish to take a case back with its reason."""


def about(text: str, matter: str = "") -> Topic | None:
    """What `text` says of the case. `matter` is what the case is about: its words are no other
    matter."""
    if len(text) > _LONGEST or not any(map(str.isalpha, placeholders.ANY.sub("", text))):
        return None
    plain = _plain(text)
    if _ELSEWHERE.search(plain):
        return None
    korean = _HANGUL.search(plain) is not None
    stems = _stems(matter)
    if stems and not korean:
        plain = _THE.sub(lambda m: "it" if m[1].startswith(stems) else m[0], plain)
    parts = [part for one in _END.split(plain) if (part := " ".join(one.split()))]
    for topic, forms in _FORMS[korean].items():
        for said in _said(topic, parts):
            if any(_left(said, pattern, stems) <= spare for pattern, spare in forms):
                return topic
    return None


def _said(topic: Topic, parts: list[str]) -> list[str]:
    """What may be the topic: all of the text, and a sentence of it beside a reason or a matter."""
    if topic == "another":
        return [" ".join(parts), *parts]
    short = sum(map(len, parts)) <= _REASON
    return [" ".join(parts), *(parts if topic == "cancel" and short else ())]


def own(text: str) -> str:
    """What a petition begins with that `text` wishes for as another one: all of it, when it tells
    more than the wish, else what it is said to be about."""
    if placeholders.ANY.search(text):
        return text
    plain = _plain(text)
    parts = [part.strip() for part in _END.split(plain)]
    if any(len(part) >= _SENTENCE and about(part) is None for part in parts):
        return text
    cause = _CAUSE[_HANGUL.search(plain) is not None].search(parts[-1] or plain)
    return "" if cause is None else cause[1]


_NOTHING = 10**6


def _left(text: str, pattern: re.Pattern[str], stems: tuple[str, ...]) -> int:
    """How many letters (English: words) are left of `text` beside what the pattern finds."""
    if pattern.search(text) is None:
        return _NOTHING
    korean = _HANGUL.search(text) is not None
    rest = _EMPTY[korean].sub(" ", pattern.sub(" ", text))
    words = [w for w in rest.split() if not (stems and w.startswith(stems))]
    return sum(map(len, words)) if korean else len(words)


def _stems(matter: str) -> tuple[str, ...]:
    words = _plain(matter).split()
    stems = (word[: _STEM[_HANGUL.search(word) is not None]] for word in words)
    return tuple(sorted({stem for stem in stems if len(stem) > 1}))


def _plain(text: str) -> str:
    return _OTHER.sub(" ", folded(placeholders.ANY.sub(" ", text)))
