"""The slot `failures`: what was not understood or not answered, and what was offered for it.

`count` is how often in a row nothing was understood, `asked` how often we asked back, and `about`
the sentence, with what it was read as and the values of the choices that were offered.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any, Literal

from actions.dialogue.turn import Turn
from actions.effects.lookups import FindAnswer
from actions.journeys.filing import kept as petition_kept

SLOT = "failures"
Kind = Literal[
    "doubt",
    "asked",
    "fallback",
    "answered",
    "question",
    "unanswered",
    "told",
    "offered",
    "two",
    "place",
]
"""doubt: answers are searched before we ask back, apologise or name no office; answered: they were
found, and what the sentence was read as is offered beside; question, unanswered: searched because
it was one; told: it is a petition, and the form begins it; offered: what it may begin was offered;
two: which of its two matters comes first was asked; place: what happened there was asked."""

Then = Literal["asked", "fallback", "office", "opening"]
"""What is done for a doubt that no answer settles."""


def about(turn: Turn, *kinds: Kind) -> Mapping[str, Any] | None:
    """The sentence that waited before this turn, if it is of one of these kinds."""
    stored = turn.stored.get(SLOT)
    found = stored.get("about") if isinstance(stored, Mapping) else None
    return found if isinstance(found, Mapping) and found.get("kind") in kinds else None


def number(turn: Turn, name: Literal["count", "asked"]) -> int:
    stored = turn.slot(SLOT)
    return int(stored.get(name) or 0) if isinstance(stored, Mapping) else 0


def store(
    turn: Turn,
    about: Mapping[str, Any] | None,
    *,
    count: int | None = None,
    asked: int | None = None,
) -> None:
    """The numbers stay as they are unless they are given."""
    turn.slots[SLOT] = {
        "count": number(turn, "count") if count is None else count,
        "asked": number(turn, "asked") if asked is None else asked,
        "about": about,
    }


def sentence(turn: Turn, kind: Kind, offered: Sequence[str] = (), **more: Any) -> dict[str, Any]:
    """All that is needed to go on with it later."""
    message = turn.message
    return {
        "turn": turn.id,
        "kind": kind,
        "text": message.text,
        "entities": {name: list(values) for name, values in message.entities.items()},
        "hidden": message.hidden,
        "offered": list(offered),
        **more,
    }


def search(turn: Turn, then: Then) -> None:
    """Look for an answer before a doubt is told."""
    message = turn.message
    turn.look_up(FindAnswer(query=message.text, place=petition_kept.place(turn)))
    waiting = sentence(
        turn, "doubt", then=then, intent=message.intent, ranking=list(message.ranking)
    )
    store(turn, waiting)


def go_on(turn: Turn, about: Mapping[str, Any], intent: str, ranking: Sequence[str] = ()) -> None:
    """Replace the message of this turn by the sentence, read as `intent`."""
    turn.metadata = {**turn.metadata, "turn": about["turn"]}
    turn.message = replace(
        turn.message,
        text=about["text"],
        entities=about["entities"],
        hidden=about["hidden"],
        intent=intent,
        choice=None,
        ranking=tuple(ranking),
        confidence=1.0,
    )
    turn.doubtful = False
