"""What is stored about a person: shown, or erased after a question."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from actions.dialogue.draft import Draft
from actions.dialogue.journey import Given, Journey
from actions.dialogue.question import Question
from actions.dialogue.readings import Answer
from actions.dialogue.say import choice, day_of, key, list_
from actions.dialogue.turn import Turn
from actions.effects.commits import Erase
from actions.effects.lookups import ShowData
from actions.journeys.filing import kept as petition_kept


async def show(turn: Turn) -> None:
    """The gateway counts what it holds and adds the draft that was left, which is ours."""
    turn.look_up(ShowData(drafts=petition_kept.count(turn)))


def say_summary(turn: Turn, result: Mapping[str, Any]) -> None:
    cases = [str(reference) for reference in result.get("cases") or ()]
    turn.say(
        "data.summary",
        () if turn.draft() else (choice("delete_my_data", "choice.delete_my_data"),),
        messages=int(result["messages"]),
        drafts=int(result["drafts"]),
        personal=int(result["personal"]),
        since=day_of(str(result["since"])) if result.get("since") else key("data.since.none"),
        cases=list_(cases) if cases else key("data.cases.none"),
        notify=key("data.notify.on" if result.get("notify") else "data.notify.off"),
    )


async def not_a_part(turn: Turn) -> None:
    """A part of what is kept is to go; whoever wants all of it gone has the words for it."""
    turn.say("erase.part")


async def begin_erasing(_turn: Turn) -> Draft | None:
    return Draft("delete_my_data", step="erase")


async def question(_turn: Turn, draft: Draft) -> Question:
    choices = (choice("no", "choice.keep"), choice("erase", "choice.erase"))
    writing = (draft.notes.get("paused") or {}).get("journey") == "petition"
    name = "ask.erase.open" if writing else "ask.erase"
    return Question(
        "erase", "choice", name, choices=choices, irreversible="erase", attempts=draft.attempts
    )


async def take(turn: Turn, draft: Draft, given: Given) -> Draft | None:
    if not isinstance(given, Answer):
        return draft
    if given.value != "erase":
        turn.say("erase.kept")
        return None
    turn.over = True
    turn.say("erase.done")
    turn.effect(Erase())
    turn.slots.update({"kept": None, "last": None, "failures": None})
    return None


ERASURE = Journey(begin_erasing, question, take)
