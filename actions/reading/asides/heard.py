"""What a whole text says beside the open question of a petition: of one's name, of another
petition, a question about this one, a kind word."""

from __future__ import annotations

from actions.dialogue import irreversible
from actions.dialogue.message import Message
from actions.dialogue.question import FREE, Question
from actions.dialogue.readings import Correct, Doubt, Faq, Reading, Repeat, Skip, Small, Wanted
from actions.reading import edits, topics
from actions.reading.after_filing import about
from actions.reading.asides import further, person, polite
from actions.reading.replies import noted

CARD = "confirm"
_OWN = frozenset({"person", "phone"})
"""Types of questions about the person, to which a refusal is an answer."""


def read(message: Message, question: Question) -> Reading | None:
    """None for what answers the question, or is more of the matter."""
    text, kind = message.text, question.irreversible
    if (said := _person(text, question)) is not None:
        return said  # "I don't want to give my name" is no refusal to send
    if not question.draft or (kind and irreversible.reply(text, kind) is not None):
        return None
    if noted.asks(text):
        return Repeat()
    if (said := _further(text, question) or _cut(text, question)) is not None:
        return said
    if question.type not in FREE and (topic := topics.bare(text)) is not None:
        return Faq(topic)  # where any sentence may be the answer it is weighed there
    polite_ = polite.kind(text) if question.code == CARD and not _comes_back(message) else None
    return None if polite_ is None else Small(f"card.{polite_}")


def _person(text: str, question: Question) -> Reading | None:
    """What is to be done with one's name and number."""
    said = person.said(text) if "name" in question.draft else None
    if said is None:
        return None
    if said.wish == "hide":
        return Faq("share")
    if question.type in _OWN:
        return Skip() if said.wish == "out" and not question.required else None
    if said.wish != "out":
        return Correct(said.code)
    also = (Correct("phone", remove=True),) if said.both else ()
    return Correct(said.code, remove=True, also=also)


def _cut(text: str, question: Question) -> Reading | None:
    """Words that stand in the text are to go out of it."""
    if question.code != CARD or "content" not in question.draft:
        return None
    return Wanted("edit") if edits.quotes(text, question.draft["content"].given) else None


def _further(text: str, question: Question) -> Reading | None:
    """Another petition, or the word that more of this one will come."""
    if question.code == CARD and further.announced(text):
        return Small("card.more")
    wants = further.another(text) or about.about(text) == "another"
    return Doubt("another") if wants else None


def _comes_back(message: Message) -> bool:
    """Who greets as one who was here before sees where we were."""
    return message.intent == "greet" and ("다시" in message.text or "again" in message.text.lower())
