"""One turn of a conversation, as the journeys see it: what was said, what is known, and `say`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from actions.dialogue.draft import Draft
from actions.dialogue.meaning import Meaning, NoMeaning
from actions.dialogue.message import Message
from actions.dialogue.question import Question
from actions.dialogue.say import Choice, Dispatcher, Value, effect, i18n, key, say
from actions.dialogue.services import Services
from actions.effects.lookups import Lookup
from actions.effects.wire import Effect
from actions.settings import Desk, Emergency
from locales.languages import DEFAULT
from locales.settings import zone


@dataclass(frozen=True)
class OwnCase:
    """A case by its portal and its number for it: two portals may give out the same number."""

    portal: str
    reference: str


@dataclass(frozen=True)
class Surroundings:
    """What the process gives to every turn."""

    services: Services
    desk: Desk = field(default_factory=Desk)
    emergency: Emergency = field(default_factory=Emergency)
    meaning: Meaning = field(default_factory=NoMeaning)


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
    over: bool = False
    """What was open has ended, and what waited for it with it."""
    wrote: bool = False
    """A part of a story has come, and is said to be there."""
    left: bool = False
    """A row that was opened is left as it was, and said so."""
    looking: bool = False
    """A look-up was asked for: what it finds is said before anything is asked again."""

    @property
    def locale(self) -> str:
        return str(self.metadata.get("locale") or DEFAULT)

    @property
    def now(self) -> datetime:
        """The gateway's time: a repeated turn has the same."""
        return moment(self.metadata.get("now"))

    @property
    def id(self) -> str:
        return str(self.metadata.get("turn") or "")

    @property
    def takes_files(self) -> bool:
        """Whether the person can send a file where this turn was written."""
        return bool(self.metadata.get("files"))

    @property
    def files_gone(self) -> frozenset[str]:
        """Files that were kept for an hour and are deleted: the person is told with this turn."""
        return frozenset(self.metadata.get("files_gone") or ())

    @property
    def reach(self) -> str | None:
        """The channel on which staff can reach this person: this one, or a linked one."""
        way = self.metadata.get("reach")
        return str(way) if way else None

    @property
    def cases(self) -> Sequence[OwnCase]:
        """The cases that belong to this conversation."""
        known = self.metadata.get("cases") or ()
        return tuple(OwnCase(str(one["portal"]), str(one["reference"])) for one in known)

    @property
    def result(self) -> Mapping[str, Any] | None:
        """The outcome of an effect, in a turn that the system made."""
        result = self.metadata.get("result")
        return result if isinstance(result, Mapping) else None

    @property
    def first(self) -> bool:
        """Nothing was answered in this conversation yet."""
        return bool(self.metadata.get("first"))

    @property
    def erased(self) -> bool:
        """Everything was erased in this turn."""
        return self.slots.get("last", ...) is None

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
            question.read_back(),
        )

    def effect(self, wanted: Effect) -> None:
        effect(self.dispatcher, wanted)

    def look_up(self, wanted: Lookup) -> None:
        """The result comes back within this turn."""
        self.looking = True
        self.effect(wanted)

    def desk(self) -> dict[str, Value]:
        """`phone` and `hours` of the people one can talk to."""
        desk = self.surroundings.desk
        hours = key("desk.hours") if desk.hours is None else i18n(desk.hours)
        return {"phone": desk.phone, "hours": hours}


def moment(stated: Any) -> datetime:
    """An ISO time with zone; the clock only serves callers that sent none."""
    if isinstance(stated, str):
        try:
            stated_at = datetime.fromisoformat(stated)
        except ValueError:
            return datetime.now(UTC)
        return stated_at if stated_at.tzinfo else stated_at.replace(tzinfo=zone())
    return datetime.now(UTC)
