"""Two matters of one message: one is taken now, the other is kept and offered when it is done."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from actions.dialogue.say import choice
from actions.dialogue.turn import Turn
from actions.journeys import doubt
from actions.journeys.filing import kept
from actions.reading.commands import command
from actions.reading.openings import picking

LATER = "later_matter"
"""The choice to go on with what was kept."""
OFFER = "opening.later"
VALUES = ("two:0", "two:1")


def picks(turn: Turn) -> bool:
    """Whether this turn says which of two matters comes first, or goes on with the other."""
    if kept.later(turn) is not None and _wants_later(turn):
        return True
    about = doubt.about(turn, "two")
    return about is not None and turn.result is None and _picked(turn, about["matters"]) is not None


def resume(turn: Turn) -> bool:
    """Whether this turn goes on with one of two matters, as if that alone had been said."""
    waiting = kept.later(turn)
    if waiting is not None and _wants_later(turn):
        kept.put_off(turn, None)
        doubt.go_on(
            turn, {**doubt.sentence(turn, "two"), **waiting, "entities": {}}, waiting["intent"]
        )
        return True
    about = doubt.about(turn, "two")
    if about is None or turn.result is not None:
        return False
    picked = _picked(turn, about["matters"])
    if picked is None:
        return False
    first, leave = picked
    matters: Sequence[Mapping[str, Any]] = about["matters"]
    chosen, other = matters[first], matters[1 - first]
    kept.waited(turn)
    kept.put_off(turn, None if leave else other)
    doubt.go_on(turn, {**about, "text": chosen["text"]}, str(chosen["intent"]))
    return True


def offer(turn: Turn) -> None:
    """The other matter, when the first is sent or left."""
    waiting = kept.later(turn)
    if waiting is not None:
        go_on, drop = choice(LATER, "opening.choice.later"), choice("leave_it", "opening.choice.no")
        turn.say(OFFER, (go_on, drop), matter=waiting["label"])


def _wants_later(turn: Turn) -> bool:
    if turn.message.choice == LATER:
        return True
    last = turn.slot("last")
    offered = isinstance(last, list) and bool(last) and last[-1].get("say") == OFFER
    return offered and command(turn.message.text) == "affirm"


def _picked(turn: Turn, matters: Sequence[Mapping[str, Any]]) -> tuple[int, bool] | None:
    """Which comes first, and whether the other is left."""
    if turn.message.choice is not None:
        chosen = turn.message.choice
        return (VALUES.index(chosen), False) if chosen in VALUES else None
    return picking.of(turn.message.text, [str(one["text"]) for one in matters])
