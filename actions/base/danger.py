"""Words of danger, heard in every state and whatever the sentence was taken for.

Small and precise, in both languages: somebody is followed, attacked, beaten, locked in; a weapon,
a fire, gas, water; a child; somebody who does not breathe or wake; somebody who wants to die. The
same words as pictures ("배고파 죽겠네", "dying to know") or of things and animals ("나무가
쓰러졌어요") are none. Where no dialogue is asked, more words count.
"""

from __future__ import annotations

import re

from actions.base import danger_things as things
from actions.base import placeholders
from actions.base.danger_words import (
    AUTOMATIC,
    ENGLISH,
    FIGURE,
    KOREAN,
    NOT_KOREAN,
    OWN_LIFE_ENGLISH,
    OWN_LIFE_KOREAN,
    PREVENTION,
    WIDE_ENGLISH,
    WIDE_KOREAN,
    WITH_A_NUMBER,
)
from actions.base.folded import folded

_IN_KOREAN = re.compile("|".join(f"(?:{p})" for p in KOREAN))
_IN_ENGLISH = re.compile("|".join(f"(?:{p})" for p in ENGLISH))
_OWN_LIFE_KOREAN = re.compile("|".join(f"(?:{p})" for p in OWN_LIFE_KOREAN))
_OWN_LIFE_ENGLISH = re.compile("|".join(f"(?:{p})" for p in OWN_LIFE_ENGLISH))
_NOT_KOREAN, _PREVENTION = re.compile(NOT_KOREAN), re.compile(PREVENTION)
_AUTOMATIC, _FIGURE = re.compile(AUTOMATIC), re.compile(FIGURE)
_WITH_A_NUMBER = re.compile(WITH_A_NUMBER)
_WIDE = re.compile(rf"{WIDE_KOREAN}|{WIDE_ENGLISH}")
_THINGS_KOREAN = re.compile("|".join(things.KOREAN))
_THINGS_ENGLISH = re.compile("|".join(things.ENGLISH))
_SOMEBODY_KOREAN = re.compile(things.SOMEBODY_KOREAN)
_SOMEBODY_ENGLISH = re.compile(things.SOMEBODY_ENGLISH)
_MORE_KOREAN = re.compile(f"{things.SOMEBODY_KOREAN}|{things.FEAR_KOREAN}")
_MORE_ENGLISH = re.compile(f"{things.SOMEBODY_ENGLISH}|{things.FEAR_ENGLISH}")
_HAZARD_KOREAN = re.compile(things.HAZARD_KOREAN)
_HAZARD_ENGLISH = re.compile(things.HAZARD_ENGLISH)
_IN_IT_KOREAN = re.compile(things.SOMEBODY_IN_IT_KOREAN)
_IN_IT_ENGLISH = re.compile(things.SOMEBODY_IN_IT_ENGLISH)
_COMPLAINT_KOREAN = re.compile(things.COMPLAINTS_KOREAN)
_COMPLAINT_ENGLISH = re.compile(things.COMPLAINTS_ENGLISH)
_SQUEEZE = re.compile(r"[\s.,!?~…。！？、·\"'“”‘’()]+")
_LONGEST = 5000


def heard(text: str) -> bool:
    """Whether `text` says that somebody is in danger."""
    said = folded(text[:_LONGEST])
    return any(map(_says, re.split(r"(?<=[.!?\n])\s*", said))) or _says(said)


def of_oneself(text: str) -> bool:
    """Whether somebody says that they want to die, or have tried to."""
    squeezed, spaced = _forms(folded(text[:_LONGEST]))
    said = _OWN_LIFE_KOREAN.search(squeezed) or _OWN_LIFE_ENGLISH.search(spaced)
    return bool(said) and heard(text)


def perhaps(text: str) -> bool:
    """Whether `text` sounds like it, for where no dialogue is asked: numbers shown in vain cost
    less than numbers missing. Whatever is `heard` is among it."""
    said = folded(text)
    closed = "".join(said.split())
    return heard(text) or any(_WIDE.search(one) is not None for one in (said, closed))


def of_things(text: str) -> bool:
    """Whether `text` complains of a thing or an animal in words that sound like danger, and hurts
    nobody: a petition, whatever it was taken for."""
    squeezed, spaced = _forms(folded(text[:_LONGEST]))
    if heard(text) or _MORE_KOREAN.search(squeezed) or _MORE_ENGLISH.search(spaced):
        return False
    return bool(_COMPLAINT_KOREAN.search(squeezed) or _COMPLAINT_ENGLISH.search(spaced))


def of_the_matter(text: str) -> bool:
    """Whether `text` says of a thing that it is dangerous or frightens, and nothing of a person:
    once a petition is being told that is what it is about ("무서워요", "너무 위험해요")."""
    squeezed, spaced = _forms(folded(text[:_LONGEST]))
    if not (_HAZARD_KOREAN.search(squeezed) or _HAZARD_ENGLISH.search(spaced)):
        return False
    if heard(text) or _IN_IT_KOREAN.search(squeezed) or _IN_IT_ENGLISH.search(spaced):
        return False
    rest = (_HAZARD_KOREAN.sub("", squeezed), _HAZARD_ENGLISH.sub("", spaced))
    return not any(map(_WIDE.search, rest))


def never(text: str) -> bool:
    """Whether `text` can say no such thing, whatever it is taken for: numbers with a word or two,
    and what a telephone answers by itself."""
    squeezed = _SQUEEZE.sub("", folded(placeholders.ANY.sub("", text)))
    if _AUTOMATIC.search(squeezed) or _FIGURE.search(squeezed):
        return True
    letters = "".join(c for c in squeezed if c.isalpha())
    numbered = letters != squeezed or placeholders.ANY.search(text) is not None
    return not letters or bool(numbered and _WITH_A_NUMBER.fullmatch(letters))


def _says(sentence: str) -> bool:
    squeezed, spaced = _forms(sentence)
    if not _SOMEBODY_KOREAN.search(squeezed):
        squeezed = _THINGS_KOREAN.sub("|", squeezed)
    if _IN_KOREAN.search(squeezed) and not _NOT_KOREAN.search(squeezed):
        return True
    if not _SOMEBODY_ENGLISH.search(spaced):
        spaced = _THINGS_ENGLISH.sub("|", spaced)
    return bool(_IN_ENGLISH.search(spaced)) and not _PREVENTION.search(spaced)


def _forms(text: str) -> tuple[str, str]:
    """Without spaces and punctuation for Korean, in words parted by one space for English."""
    return _SQUEEZE.sub("", text), " ".join(re.sub(r"[^a-z0-9]+", " ", text).split())
