"""One turn of a conversation, as the journeys see it: what was said, what is known, and `say`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from rasa_sdk.interfaces import Tracker

from actions.draft import Draft
from actions.question import Question
from actions.read import Message
from actions.say import SEOUL, Choice, Dispatcher, Value, effect, i18n, key, say
from actions.services import Services
from actions.settings import Desk, Emergency

_NEAR = 0.03
"""Confidence below which a reading is no reading: what means nothing to us is nearest to something,
too, at a hundredth, and an emergency number is no answer to "what shall we eat"."""


@dataclass(frozen=True)
class Surroundings:
    """What the process gives to every turn."""

    services: Services
    desk: Desk = field(default_factory=Desk)
    emergency: Emergency = field(default_factory=Emergency)


@dataclass
class Turn:
    """`slots` collects the slots that this turn sets."""

    dispatcher: Dispatcher
    surroundings: Surroundings
    message: Message
    metadata: Mapping[str, Any]
    conversation: str
    stored: Mapping[str, Any]
    slots: dict[str, Any] = field(default_factory=dict)
    doubtful: bool = False
    """The sentence was understood, but not surely enough to act upon it."""
    looking: bool = False
    """A look-up was asked for: what it finds is said before anything is asked again."""

    @property
    def locale(self) -> str:
        return str(self.metadata.get("locale") or "ko")

    @property
    def now(self) -> datetime:
        """The gateway's time: a repeated turn has the same."""
        return _moment(self.metadata.get("now"))

    @property
    def id(self) -> str:
        return str(self.metadata.get("turn") or "")

    @property
    def takes_files(self) -> bool:
        """Whether the person can send a file where this turn was written."""
        return bool(self.metadata.get("files"))

    @property
    def cases(self) -> Sequence[str]:
        """Receipt numbers of cases that belong to this conversation."""
        return tuple(self.metadata.get("cases") or ())

    @property
    def result(self) -> Mapping[str, Any] | None:
        """The outcome of an effect, in a turn that the system made."""
        result = self.metadata.get("result")
        return result if isinstance(result, Mapping) else None

    @property
    def first(self) -> bool:
        """Nothing was answered in this conversation yet."""
        return bool(self.metadata.get("first"))

    def slot(self, name: str) -> Any:
        return self.slots[name] if name in self.slots else self.stored.get(name)

    def draft(self) -> Draft | None:
        stored = self.slot("draft")
        return Draft.of(stored) if isinstance(stored, Mapping) else None

    def say(self, name: str, choices: Sequence[Choice] = (), /, **values: Value) -> None:
        say(self.dispatcher, name, values, choices)

    def ask(self, question: Question) -> None:
        say(
            self.dispatcher,
            question.key,
            question.values,
            question.choices,
            question.as_json(),
        )

    def effect(self, kind: str, **fields: Any) -> None:
        effect(self.dispatcher, kind, **fields)

    def look_up(self, kind: str, **fields: Any) -> None:
        """An effect whose result comes back within this turn."""
        self.looking = True
        self.effect(kind, **fields)

    def desk(self) -> dict[str, Value]:
        """`phone` and `hours` of the people one can talk to."""
        desk = self.surroundings.desk
        hours = key("desk.hours") if desk.hours is None else i18n(desk.hours)
        return {"phone": desk.phone, "hours": hours}


def from_tracker(dispatcher: Dispatcher, tracker: Tracker, around: Surroundings) -> Turn:
    """What rasa_sdk hands to an action, as a turn."""
    latest: Mapping[str, Any] = tracker.latest_message
    metadata: Mapping[str, Any] = latest.get("metadata") or {}
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
        today=_moment(metadata.get("now")).astimezone(SEOUL).date(),
        hidden=int(metadata.get("hidden") or 0),
        ranking=tuple(
            row["name"]
            for row in latest.get("intent_ranking") or ()
            if row.get("confidence", 1.0) >= _NEAR
        ),
        confidence=float(reading.get("confidence", 1.0)),
    )
    turn = Turn(dispatcher, around, message, metadata, tracker.sender_id, tracker.slots)
    turn.doubtful = bool(latest.get("confirm"))
    return turn


def _moment(stated: Any) -> datetime:
    """An ISO time with zone; the clock only serves callers that sent none."""
    if isinstance(stated, str):
        try:
            moment = datetime.fromisoformat(stated)
        except ValueError:
            return datetime.now(UTC)
        return moment if moment.tzinfo else moment.replace(tzinfo=SEOUL)
    return datetime.now(UTC)
