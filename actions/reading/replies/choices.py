"""Which of the choices of a question a reply picks."""

from __future__ import annotations

import re
from collections.abc import Mapping

from actions.dialogue.message import Message
from actions.dialogue.question import Question
from actions.dialogue.readings import Answer, Bad
from actions.dialogue.say import Value
from actions.reading.asides import ordinals
from actions.reading.commands import plain


def choice(message: Message, question: Question) -> Answer | Bad:
    """By number, by value, by its whole label, or by a part of the label that only one has."""
    typed = plain(message.text)
    # Of a list that is not the same everywhere the channel knows the numbers.
    if not any(c.shown for c in question.choices):
        place = _place(message.text, typed, len(question.choices))
        if place is not None:
            return Answer(question.choices[place].value)
    named = [(c.value, label) for c in question.choices for label in labels(c.label)]
    same = {value for value, label in named if typed in (plain(value), label)}
    if len(same) == 1:
        return Answer(same.pop())
    near = {value for value, label in named if len(typed) >= 2 and typed in label}
    if len(near) == 1:
        return Answer(near.pop())
    return Bad("bad.choice")


def _place(text: str, typed: str, count: int) -> int | None:
    """Its place in the list, by a number in digits or in words."""
    if re.fullmatch(r"\d{1,2}번?", typed):
        place = int(typed.rstrip("번"))
        return place - 1 if 1 <= place <= count else None
    return ordinals.place(text, count)


def labels(label: Value) -> list[str]:
    """The label in every language, to compare by."""
    texts = label.get("i18n", {}) if isinstance(label, Mapping) else {}
    return [plain(text) for text in texts.values()]
