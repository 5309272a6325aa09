"""Somebody may be in danger: the numbers at once, and a person of the desk is told."""

from __future__ import annotations

from actions.turn import Turn


async def run(turn: Turn) -> None:
    numbers = turn.surroundings.emergency
    turn.say("sos.numbers", police=numbers.police, fire=numbers.fire, crisis=numbers.crisis)
    turn.effect("handoff", reason="sos")
