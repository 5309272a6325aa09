"""A value alone, typed at the read-back: of which part it is, its form says."""

from __future__ import annotations

import re
from collections.abc import Mapping

from actions.base import placeholders
from actions.dialogue.message import Message
from actions.dialogue.question import Part
from actions.reading import addresses, topics, when
from actions.reading.commands import plain
from actions.reading.replies import contacts, names

_AROUND = 6
"""Letters around a time that is all that was said."""
_ENDING = 4
"""Letters of the ending behind a place."""
_LEADS = re.compile(
    r"^(?:and |well,? |oh,? )?(?:it|this|that)(?:'s| has| is)?(?: all)? (?:started|began|been|"
    r"happened|broke|is like this)\b|,? (?:by the way|i think|i guess|or so|now|already)[.!]*$",
    re.IGNORECASE,
)
"""Words around a time in English, which are many letters and say nothing else."""
_HOME = re.compile(r"(?:우리|저희|제)\s*(?:집|가게|건물|아파트)")
"""What a person says of their own address."""
_BEFORE = re.compile(r"쓴|쓰던|적은|적던|말한|말하던|보낸|하던")
"""What was done before with us: "아까 쓴 걸로요" names no time of the matter."""
_NAME = 40
"""Characters of a sentence that gives one's name and nothing else."""
_NUMBER = 20
"""Letters around a telephone number."""


def _is_place(text: str) -> bool:
    found = addresses.answer(text)
    if found is None or found.wide or found.vague or names.is_sample(found.text):
        return False
    rest = _HOME.sub("", text.replace(found.text, "", 1))
    return len(plain(rest)) <= _ENDING


def part(message: Message, draft: Mapping[str, Part]) -> str | None:
    """The code of the part that the message is a value of; None for a sentence."""
    bare = placeholders.ANY.sub("", message.text)
    if placeholders.PHONE.search(message.text) and len(plain(bare)) <= _NUMBER:
        return "phone"
    if topics.is_question(bare):
        return None
    if len(bare) <= _NAME and "name" in draft and (contacts.writer(bare) or names.labelled(bare)):
        return "name"
    place = next((code for code, one in draft.items() if one.type == "place"), None)
    if place is not None and _is_place(message.text):
        return place
    date = next((code for code, one in draft.items() if one.type == "date"), None)
    found = when.answer(message.text, message.today, past=True) if date else None
    said = message.text
    while (less := _LEADS.sub("", said).strip()) != said:
        said = less
    if found is None or len(plain(said)) - len(plain(found.words)) > _AROUND:
        return None
    return None if _BEFORE.search(said) else date


def belongs(message: Message) -> bool:
    """Whether the message names a place or a time of the matter, whatever else it says."""
    found = addresses.answer(message.text)
    if found is not None and not found.wide:
        return True
    return when.answer(message.text, message.today, past=True) is not None
