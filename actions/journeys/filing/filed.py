"""The case that a petition has become, remembered for a day."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from actions.dialogue.draft import Draft
from actions.dialogue.turn import Turn
from actions.journeys.filing import kept, questions


def remember(turn: Turn, receipt: Mapping[str, Any], draft: Draft | None) -> None:
    """`draft` is what was sent, if that is still known."""
    service = (draft.service if draft is not None else None) or {}
    facts = {
        "reference": str(receipt["reference"]),
        "portal": service.get("portal"),
        "service": dict(receipt["service"]),
        "agency": dict(receipt["agency"]),
        "phone": service.get("phone"),
        "hours": service.get("hours"),
        "days": service.get("days"),
        "due": receipt.get("due_on"),
        "title": draft.answers.get("title") if draft is not None else None,
        "place": questions.place(draft) if draft is not None else None,
        "at": turn.now.isoformat(),
    }
    kept.remember_case(turn, {name: value for name, value in facts.items() if value is not None})


def remember_said(turn: Turn, text: str) -> None:
    """What was said of the case goes with a petition that names it."""
    case = kept.case(turn)
    if case is not None:
        kept.remember_case(turn, {**case, "said": text})


def moved(turn: Turn, reference: str) -> None:
    """There is news of a case: what was remembered of it is old."""
    case = kept.case(turn)
    if case is not None and case["reference"] == reference:
        kept.remember_case(turn, None)


def shown(turn: Turn, case: Mapping[str, Any], *, is_open: bool) -> None:
    """A case that was looked at is the last one from now on; one that was filed here stays as it is
    known."""
    before = kept.case(turn)
    if before is not None and before["reference"] == case["reference"] and is_open:
        return
    facts = {
        "reference": str(case["reference"]),
        "portal": case.get("portal"),
        "service": dict(case["service"]),
        "agency": dict(case["agency"]),
        "due": case.get("due_on") if is_open else None,
        "title": case.get("title"),
        "at": turn.now.isoformat(),
        "shown": True,
        "closed": not is_open or None,
    }
    kept.remember_case(turn, {name: value for name, value in facts.items() if value is not None})
