"""A sentence that the classifier does not know, and that tells plainly what is wrong: it is a
petition. It is read back before it goes anywhere."""

from __future__ import annotations

from dataclasses import replace

from actions.adapters.errors import PortalError
from actions.dialogue.turn import Turn
from actions.journeys.filing import category
from actions.reading.replies import pieces

_STORY = 40
"""Characters of what is told at length."""


async def recognise(turn: Turn) -> None:
    """Make the turn one that files, where its sentence tells of something that a service is clearly
    for, or tells it at length."""
    message = turn.message
    if message.intent != "nlu_fallback" or message.choice is not None or turn.result is not None:
        return
    if message.command is not None or not pieces.tells(message.text):
        return
    if len(message.text) >= _STORY or await _has_service(turn):
        turn.message = replace(message, intent="file_petition", confidence=1.0)
        turn.doubtful = False


async def _has_service(turn: Turn) -> bool:
    try:
        return await category.is_clear(turn, turn.message.text)
    except PortalError:
        return False
