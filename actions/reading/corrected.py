"""A reply that puts a part of the draft right, whatever was asked."""

from __future__ import annotations

import re

from actions.dialogue import irreversible
from actions.dialogue.message import Message
from actions.dialogue.question import Question
from actions.dialogue.readings import Correct, More, Reading, Swap
from actions.reading import topics
from actions.reading.corrections import find as corrections
from actions.reading.corrections import given, swaps
from actions.reading.replies import contacts, pieces

_ENDS_WITH = re.compile(
    r"(?:아니|아|어|저기)?[\s,.!]*(?:전화\s*)?(?:번호\s*)?(?:맨\s*)?(?:끝|뒷|뒤|마지막|앞)\s*"
    r"(?:자리|번호|네\s*자리|숫자)\S{0,2}\s*(?:⟦pin:\d+⟧|\d{1,4})|"
    r"(?:no,?\s*)?(?:the )?(?:number|phone)?\s*(?:it )?(?:ends|ending) (?:in|with)\s*"
    r"(?:⟦pin:\d+⟧|\d)",
    re.IGNORECASE,
)
"""The last digits of a telephone number."""
_CHOSEN = frozenset({"category"})
"""What is chosen, and called otherwise than in the text."""


def read(message: Message, question: Question) -> Reading | None:
    """A part of the draft that is put right in plain words; a yes or a no is none. What was written
    before the question was there goes on with the story."""
    kind = question.irreversible
    if not question.draft or (kind and irreversible.reply(message.text, kind) is not None):
        return None
    if topics.bare(message.text) is not None:
        return None  # "며칠이나 걸려요?" names no day
    draft = question.draft
    if (both := _contact(message, question)) is not None:
        return both
    if _ENDS_WITH.match(message.text.strip()) and "phone" in draft:
        return Correct("phone")  # a number is never put together from two messages
    found = corrections.find(
        message.text,
        {code: part.names for code, part in draft.items()},
        {code: part.given for code, part in draft.items() if part.given},
        types={code: part.type for code, part in draft.items()},
        options={code: part.labels for code, part in draft.items() if part.labels},
    )
    swap = _swap(message.text, question)
    if swap is not None and (found is None or draft[found.code].type not in _CHOSEN):
        return Correct("content", swap=swap)
    if found is not None:
        also = tuple(Correct(code, None, True) for code in found.also)
        return Correct(found.code, found.value, found.remove, also, found.whole, swap)
    if question.code in ("confirm", "add") and (code := given.part(message, draft)):
        return Correct(code, message.text)
    early = question.joins and message.early and pieces.early(message.text)
    return More(message.text) if early else None


def _swap(text: str, question: Question) -> Swap | None:
    """Words of the story that others are set against."""
    story = question.draft.get("content")
    return None if story is None else swaps.read(text, story.given)


def _contact(message: Message, question: Question) -> Correct | None:
    """Name and number of the person, or the number alone, whatever else was asked."""
    said = None if question.type == "person" else contacts.told(message.text)
    if said is None:
        return None
    phone = Correct("phone", said.phone)
    if said.name is None:
        return None if question.type in ("phone", "contact") else phone
    return Correct("name", said.name, also=(phone,))
