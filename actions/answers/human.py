"""A wish to talk to a person: where to call now, and word for the staff with a way to reach them.

Nothing is promised before there is a way: the chat, number or mailbox itself, or what was left.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from actions.answers import sos
from actions.dialogue import office_hours, reach
from actions.dialogue.draft import Draft
from actions.dialogue.journey import Given, Journey
from actions.dialogue.question import Question
from actions.dialogue.readings import Answer, Bad, Doubt, Faq, Reading, Repeat, Sos
from actions.dialogue.say import choice
from actions.dialogue.turn import Turn
from actions.effects.commits import HandOff
from actions.journeys import matter
from actions.journeys.filing.journey import PETITION

NAME = "hand_over"
_FILE = "file_petition"
Result = Mapping[str, Any]


async def begin(turn: Turn) -> Draft | None:
    return ask(turn)


def ask(turn: Turn) -> Draft | None:
    """Staff are told, if they can reach the person; else how is asked."""
    way = reach.named(turn)
    if way == reach.NOBODY:
        return _opened("asked")
    values = {**turn.desk(), **reach.where(turn), "when": office_hours.told(turn)}
    turn.say(f"human.left.{way}", **values)
    turn.effect(HandOff(reason="asked"))
    return None


async def danger(turn: Turn) -> Draft | None:
    """The numbers at once; staff see it in any case, if words say so."""
    if not sos.is_sure(turn):
        sos.perhaps(turn)
        return None
    sos.run(turn)
    return _opened("sos") if turn.reach is None else None


async def is_told_more(turn: Turn, draft: Draft, reading: Reading) -> bool:
    """Whether a matter is told where it is asked how somebody can be reached. Who is surely in
    danger is helped first; what only looks so brings the numbers as well."""
    doubtful = isinstance(reading, Sos) and not reading.sure
    if draft.journey != NAME or not (doubtful or isinstance(reading, Bad | Doubt | Faq | Repeat)):
        return False
    waiting: Mapping[str, Any] = draft.notes.get("paused") or {}
    told = await matter.is_one(turn, goes_on=waiting.get("journey") == "petition")
    if told and doubtful:
        sos.numbers(turn)
    return told


def declined(turn: Turn) -> None:
    """The person leaves no way to be reached: no request is made. A person who may be in danger has
    been given the emergency numbers already."""
    turn.say("human.nobody", **turn.desk())


def passed(turn: Turn, draft: Draft) -> None:
    """Something else is told instead; after the emergency numbers that needs no word."""
    if draft.notes.get("reason") != "sos":
        declined(turn)


async def question(turn: Turn, draft: Draft) -> Question:
    name = "ask.hand_over.sos" if draft.notes.get("reason") == "sos" else "ask.hand_over"
    if draft.attempts:
        name = "ask.hand_over.again"
    choices = [choice("skip", "choice.hand_over.no")]
    if draft.notes.get("reason") == "sos":
        choices.append(choice(_FILE, "choice.file_petition"))
    return Question("contact", "contact", name, turn.desk(), required=False, choices=tuple(choices))


async def take(turn: Turn, draft: Draft, given: Given) -> Draft | None:
    left = str(given.value) if isinstance(given, Answer) else "skip"
    if left == _FILE:
        return await PETITION.begin(turn)
    if not left.startswith("⟦"):
        declined(turn)
        return None
    kind = "address" if left.startswith("⟦email") else "phone"
    turn.say(f"human.left.{kind}", when=office_hours.told(turn), **turn.desk())
    turn.effect(HandOff(reason=str(draft.notes["reason"]), reach=left))
    return None


def _opened(reason: str) -> Draft:
    return Draft(NAME, step="contact").noting(reason=reason)


def _taken(turn: Turn, _result: Result) -> None:
    turn.say("human.taken")


def _reply(turn: Turn, result: Result) -> None:
    turn.say("human.says", text=str(result["text"]))


HAND_OVER = Journey(begin, question, take)
DANGER = Journey(danger, question, take)
TELLERS: Mapping[str, Callable[[Turn, Result], None]] = {
    "handoff_taken": _taken,
    "handoff_reply": _reply,
}
