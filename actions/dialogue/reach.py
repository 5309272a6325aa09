"""How staff reach the person of a turn, as it is said: nothing is promised without a way."""

from __future__ import annotations

from collections.abc import Mapping

from actions.dialogue.say import Value, key
from actions.dialogue.turn import Turn

_OWN: Mapping[str, str] = {"telegram": "here", "sms": "number", "email": "mail"}
NOBODY = "nobody"


def named(turn: Turn) -> str:
    """`here`, `number` or `mail` where it was written from, `linked`, or NOBODY."""
    if turn.reach is None:
        return NOBODY
    here = turn.reach == turn.metadata.get("channel")
    return _OWN.get(turn.reach, "linked") if here else "linked"


def where(turn: Turn) -> dict[str, Value]:
    """What a sentence about a linked way names; empty for every other."""
    return {"where": key(f"link.channel.{turn.reach}")} if named(turn) == "linked" else {}


def told(turn: Turn) -> Value:
    """A sentence about how staff can reach the person, or that they cannot."""
    return key(f"human.reach.{named(turn)}", **where(turn))
