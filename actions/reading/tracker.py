"""What rasa_sdk hands to an action, read as a turn."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from rasa_sdk.interfaces import Tracker

from actions.base import danger
from actions.dialogue import filed, spoken
from actions.dialogue.message import Message
from actions.dialogue.say import Dispatcher
from actions.dialogue.turn import Surroundings, Turn, moment
from actions.effects import wire
from actions.reading import foreign
from actions.reading.asides import ordinals
from actions.reading.meant import Past, settled
from actions.reading.replies import resuming
from locales import moments

_RATINGS = ("faq_good", "faq_bad")
"""Choices beside an answer: nobody counts them."""
_NEAR = 0.03
"""Confidence below which a reading is no reading: what means nothing to us is nearest to something,
too, at a hundredth, and an emergency number is no answer to "what shall we eat"."""


def from_tracker(dispatcher: Dispatcher, tracker: Tracker, around: Surroundings) -> Turn:
    """What rasa_sdk hands to an action, as a turn. Raises ResultDrift."""
    latest: Mapping[str, Any] = tracker.latest_message
    metadata: Mapping[str, Any] = latest.get("metadata") or {}
    _check(metadata.get("result"))
    entities: dict[str, list[str]] = {}
    for entity in latest.get("entities") or ():
        entities.setdefault(entity["entity"], []).append(str(entity["value"]))
    reading: Mapping[str, Any] = latest.get("intent") or {}
    intent = reading.get("name") or "nlu_fallback"
    chosen = entities.pop("choice", [])
    message = Message(
        text=latest.get("text") or "",
        intent=intent,
        choice=chosen[0] if intent == "choose" and chosen else None,
        entities=entities,
        today=moments.day(moment(metadata.get("now"))),
        hidden=int(metadata.get("hidden") or 0),
        ranking=tuple(
            row["name"]
            for row in latest.get("intent_ranking") or ()
            if row.get("confidence", 1.0) >= _NEAR
        ),
        confidence=float(reading.get("confidence", 1.0)),
        early=bool(metadata.get("early")),
        command=metadata.get("command"),
    )
    open_ = bool((tracker.active_loop or {}).get("name"))
    if open_ and message.choice is None and _is_offered(tracker) and resuming.wants(message.text):
        message = replace(message, choice="continue")
    if not open_ and message.choice is None and metadata.get("result") is None:
        message = _picked(tracker, message)
    meant = settled(message, open_=open_, past=_past(tracker, moment(metadata.get("now"))))
    if metadata.get("result") is None and not danger.heard(message.text):
        meant = replace(meant, foreign=foreign.hear(meant))
    turn = Turn(dispatcher, around, meant, metadata, tracker.sender_id, tracker.slots)
    # What rules have settled is in no doubt.
    turn.doubtful = bool(latest.get("confirm")) and meant.confidence == message.confidence
    return turn


def _picked(tracker: Tracker, message: Message) -> Message:
    """What names one of the choices that were shown last by its place in them is that choice."""
    last = tracker.slots.get("last")
    shown = [one for one in last if one.get("choices")] if isinstance(last, list) else []
    values = [str(one["value"]) for one in shown[-1]["choices"]] if shown else []
    place = ordinals.of(message.text, len(values)) if values else None
    if place is None or place >= len(values) or values[place].startswith(_RATINGS):
        return message
    return replace(message, text="", intent="choose", choice=values[place], confidence=1.0)


def _past(tracker: Tracker, now: datetime) -> Past:
    kept, last = tracker.slots.get("kept"), tracker.slots.get("last")
    left = isinstance(kept, Mapping) and bool(kept.get("draft") or kept.get("aside"))
    said = last[-1].get("say") if isinstance(last, list) and last else None
    filing = isinstance(kept, Mapping) and kept.get("sent") is not None
    return Past(filed.fresh(kept, now), left, said, filing, spoken.fresh(kept, now))


def _is_offered(tracker: Tracker) -> bool:
    """Whether it is asked if a draft that was left is to be gone on with."""
    draft = tracker.slots.get("draft")
    return isinstance(draft, Mapping) and draft.get("step") == "resume"


def _check(result: Any) -> None:
    """A result of a type that we know has the shape that we know. One of a type that we do not know
    is said to be so, in a sentence."""
    if isinstance(result, Mapping) and result.get("type") in wire.result_kinds():
        wire.read_result(result)
