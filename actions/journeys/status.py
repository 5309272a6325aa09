"""Where a case stands: at once for cases of this conversation, else by receipt number and PIN.

The question for the PIN stays open until the portal has answered: a wrong one is typed again.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from actions.adapters import references
from actions.base import placeholders
from actions.dialogue.draft import Draft
from actions.dialogue.journey import Given, Journey
from actions.dialogue.question import Question
from actions.dialogue.readings import Answer
from actions.dialogue.say import Choice, Value, choice, key
from actions.dialogue.turn import Turn
from actions.effects.lookups import FindCase, FindCases, SendAnswerCode
from actions.reading import forgotten

_CHANNELS = frozenset({"webchat", "telegram", "sms", "email"})


FOUND = frozenset({"case", "case_not_found", "lookup_limited", "lookup_busy", "lookup_down"})
"""What comes of looking a case up."""
CODE = "answer"
"""`answer:<portal>:<receipt number>:<contact>`: a one-time number is wanted there."""
CASE = "case"
"""`case:<portal>:<receipt number>`: where this one of several cases stands."""


async def begin(turn: Turn) -> Draft | None:
    wanted = turn.message.entity(CODE)
    if wanted is not None:
        return _send_code(turn, wanted)
    reference = turn.message.entity("receipt")
    if reference is not None:
        pressed = turn.message.choice is not None
        portal, reference = _named(reference) if pressed else (None, reference)
        return _with_reference(turn, Draft("check_status"), reference, portal)
    if len(turn.cases) == 1:
        only = turn.cases[0]
        return _look_up(turn, only.reference, None, only.portal)
    if turn.cases:
        turn.look_up(FindCases())
        return None
    if forgotten.heard(turn.message.text):
        turn.say("status.forgotten", (choice("talk_to_human", "choice.talk_to_human"),))
        return None
    # Who typed a number hears about the number, anybody else where to take one from.
    if references.CUT.search(turn.message.text):
        turn.say("bad.reference")
    elif turn.metadata.get("bound") and turn.message.choice is None:
        turn.say("status.none")
    return Draft("check_status", step="reference")


def _named(chosen: str) -> tuple[str | None, str]:
    """Portal and receipt number of a choice; one of before there were several has no portal."""
    portal, colon, reference = chosen.partition(":")
    return (portal, reference) if colon else (None, chosen)


def _with_reference(
    turn: Turn, draft: Draft, reference: str, portal: str | None = None
) -> Draft | None:
    """A case of this conversation needs no PIN; one may also stand in the same sentence."""
    own = [case.portal for case in turn.cases if case.reference == reference]
    if portal in own:
        return _look_up(turn, reference, None, portal)
    if own:
        # Of both portals, if both gave out this number.
        return _look_up(turn, reference, None, own[0] if len(own) == 1 else None)
    asked = draft.with_answer("reference", reference).at("pin")
    if found := placeholders.PIN.search(turn.message.text):
        return _prove(turn, asked, found[0])
    return asked


def _look_up(
    turn: Turn, reference: str, proof: str | None, portal: str | None = None
) -> Draft | None:
    """Nothing is open after this: what was found comes back as a result."""
    turn.look_up(FindCase(portal=portal, reference=reference, proof=proof))
    return None


def _prove(turn: Turn, draft: Draft, proof: str) -> Draft:
    _look_up(turn, str(draft.answers["reference"]), proof)
    return draft


def _send_code(turn: Turn, wanted: str) -> Draft | None:
    """Nothing is open after this: the number is typed to the gateway, not to us."""
    case, _, contact = wanted.rpartition(":")
    portal, reference = _named(case)
    turn.look_up(SendAnswerCode(portal=portal, reference=reference, contact=contact))
    return None


def still_open(draft: Draft, result: Mapping[str, Any]) -> Draft | None:
    """The question for the PIN, while there are tries left, or where it was not looked at."""
    wrong = result.get("type") == "case_not_found" and result.get("left")
    return draft.at("pin") if wrong or result.get("type") == "lookup_busy" else None


def code_choices(result: Mapping[str, Any]) -> tuple[Choice, ...]:
    """One for each contact that a number can be sent to."""
    case = named(result["case"])
    return tuple(
        Choice(
            f"{CODE}:{case}:{one['id']}",
            key("choice.answer.code", where=place(one["channel"], one["hint"])),
        )
        for one in result["contacts"]
    )


def case_choice(case: Mapping[str, Any]) -> Choice:
    """Where this one of several cases stands."""
    return Choice(f"{CASE}:{named(case)}", str(case["reference"]))


def named(case: Mapping[str, Any]) -> str:
    return f"{case['portal']}:{case['reference']}"


def place(channel: str, hint: str) -> Value:
    """A contact by its channel, and what is shown of its address."""
    known = channel if channel in _CHANNELS else "other"
    return key(f"link.where.{known}", **({"hint": hint} if hint else {}))


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
    return _prove(turn, draft, given.value)


def reopen(draft: Draft, code: str) -> Draft:
    return draft.without(code).at(code)


STATUS = Journey(begin, question, take, reopen)
