"""A conversation as one bounded piece: what came before, folded, and the last two turns.

Two turns are what a replay needs (the turn itself) and what ``RulePolicy`` needs to predict (the
state before it). Everything older is folded into the slots' values and the active loop.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import orjson
from rasa.shared.core.constants import ACTION_LISTEN_NAME
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import (
    ActionExecuted,
    ActiveLoop,
    Event,
    SlotSet,
    UserUttered,
    deserialise_events,
)
from rasa.shared.core.trackers import DialogueStateTracker

TURNS_KEPT = 2


def compact(tracker: DialogueStateTracker, domain: Domain) -> bytes:
    """The conversation as JSON; its size does not grow with the number of turns."""
    events = list(tracker.events)
    starts = [i for i, event in enumerate(events) if isinstance(event, UserUttered)]
    start = starts[-TURNS_KEPT] if len(starts) > TURNS_KEPT else 0
    # The action_listen before a turn belongs to it: rules begin with it.
    if start and isinstance(events[start - 1], ActionExecuted):
        start -= 1
    slots, loop = _folded(events[:start], domain)
    state = {"slots": slots, "loop": loop, "events": [e.as_dict() for e in events[start:]]}
    return orjson.dumps(state, option=orjson.OPT_SERIALIZE_NUMPY)


def restore(payload: bytes, conversation: str, domain: Domain) -> DialogueStateTracker:
    """The tracker as it was, but for the turns that were folded."""
    state = orjson.loads(payload)
    folded: list[Event] = [SlotSet(name, value) for name, value in state["slots"].items()]
    if state["loop"] is not None:
        folded.append(ActiveLoop(state["loop"]))
    events = folded + deserialise_events(state["events"])
    # A conversation cut at its beginning still needs the action_listen of the fold.
    if folded and not isinstance(events[len(folded)], ActionExecuted):
        events.insert(len(folded), ActionExecuted(ACTION_LISTEN_NAME))
    return DialogueStateTracker.from_events(conversation, events, slots=domain.slots, domain=domain)


def _folded(events: Iterable[Event], domain: Domain) -> tuple[dict[str, Any], str | None]:
    """Values of the domain's own slots (changed ones only) and the loop, after these events.

    Rasa's own ``session_started_metadata`` is left out: it repeats the first turn's metadata.
    """
    names = {slot.name for slot in domain.slots if not slot.name.startswith("session_started")}
    slots: dict[str, Any] = {}
    loop: str | None = None
    for event in events:
        if isinstance(event, SlotSet) and event.key in names:
            slots[event.key] = event.value
        elif isinstance(event, ActiveLoop):
            loop = event.name
    return {name: value for name, value in slots.items() if value is not None}, loop
