"""A wish to talk to a person: where and when, and the desk is told."""

from __future__ import annotations

from actions.turn import Turn


async def run(turn: Turn) -> None:
    turn.say("human.desk", **turn.desk())
    turn.effect("handoff", reason="asked")
