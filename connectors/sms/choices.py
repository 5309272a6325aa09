"""Choices as lines of a text message, to be answered with a digit."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from connectors.messages import Choice, OutboundMessage

PICK = "sms_parts.pick"
SAY = "sms_parts.say"
NUMERIC = "number"
"""A question of this type takes a digit for its answer: its choices are said in words."""


class Sentences(Protocol):
    def __call__(self, key: str, locale: str, /, **values: str | int) -> str:
        """A sentence of the catalogue (`Gateway.text`)."""


COMPACT = 60
"""Characters of choices in one line that can still be told apart."""


def listings(message: OutboundMessage, sentences: Sentences) -> Sequence[str]:
    """The ways to write the choices of `message`, the friendliest first; "" when it has none."""
    choices, kind = message.choices, (message.question or {}).get("type")
    if not choices:
        return [""]
    if kind == NUMERIC:
        words = " / ".join(choice.label for choice in choices)
        return [sentences(SAY, message.locale, words=words)]
    lines = "\n".join(f"{choice.number}. {choice.label}" for choice in choices)
    compact = " ".join(f"{choice.number}.{choice.label}" for choice in choices)
    ways = [lines, compact] if len(compact) <= COMPACT else [lines]
    if not _only_choices(choices, kind):
        return ways
    pick = sentences(PICK, message.locale)
    return [way for listing in ways for way in (f"{listing}\n{pick}", listing)]


def _only_choices(choices: Sequence[Choice], kind: str | None) -> bool:
    """Whether an answer is one of the choices; beside an open question they are an aside."""
    return len(choices) > 1 and kind in (None, "choice")
