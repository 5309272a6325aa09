"""A sentence that the classifier does not know, and that tells plainly what is wrong: it is a
petition. It is read back before it goes anywhere.

It is weighed once, where nothing is open; the form, which is asked next, is told by `failures`.
"""

from __future__ import annotations

from dataclasses import replace

from actions.adapters.errors import PortalError
from actions.dialogue.turn import Turn
from actions.journeys import doubt
from actions.journeys.filing import category
from actions.reading.replies import pieces

_STORY = 40
"""Characters of what is told at length."""


async def recognise(turn: Turn) -> bool:
    """Make the turn one that files, where its sentence tells of something that a service is clearly
    for, or tells it at length. Whether it does."""
    message = turn.message
    if message.intent != "nlu_fallback" or message.choice is not None or turn.result is not None:
        return False
    if message.command is not None or not pieces.tells(message.text):
        return False
    if len(message.text) < _STORY and not await _has_service(turn):
        return False
    _files(turn)
    return True


def hand_on(turn: Turn) -> None:
    """Let the form know what was recognised."""
    doubt.store(turn, doubt.sentence(turn, "told"))


def recall(turn: Turn) -> None:
    """What was recognised before the form was asked."""
    about = doubt.about(turn, "told")
    if about is not None and about["turn"] == turn.id:
        _files(turn)


def _files(turn: Turn) -> None:
    turn.message = replace(turn.message, intent="file_petition", confidence=1.0)
    turn.doubtful = False


async def _has_service(turn: Turn) -> bool:
    try:
        return await category.is_clear(turn, turn.message.text)
    except PortalError:
        return False
