"""Not sure, said well: what a sentence may mean is offered, and what is picked is done with it.

The slot `failures` holds what was not understood: how often in a row, how often we asked back, and
`about`, the sentence with the readings that were offered for it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from actions import guidance
from actions.say import Choice, key
from actions.turn import Turn
from actions.words import command

SLOT = "failures"
OFFERED = ("file_petition", "check_status", "help")
NAMED = frozenset(
    {
        "file_petition", "check_status", "find_service", "ask_faq", "talk_to_human", "show_my_data",
        "delete_my_data", "change_language", "manage_notifications", "help", "send_sos",
        "explain_term",
    }
)  # fmt: skip
"""Intents that can be offered as a reading of a sentence, beside those of `guidance`."""
AT_ONCE = frozenset(
    {"ask_faq", "explain_term", "talk_to_human", "help", "send_sos", "change_language"}
)
"""Never asked back about: help must not wait, a search says itself when it is not sure, and the
others do nothing yet."""
SOMETHING_ELSE = "something_else"
NEAREST = 3
_STORY = 40
"""Characters from which a sentence that is not understood is probably a matter for a petition."""
_FEW = 2
"""Failures in a row after which a person is offered first."""


@dataclass(frozen=True)
class Picked:
    """`value` is the reading that was picked for the sentence of the turn `of`, or
    SOMETHING_ELSE; `outcome` is what staff read about it."""

    of: str
    value: str
    outcome: str


def offers(*names: str) -> tuple[Choice, ...]:
    """Buttons that start a journey: the value is the intent's name."""
    return tuple(Choice(name, key(guidance.label(name))) for name in names)


def asks(turn: Turn) -> bool:
    """Whether the reading is too unsure to act upon."""
    message = turn.message
    if not turn.doubtful or message.choice is not None or command(message.text) is not None:
        return False
    return message.intent in _named() - AT_ONCE


def ask(turn: Turn) -> None:
    """Did you mean this, one of two others, or something else?"""
    first = turn.message.intent
    others = [name for name in _ranked(turn) if name != first][: NEAREST - 1]
    asked = _stored(turn, "asked") + 1
    person = ("talk_to_human",) if max(asked, _stored(turn, "count")) >= _FEW else ()
    choices = (
        Choice(first, key("unsure.choice.yes")),
        *offers(*others, *person),
        Choice(SOMETHING_ELSE, key("unsure.choice.other")),
    )
    name = "unsure.meant" if asked % 2 else "unsure.meant.again"
    turn.say(name, choices, wish=key(guidance.label(first)))
    turn.effect("review", outcome="asked")
    offered = (first, *others, *person)
    _store(turn, count=_stored(turn, "count"), asked=asked, about=_about(turn, "asked", offered))


async def fallback(turn: Turn) -> None:
    """Not understood: the nearest readings and a person, never the same sentence twice running."""
    count = _stored(turn, "count") + 1
    readings = _readings(turn)
    offered = _apologise(turn, count, readings)
    turn.effect("review", outcome="fallback")
    if count == _FEW:
        turn.effect("handoff", reason="failures")
    _store(turn, count=count, asked=0, about=_about(turn, "fallback", offered))


def resume(turn: Turn) -> Picked | None:
    """What this turn picks of what was offered. The turn goes on with the sentence it is about, as
    if that had been understood."""
    about = _about_before(turn)
    value = None if about is None else _picked(turn, about)
    if about is None or value is None:
        return None
    if value == SOMETHING_ELSE:
        return Picked(about["turn"], value, "denied")
    first = about["kind"] == "asked" and value == about["offered"][0]
    turn.message = replace(
        turn.message,
        text=about["text"],
        entities=about["entities"],
        hidden=about["hidden"],
        intent=value,
        choice=None,
        confidence=1.0,
    )
    turn.doubtful = False
    return Picked(about["turn"], value, "confirmed" if first else "corrected")


def settle(turn: Turn, picked: Picked | None) -> None:
    """Tell staff what the sentence meant; say something if it was something else."""
    if picked is None:
        return
    meant = None if picked.value == SOMETHING_ELSE else picked.value
    turn.effect("review", of=picked.of, outcome=picked.outcome, chosen=meant)


def something_else(turn: Turn) -> None:
    """None of the readings was right."""
    count = _stored(turn, "count") + 1
    if count < _FEW:
        turn.say("unsure.other", offers("talk_to_human", "help"), **turn.desk())
    else:
        _apologise(turn, count, OFFERED[:2])
    if count == _FEW:
        turn.effect("handoff", reason="failures")
    _store(turn, count=count, asked=_stored(turn, "asked"), about=None)


def _apologise(turn: Turn, count: int, readings: Sequence[str]) -> tuple[str, ...]:
    """The readings that were offered."""
    if count < _FEW:
        offered = (*readings, "talk_to_human")
        turn.say("fallback.readings", offers(*offered))
        return offered
    offered = ("talk_to_human", *readings)
    if count % 2:
        turn.say("fallback.again", offers(*offered))
    else:
        turn.say("fallback.person", offers(*offered), **turn.desk())
    return offered


def _picked(turn: Turn, about: Mapping[str, Any]) -> str | None:
    message, asked = turn.message, about["kind"] == "asked"
    if message.choice is not None:
        known = (*about["offered"], SOMETHING_ELSE) if asked else about["offered"]
        return message.choice if message.choice in known else None
    if not asked:
        return None
    word = command(message.text)
    if "affirm" in (word, message.intent):
        return str(about["offered"][0])
    return SOMETHING_ELSE if "deny" in (word, message.intent) else None


def _readings(turn: Turn) -> list[str]:
    named = [name for name in _ranked(turn) if name != "talk_to_human"]
    if len(turn.message.text) >= _STORY:
        named = ["file_petition", *(name for name in named if name != "file_petition")]
    for name in OFFERED:
        if len(named) < NEAREST and name not in named:
            named.append(name)
    return named[:NEAREST]


def _ranked(turn: Turn) -> list[str]:
    known = _named()
    return [name for name in turn.message.ranking if name in known]


def _named() -> frozenset[str]:
    return NAMED | guidance.entries().keys()


def _about(turn: Turn, kind: str, offered: Sequence[str]) -> dict[str, Any]:
    message = turn.message
    return {
        "turn": turn.id,
        "kind": kind,
        "text": message.text,
        "entities": {name: list(values) for name, values in message.entities.items()},
        "hidden": message.hidden,
        "offered": list(offered),
    }


def _about_before(turn: Turn) -> Mapping[str, Any] | None:
    stored = turn.slot(SLOT)
    about = stored.get("about") if isinstance(stored, Mapping) else None
    return about if isinstance(about, Mapping) else None


def _stored(turn: Turn, name: str) -> int:
    stored = turn.slot(SLOT)
    return int(stored.get(name) or 0) if isinstance(stored, Mapping) else 0


def _store(turn: Turn, *, count: int, asked: int, about: Mapping[str, Any] | None) -> None:
    turn.slots[SLOT] = {"count": count, "asked": asked, "about": about}
