"""Which draft is open after the result of an effect was told, and whether its question is asked."""

from __future__ import annotations

from actions.answers import ask_faq, beside
from actions.dialogue.draft import Draft
from actions.dialogue.turn import Turn
from actions.journeys import status


def open_after(turn: Turn, draft: Draft | None) -> tuple[Draft | None, bool]:
    """`draft` is what was open before. A question in between was answered: the same thing is asked
    again. A case was looked up: its question ends, or goes on."""
    result = turn.result or {}
    kind = result.get("type")
    if draft is None:
        return None, False
    if draft.journey == "check_status" and kind in status.FOUND:
        after = status.still_open(draft, result) or beside.paused(draft)
        turn.slots["draft"] = None if after is None else after.as_json()
        return after, after is not None
    if kind in ask_faq.ANSWERS:
        draft = ask_faq.noted(turn, draft, result)
        turn.slots["draft"] = draft.as_json()
        return draft, True
    return draft, kind in beside.RESULTS
