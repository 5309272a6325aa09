"""A reply that puts a part of the draft right, whatever was asked."""

from __future__ import annotations

from actions.dialogue import irreversible
from actions.dialogue.message import Message
from actions.dialogue.question import Question
from actions.dialogue.readings import Correct, More, Reading
from actions.reading import topics
from actions.reading.corrections import find as corrections
from actions.reading.corrections import given
from actions.reading.replies import contacts, pieces


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
    found = corrections.find(
        message.text,
        {code: part.names for code, part in draft.items()},
        {code: part.given for code, part in draft.items() if part.given},
        types={code: part.type for code, part in draft.items()},
        options={code: part.labels for code, part in draft.items() if part.labels},
    )
    if found is not None:
        also = tuple(Correct(code, None, True) for code in found.also)
        return Correct(found.code, found.value, found.remove, also, found.whole)
    if question.code in ("confirm", "add") and (code := given.part(message, draft)):
        return Correct(code, message.text)
    early = question.joins and message.early and pieces.early(message.text)
    return More(message.text) if early else None


def _contact(message: Message, question: Question) -> Correct | None:
    """Name and number of the person, or the number alone, whatever else was asked."""
    said = None if question.type == "person" else contacts.told(message.text)
    if said is None:
        return None
    phone = Correct("phone", said.phone)
    if said.name is None:
        return None if question.type in ("phone", "contact") else phone
    return Correct("name", said.name, also=(phone,))
