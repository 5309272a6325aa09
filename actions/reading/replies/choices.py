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
from actions.reading.replies.plain import pattern, spaced, squeezed

_LONGEST = 30

ELSEWHERE = "elsewhere"
"""The choice of who means none of the others."""
_NEITHER = pattern(
    r"(?:아니요?|아뇨)*(?:둘|셋|두개|세개|이중에는?|여기에?는?|다|전부|모두|둘다|셋다|하나도|아무것도)*(?:다|모두)?"
    r"(?:아니(?:에요|예요|요|야|네요|고요|라고요)|아닌데요?|아닙니다|아니거든요|없(?:어요|네요|는데요?|습니다))|"
    r"(?:no )*(?:neither|none)(?: (?:of (?:these|those|them|it)|fits?|one))*(?: please)?|"
    r"(?:no )*not (?:any|either|one) of (?:these|those|them)"
)
_SOME = re.compile(r"둘|셋|개|중|여기|다|전부|모두|아무|하나|neither|none|of")


def neither(text: str) -> bool:
    """Whether none of what was offered is meant."""
    if len(text) > _LONGEST or not _SOME.search(text.lower()):
        return False
    return bool(_NEITHER.fullmatch(squeezed(text)) or _NEITHER.fullmatch(spaced(text)))


def choice(message: Message, question: Question) -> Answer | Bad:
    """By number, by value, by its whole label, or by a part of the label that only one has."""
    typed = plain(message.text)
    # Of a list that is not the same everywhere the channel knows the numbers.
    if not any(c.shown for c in question.choices):
        place = _place(message.text, typed, len(question.choices))
        if place is not None:
            return Answer(question.choices[place].value)
    if any(c.value == ELSEWHERE for c in question.choices) and neither(message.text):
        return Answer(ELSEWHERE)
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
