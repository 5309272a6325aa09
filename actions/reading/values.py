"""Values of one shape: a number, a day, a placeholder of a telephone, a receipt number."""

from __future__ import annotations

import re

from actions.adapters.references import normalise
from actions.base import placeholders
from actions.dialogue.message import Message
from actions.dialogue.question import Question
from actions.dialogue.readings import Answer, Bad
from actions.dialogue.say import Value, date_
from actions.reading import numerals, when

_NO_CONTACT = re.compile(
    r"^(아니\S*|음+|그냥|저는|지금은)?[\s,.!~]*(괜찮|됐어|됐습|됐다|나중에|다음에|필요\s*(없|업)|싫|말래|"
    r"안\s*(할|적|남|알려|줄|받))|(알려|적|남기|가르쳐)\S*\s*싫|"
    r"^(no,?\s+)?(never\s?mind|later|thank|not\s+now|forget\s+it|don'?t|do\s+not|"
    r"i\s?('d|would)\s+rather\s+not|i\s+don'?t)\b",
    re.IGNORECASE,
)

_DIGITS = re.compile(r"\d(?:[ .-]?\d){3}")


def number(message: Message, question: Question) -> Answer | Bad:
    found = numerals.parse(message.text)
    if found is None:
        return Bad("bad.number")
    low, high = question.minimum, question.maximum
    if (low is not None and found < low) or (high is not None and found > high):
        return Bad(*_range(low, high))
    return Answer(found)


def _range(low: float | None, high: float | None) -> tuple[str, dict[str, Value]]:
    if low is not None and high is not None:
        return "bad.number_between", {"minimum": f"{low:g}", "maximum": f"{high:g}"}
    if low is not None:
        return "bad.number_low", {"minimum": f"{low:g}"}
    return "bad.number_high", {"maximum": f"{high:g}"}


def day(message: Message, question: Question) -> Answer | Bad:
    said = when.answer(message.text, message.today, past=question.past)
    given = said.day if said else None
    if said is None and (entity := message.entity("date")):
        given = when.exact(entity, message.today, past=question.past)
    if given is not None and question.past and given > message.today:
        return Bad("bad.date_future", {"day": date_(given)})
    if given is None or (said is not None and not said.sure):
        return Bad("bad.date")
    return Answer(given.isoformat())


def partly_phone(text: str) -> bool:
    """Whether digits stand in it that are no whole number: those are placeholders."""
    return placeholders.PIN.search(text) is not None or _DIGITS.search(text) is not None


def phone(message: Message, _question: Question) -> Answer | Bad:
    found = placeholders.PHONE.search(message.text)
    if found:
        return Answer(found[0])
    return Bad("bad.phone.short" if partly_phone(message.text) else "bad.phone")


def email(message: Message, _question: Question) -> Answer | Bad:
    found = placeholders.EMAIL.search(message.text)
    return Answer(found[0]) if found else Bad("bad.email")


def contact(message: Message, _question: Question) -> Answer | Bad:
    """A telephone number or an e-mail address; or that none is given."""
    found = placeholders.EMAIL.search(message.text) or placeholders.PHONE.search(message.text)
    if found:
        return Answer(found[0])
    return Answer("skip") if _NO_CONTACT.search(message.text) else Bad("bad.contact")


def reference(message: Message, _question: Question) -> Answer | Bad:
    found = message.entity("receipt") or normalise(message.text)
    return Answer(found) if found else Bad("bad.reference")


def pin(message: Message, _question: Question) -> Answer | Bad:
    found = placeholders.PIN.search(message.text)
    return Answer(found[0]) if found else Bad("bad.pin")
