"""Somebody may be in danger: the numbers at once, and a person of the desk is told.

What only the classifier takes for danger is most often a complaint ("the smell is killing us"): the
numbers are said, nobody is told, and the text can begin a petition.
"""

from __future__ import annotations

from actions.answers import clarification
from actions.base import danger
from actions.dialogue.turn import Turn
from actions.effects.commits import HandOff
from actions.journeys import doubt
from actions.journeys.filing import kept

OFFERED = ("file_petition", "talk_to_human")


def run(turn: Turn) -> None:
    """What was told is kept: once help is called it may be what a petition is about."""
    numbers(turn)
    if turn.draft() is None and turn.message.choice is None:
        kept.wait(turn, text=turn.message.text)
    turn.effect(HandOff(reason="sos"))


def numbers(turn: Turn) -> None:
    around = turn.surroundings.emergency
    name = "sos.crisis" if danger.of_oneself(turn.message.text) else "sos.numbers"
    turn.say(name, police=around.police, fire=around.fire, crisis=around.crisis)


def is_sure(turn: Turn) -> bool:
    """By words, or since it was picked of what was offered."""
    offered = doubt.about(turn, "asked", "fallback", "answered")
    picked = offered is not None and offered["turn"] == turn.id
    return picked or turn.message.choice is not None or danger.heard(turn.message.text)


def perhaps(turn: Turn) -> None:
    """The text is kept as the beginning of a petition, if it is to be one."""
    numbers(turn)
    turn.say("sos.perhaps", clarification.offers(*OFFERED))
    doubt.store(turn, doubt.sentence(turn, "asked", OFFERED))
    kept.wait(turn, text=turn.message.text)
