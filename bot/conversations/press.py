"""What a pressed choice counts for, or its number or title that was typed: one rule for every
channel.

    made on                                counts
    the newest list                        as that choice
    the list before it, the same choice    for nothing: it has counted (double clicks, "1" "1")
    any other list                         for nothing: it is asked about, with the newest question

A button names its list. What was typed is meant for the newest list that had left for its person
when it was written.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from bot.conversations.prompt import Prompt, typed_offer
from connectors.contract import CHOICE_PREFIX, CHOICE_TOKEN

SHORT = 20
"""Characters of a text that may be a yes to what its person has not read yet."""


@dataclass(frozen=True)
class Press:
    """`kind` choice: `value` was chosen; repeated: nothing is to be done; expired: it is asked
    about, by its `label` where that is known."""

    kind: Literal["choice", "repeated", "expired"]
    value: str | None = None
    label: str = ""


def by_button(token: str, prompt: Prompt, at: float) -> Press:
    """Pressed at the time `at`."""
    value = prompt.by_token(token)
    if value is not None:
        return Press("choice", value)
    if prompt.counted(token, at):
        return Press("repeated")
    old = prompt.older_by_token(token)
    return Press("expired", label="" if old is None else old.label)


def by_text(
    text: str,
    prompt: Prompt,
    at: float,
    *,
    early: bool,
    meant: Callable[[str, Prompt], str | None] = lambda text, prompt: prompt.by_text(text),
) -> Press | None:
    """None when it is no press but words. `early`: it was written before the newest question was
    there; `meant` finds the choice of a list."""
    token = text.removeprefix(CHOICE_PREFIX)
    if token != text and CHOICE_TOKEN.fullmatch(token):
        known = prompt.by_token(token) or prompt.older_by_token(token)
        return by_button(token, prompt, at) if known else None
    value = meant(text, prompt)
    if not early:
        return None if value is None else Press("choice", value)
    old = typed_offer(prompt.older[0], text, numbered=True) if prompt.older else None
    if old is not None:
        return (
            Press("repeated") if old.token == prompt.pressed else Press("expired", label=old.label)
        )
    unread = value is not None or (prompt.is_final and len(text) <= SHORT)
    return Press("expired") if unread else None
