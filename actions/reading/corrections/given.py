"""A value alone, typed at the read-back: of which part it is, its form says."""

from __future__ import annotations

from collections.abc import Mapping

from actions.base import placeholders
from actions.dialogue.message import Message
from actions.dialogue.question import Part
from actions.reading import addresses, when
from actions.reading.commands import plain

_AROUND = 6
"""Letters around a time that is all that was said."""
_ENDING = 4
"""Letters of the ending behind a place."""
_NUMBER = 20
"""Letters around a telephone number."""


def _is_place(text: str) -> bool:
    found = addresses.answer(text)
    if found is None or found.wide or found.vague:
        return False
    return len(plain(text)) - len(plain(found.text)) <= _ENDING


def part(message: Message, draft: Mapping[str, Part]) -> str | None:
    """The code of the part that the message is a value of; None for a sentence."""
    bare = placeholders.ANY.sub("", message.text)
    if placeholders.PHONE.search(message.text) and len(plain(bare)) <= _NUMBER:
        return "phone"
    place = next((code for code, one in draft.items() if one.type == "place"), None)
    if place is not None and _is_place(message.text):
        return place
    date = next((code for code, one in draft.items() if one.type == "date"), None)
    found = when.answer(message.text, message.today, past=True) if date else None
    if found is None or len(plain(message.text)) - len(plain(found.words)) > _AROUND:
        return None
    return date
