"""What an administrative word means, in plain words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from actions.answers import ask_faq
from actions.dialogue.say import Choice, choice, key
from actions.dialogue.turn import Turn
from actions.effects.lookups import ExplainTerm
from actions.journeys.filing import kept as petition_kept

Result = Mapping[str, Any]


async def run(turn: Turn) -> None:
    turn.look_up(ExplainTerm(query=turn.message.text, place=petition_kept.place(turn)))
    ask_faq.wait(turn)


def tell(turn: Turn, result: Result, also: Sequence[Choice] = ()) -> None:
    """Every meaning of the word; `also` is offered beside the last. For a word that is not known an
    answer that may be about it."""
    terms = result.get("terms") or ()
    for place, one in enumerate(terms, 1):
        turn.say(
            "terms.meaning",
            also if place == len(terms) else (),
            term=key("terms.quoted", text=str(one["term"])),
            plain=key("terms.quoted", text=str(one["plain"])),
        )
    if terms:
        return
    near = "entry" in result or result.get("nearest")
    offers = () if near else (choice("talk_to_human", "choice.talk_to_human"),)
    turn.say("terms.unknown", offers)
    if near:
        ask_faq.tell(turn, result)
    else:
        ask_faq.unanswered(turn, result)
