"""What an administrative word means, in plain words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from actions import ask_faq
from actions.say import choice, key
from actions.turn import Turn

Result = Mapping[str, Any]


async def run(turn: Turn) -> None:
    turn.look_up("term", query=turn.message.text)


def tell(turn: Turn, result: Result) -> None:
    """Every meaning of the word. For one that is not known, an answer that may be about it."""
    for one in result.get("terms") or ():
        turn.say(
            "terms.meaning",
            term=key("terms.quoted", text=str(one["term"])),
            plain=key("terms.quoted", text=str(one["plain"])),
        )
    if result.get("terms"):
        return
    near = "entry" in result or result.get("nearest")
    offers = () if near else (choice("talk_to_human", "choice.talk_to_human"),)
    turn.say("terms.unknown", offers)
    if near:
        ask_faq.tell(turn, result)
