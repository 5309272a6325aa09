"""Intents that have no journey yet: the person is told which site or office does it today."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path

import yaml

from actions.dialogue.say import choice
from actions.dialogue.turn import Turn
from actions.journeys.filing import kept, prefill
from actions.reading.openings import referring

DATA = Path(__file__).with_name("guidance.yml")


@dataclass(frozen=True)
class Guidance:
    """`site` and `phone` are put into the sentence; `offers` are intents, in their order."""

    site: str
    phone: str | None
    offers: tuple[str, ...]


@cache
def entries() -> Mapping[str, Guidance]:
    """By intent. Raises OSError, yaml.YAMLError, and TypeError for an entry of another form."""
    content = yaml.safe_load(DATA.read_text(encoding="utf-8"))
    return {name: _entry(**fields) for name, fields in content.items()}


def label(name: str) -> str:
    """The key of an intent's name on a button."""
    return f"guidance.{name}.name" if name in entries() else f"choice.{name}"


def journey(name: str) -> Callable[[Turn], Awaitable[None]] | None:
    """What is done for this intent; None if it has a journey of its own."""
    entry = entries().get(name)
    return None if entry is None else partial(_run, name, entry)


def _entry(*, offers: list[str], site: str = "", phone: str | None = None) -> Guidance:
    return Guidance(site, phone, tuple(offers))


async def _run(name: str, entry: Guidance, turn: Turn) -> None:
    if turn.message.choice is None and prefill.matter(turn.message.text):
        # A petition that begins next is about what was said here.
        kept.wait(turn, text=turn.message.text)
    if turn.message.text.strip() and not referring.refers(turn.message.text):
        kept.speak_of(turn, turn.message.text)
    desk = turn.desk()
    values = {**desk, "site": entry.site, "phone": entry.phone or desk["phone"]}
    turn.say(f"guidance.{name}", [choice(o, label(o)) for o in entry.offers], **values)
