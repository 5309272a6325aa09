"""Where a case stands: at once for cases of this conversation, else by receipt number and PIN."""

from __future__ import annotations

import re

from actions.draft import Draft
from actions.journey_type import Given, Journey
from actions.question import Question
from actions.readings import Answer
from actions.turn import Turn

_NUMBER = re.compile(r"\d[a-z]{2}[\s-]?\d{4}[\s-]?\d{4,8}", re.IGNORECASE)
"""What looks like a receipt number but has a wrong check character, or was cut."""
_PIN = re.compile(r"⟦pin:\d+⟧")


async def begin(turn: Turn) -> Draft | None:
    reference = turn.message.entity("receipt")
    if reference is not None:
        return _with_reference(turn, Draft("check_status"), reference)
    if len(turn.cases) == 1:
        return _look_up(turn, turn.cases[0], None)
    if turn.cases:
        turn.effect("lookup_all")
        return None
    # Who typed a number hears about the number, anybody else where to take one from.
    if _NUMBER.search(turn.message.text):
        turn.say("bad.reference")
    elif turn.metadata.get("bound") and turn.message.choice is None:
        turn.say("status.none")
    return Draft("check_status", step="reference")


def _with_reference(turn: Turn, draft: Draft, reference: str) -> Draft | None:
    """A case of this conversation needs no PIN; one may also stand in the same sentence."""
    if reference in turn.cases:
        return _look_up(turn, reference, None)
    if found := _PIN.search(turn.message.text):
        return _look_up(turn, reference, found[0])
    return draft.with_answer("reference", reference).at("pin")


def _look_up(turn: Turn, reference: str, proof: str | None) -> Draft | None:
    """Nothing is open after this: what was found comes back as a result."""
    turn.effect("lookup", capability="petition", reference=reference, proof=proof)
    return None


async def question(_turn: Turn, draft: Draft) -> Question:
    if draft.step == "pin":
        reference = str(draft.answers["reference"])
        return Question("pin", "pin", "ask.pin", {"reference": reference})
    return Question("reference", "reference", "ask.reference")


async def take(turn: Turn, draft: Draft, given: Given) -> Draft | None:
    if not isinstance(given, Answer):
        return draft
    if draft.step == "reference":
        return _with_reference(turn, draft, given.value)
    return _look_up(turn, str(draft.answers["reference"]), given.value)


def reopen(draft: Draft, code: str) -> Draft:
    return draft.without(code).at(code)


STATUS = Journey(begin, question, take, reopen)
