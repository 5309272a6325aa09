"""What the gateway answers by itself, without the dialogue; then what was asked last is asked
again."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from bot.conversations.prompt import Prompt
from bot.turn.input import TurnInput

EXPIRED = ("system.choice_expired", "system.choice_expired.named")
OVER = ("system.choice_over", "system.choice_over.named")
PAST = ("system.choice_past", "system.choice_past.named")
"""To a press on an older list, before a question, with nothing open, and after what was only
offered; each whether or not what was pressed is known."""
OWN: Mapping[str, tuple[str, ...]] = {
    "language": ("system.language_changed",),
    "expired": EXPIRED[:1],
    "repeated": (),
    "refused": (),
    "more": (),
    "missed": (),
    "resumed": (),
    "joined": (),
    "returned": (),
}
"""The kind of an input → the sentences for it."""
ASIDE = ("more", "missed", "joined", "repeated")
"""After these nothing is asked again."""


def messages(turn_input: TurnInput, prompt: Prompt) -> list[Mapping[str, Any]]:
    """What is said, as the dialogue would say it."""
    said = [{"say": key, "values": {}} for key in OWN[turn_input.kind]]
    if turn_input.kind == "expired":
        said = [_not_taken(turn_input.label, prompt)]
    offered = turn_input.kind == "expired" and prompt.question is None
    again = prompt.message is not None and turn_input.kind not in ASIDE and not offered
    return [*turn_input.notices, *said, *([prompt.message] if again and prompt.message else [])]


def _not_taken(label: str, prompt: Prompt) -> dict[str, Any]:
    """To a press on an older list, before the newest question, if one is open. What was last only
    offered is no question: it is not said again."""
    plain, named = EXPIRED if prompt.question is not None else PAST
    if prompt.message is None:
        plain, named = OVER
    return {"say": named, "values": {"label": label}} if label else {"say": plain, "values": {}}
