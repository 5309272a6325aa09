"""A sentence that the classifier does not know, and that tells plainly what is wrong, and whatever
is told at length: it is a petition. It is read back before it goes anywhere.

It is weighed once, where nothing is open; the form, which is asked next, is told by `failures`.
"""

from __future__ import annotations

import re
from dataclasses import replace

from actions.adapters.errors import PortalError
from actions.base import danger
from actions.dialogue import filed
from actions.dialogue.turn import Turn
from actions.journeys import doubt
from actions.journeys.filing import category
from actions.reading import addresses
from actions.reading.openings import telling
from actions.reading.replies import pieces

_BESIDE = 10
"""Characters beside a place."""
_STORY = 40
"""Characters of what is told at length, where nothing else is heard in it."""
_LONG = 300
"""Characters in which nobody only greets, thanks, or asks what a word means."""
_SHORT = frozenset(
    {
        "ask_faq", "explain_term", "find_service", "check_status", "help", "show_my_data",
        "affirm", "deny", "greet", "goodbye", "thank", "bot_challenge", "repeat", "cancel",
        "start_over", "go_back", "change_language", "manage_notifications", "nlu_fallback",
        "view_asset_disclosure", "search_data", "search_procurement",
    }
)  # fmt: skip
"""What nobody says in so many words."""
_REACHED = re.compile(
    r"전화|번호|연락|휴대폰|핸드폰|메일|문자|통화|\b(?:phone|call|number|e-?mail|contact|reach|"
    r"text me)\b",
    re.IGNORECASE,
)
"""Words of an answer to how one can be reached."""
_HEARD = frozenset({"send_sos", filed.INTENT})


async def recognise(turn: Turn) -> bool:
    """Make the turn one that files, where its text tells of something that a service is clearly
    for, or tells it at length. Whether it does."""
    if not _is_typed(turn) or not (_is_long(turn) or await _tells(turn)):
        return False
    _files(turn)
    return True


def hand_on(turn: Turn) -> None:
    """Let the form know what was recognised."""
    doubt.store(turn, doubt.sentence(turn, "told"))


def recall(turn: Turn) -> None:
    """What was recognised before the form was asked; what it is asked for first is weighed now."""
    about = doubt.about(turn, "told")
    told = about is not None and about["turn"] == turn.id
    if told or (_is_typed(turn) and _is_long(turn)):
        _files(turn)


def _is_typed(turn: Turn) -> bool:
    message = turn.message
    return message.choice is None and message.command is None and turn.result is None


def _files(turn: Turn) -> None:
    turn.message = replace(turn.message, intent="file_petition", confidence=1.0)
    turn.doubtful = False


def _is_long(turn: Turn) -> bool:
    message = turn.message
    if len(message.text) < _LONG or message.intent in _HEARD:
        return False
    if message.intent == "check_status" and message.entity("receipt"):
        return False
    return turn.doubtful or message.intent in _SHORT


async def _tells(turn: Turn) -> bool:
    message = turn.message
    if message.intent != "nlu_fallback" or not pieces.tells(message.text):
        return False
    if not telling.tells(message.text) or telling.wants_records(message.text):
        return False
    return len(message.text) >= _STORY or await _has_service(turn)


async def is_one(turn: Turn, *, goes_on: bool) -> bool:
    """Whether the message tells a matter where something else was asked: how to be called.
    `goes_on`: a petition waits that any sentence may go on with."""
    message = turn.message
    long = len(message.text) >= _STORY and pieces.is_told(message.text)
    told = long or (len(message.text.split()) > 1 and pieces.tells(message.text))
    placed = goes_on and _is_placed(message.text)
    if not _is_typed(turn) or not (told or placed) or _REACHED.search(message.text):
        return False
    if goes_on:
        return True
    if danger.heard(message.text) or danger.perhaps(message.text):
        return danger.of_the_matter(message.text)
    if message.intent == "file_petition" or len(message.text) >= _STORY:
        return True
    return await _has_service(turn)


def _is_placed(text: str) -> bool:
    """Whether it names a place, and hardly says more."""
    found = addresses.find(text)
    if found is None or found.wide or found.vague:
        return False
    return len(text) - len(found.text) <= _BESIDE


async def _has_service(turn: Turn) -> bool:
    try:
        return await category.is_clear(turn, turn.message.text)
    except PortalError:
        return False
