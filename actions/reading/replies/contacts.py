"""Who writes and how they are reached, as they say it of themselves: in a message that says nothing
else, or within a story."""

from __future__ import annotations

import re
from dataclasses import dataclass

from actions.base import placeholders
from actions.reading.replies import introductions as words
from actions.reading.replies import name_words, names

_LONGEST = 90
"""Characters of a message that gives a name and a number and nothing else."""
_PHONE = re.compile(words.PHONE, re.IGNORECASE)
_EDGES = re.compile(words.EDGES, re.IGNORECASE)
_OWN = re.compile(words.OWN, re.IGNORECASE)
_NAMED = re.compile(words.NAMED)
_SAID = re.compile(words.SAID)
_ENGLISH = re.compile(words.ENGLISH)
_AND = re.compile(r"(?<=[가-힣])(?:이고|이며|이구|고|며)$")


@dataclass(frozen=True)
class Contact:
    """`phone` is a placeholder; None is what was not said."""

    name: str | None
    phone: str | None


def told(text: str) -> Contact | None:
    """The writer's name and number, in any order, where `text` gives both and nothing else, or
    plainly their own number; None for anything else."""
    said = text.strip()
    found = placeholders.PHONE.findall(said)
    if len(set(found)) != 1 or len(said) > _LONGEST or said.endswith(("?", "？")):
        return None
    rest = _EDGES.sub("", _PHONE.sub(" ", said)).strip()
    if not any(map(str.isalpha, rest)):
        return Contact(None, found[0]) if _OWN.search(said) or said == found[0] else None
    rest = _AND.sub("", rest)
    name = _only(rest)
    return None if name is None else Contact(name, found[0])


def writer(story: str) -> str | None:
    """The name by which the writer of `story` is introduced in it."""
    for pattern, sure in ((_NAMED, True), (_SAID, False), (_ENGLISH, True)):
        for match in pattern.finditer(story):
            name = names.name(next(one for one in match.groups() if one))
            if name is not None and (sure or _is_a_person(name)):
                return name
    return None


def _only(rest: str) -> str | None:
    """The name that `rest` says, with what leads to it and nothing else."""
    name = names.name(rest)
    if name is not None and len(name.split()) <= 4:
        return name
    name = writer(rest)
    whole = name is not None and re.fullmatch(rf"[^.!?\n]*{re.escape(name)}{words.END}", rest)
    return name if whole else None


def _is_a_person(name: str) -> bool:
    """Whether it has the form of a name and is not what one is: a tenant, a student."""
    return names.is_person(name) and name not in name_words.ROLES
