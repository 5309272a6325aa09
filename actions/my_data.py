"""What is stored about a person: shown, or erased after a question."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from actions import petition_kept
from actions.draft import Draft
from actions.journey_type import Given, Journey
from actions.question import Question
from actions.readings import Answer
from actions.say import choice, day_of, key, list_
from actions.turn import Turn


async def show(turn: Turn) -> None:
    """The gateway counts what it holds and adds the draft that was left, which is ours."""
    turn.effect("show_data", drafts=0 if petition_kept.offer(turn) is None else 1)


def say_summary(turn: Turn, result: Mapping[str, Any]) -> None:
    cases = [str(reference) for reference in result.get("cases") or ()]
    turn.say(
        "data.summary",
        (choice("delete_my_data", "choice.delete_my_data"),),
        messages=int(result["messages"]),
        drafts=int(result["drafts"]),
        personal=int(result["personal"]),
        since=day_of(str(result["since"])) if result.get("since") else key("data.since.none"),
        cases=list_(cases) if cases else key("data.cases.none"),
        notify=key("data.notify.on" if result.get("notify") else "data.notify.off"),
    )


async def begin_erasing(_turn: Turn) -> Draft | None:
    return Draft("delete_my_data", step="erase")


async def question(_turn: Turn, _draft: Draft) -> Question:
    choices = (choice("erase", "choice.erase"), choice("no", "choice.keep"))
    return Question("erase", "choice", "ask.erase", choices=choices)


async def take(turn: Turn, draft: Draft, given: Given) -> Draft | None:
    if not isinstance(given, Answer):
        return draft
    if given.value != "erase":
        turn.say("erase.kept")
        return None
    turn.say("erase.done")
    turn.effect("erase")
    turn.slots.update({"kept": None, "last": None, "failures": None})
    return None


ERASURE = Journey(begin_erasing, question, take)
