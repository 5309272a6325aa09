"""Somebody may be in danger: the numbers for it at once, and a person of the desk is told.

What only the classifier takes for danger is most often a complaint ("the smell is killing us"), and
so is what is over: nobody is told, the text can begin a petition, and the numbers stand below.
"""

from __future__ import annotations

from actions.answers import clarification
from actions.base import danger
from actions.dialogue.turn import Turn
from actions.effects.commits import HandOff
from actions.journeys import doubt
from actions.journeys.filing import kept
from actions.reading.meant import danger_sure

OFFERED = ("file_petition", "talk_to_human")
_LIKELY = 0.75
_SHORT = 100
"""Confidence and characters of what sounds so much like a call for help that numbers come first."""


def run(turn: Turn) -> None:
    """What was told is kept: once it is over it may be what a petition is about. Whoever can be
    reached hears that staff see it."""
    numbers(turn)
    waits = turn.draft() is None
    if waits and turn.message.choice is None:
        kept.wait(turn, text=turn.message.text)
    turn.effect(HandOff(reason="sos"))
    if turn.reach is None:
        return
    if waits:
        turn.say("sos.told", clarification.offers(OFFERED[0]))
    else:
        turn.say("sos.staff")


def numbers(turn: Turn) -> None:
    turn.say(danger.sentence(turn.message.text), **turn.surroundings.emergency.model_dump())


def is_sure(turn: Turn) -> bool:
    """By words, or since it was picked of what was offered."""
    offered = doubt.about(turn, "asked", "fallback", "answered")
    picked = offered is not None and offered["turn"] == turn.id
    return picked or turn.message.choice is not None or danger_sure(turn.message)


def perhaps(turn: Turn) -> None:
    """The text is kept as the beginning of a petition, if it is to be one."""
    if _sounds_like_now(turn):
        numbers(turn)
        turn.say("sos.perhaps", clarification.offers(*OFFERED))
    else:
        around = turn.surroundings.emergency.model_dump()
        turn.say("sos.below", clarification.offers(*OFFERED), **around)
    doubt.store(turn, doubt.sentence(turn, "asked", OFFERED))
    kept.wait(turn, text=turn.message.text)


def _sounds_like_now(turn: Turn) -> bool:
    message = turn.message
    likely = message.confidence >= _LIKELY and len(message.text) <= _SHORT
    return likely and not danger.is_over(message.text)
