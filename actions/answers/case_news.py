"""What a person is told of a step that an agency took in a case: officers see it before it goes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from actions.dialogue.say import Value, day_of, i18n

_EVENTS = frozenset({"taken", "answered", "closed"})


def values(case: Mapping[str, Any]) -> dict[str, Value]:
    """What the sentences about a case are filled with; `case` is one of the gateway's results."""
    return {
        "reference": str(case["reference"]),
        "service": i18n(case["service"]),
        "agency": i18n(case["agency"]),
        "state": i18n(case["portal_state"]),
        "submitted": day_of(str(case["submitted_at"])),
        "changed": day_of(str(case["changed_at"])),
    }


def sentences(case: Mapping[str, Any], event: str) -> list[tuple[str, dict[str, Value]]]:
    """Keys and values of the bubbles, in their order; `event` is a step of the portal's feed."""
    told = [(f"notice.{event}" if event in _EVENTS else "notice.changed", values(case))]
    if case.get("answer") and event != "taken":
        answer: dict[str, Value] = {"agency": i18n(case["agency"]), "answer": str(case["answer"])}
        told.append(("case.answer", answer))
    return told
