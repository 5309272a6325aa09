"""Answers to questions about petitions, from the service's own facts."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from actions.dialogue.readings import Topic
from actions.dialogue.say import Value, i18n, key, money
from actions.dialogue.turn import Turn

_OF_SERVICE = frozenset({"days", "fee", "who", "contact", "next"})


def answer(turn: Turn, service: Mapping[str, Any] | None, topic: Topic | None) -> None:
    """Say what is known about `topic`; without a topic days, fee and office in one."""
    if topic is None:
        turn.say("faq.all" if service else "faq.all.general", **_values(turn, service))
    elif topic in _OF_SERVICE:
        name = f"faq.{topic}" if service else f"faq.{topic}.general"
        turn.say(name, **_values(turn, service))
    elif topic == "photo":
        turn.say("faq.photo" if turn.takes_files else "faq.photo.none")
    else:
        turn.say(f"faq.{topic}", **turn.desk())


def _values(turn: Turn, service: Mapping[str, Any] | None) -> dict[str, Value]:
    if service is None:
        return turn.desk()
    fee = int(service["fee"])
    return {
        "service": i18n(service["title"]),
        "agency": i18n(service["agency"]),
        "days": int(service["days"]),
        "fee": money(fee) if fee else key("faq.free"),
        "phone": str(service["phone"]),
        "hours": i18n(service["hours"]),
        "basis": i18n(service["basis"]),
    }
