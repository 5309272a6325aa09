"""Drives the two actions as Rasa does, without Rasa: one tracker, one turn after the other."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.interfaces import Tracker

from actions.adapters.portals import FIRST_PORTAL
from actions.dialogue.meaning import Meaning, NoMeaning
from actions.dialogue.services import Services
from actions.dialogue.turn import Surroundings
from actions.form import JOURNEYS, ServiceForm
from actions.intents import ActionJourney
from actions.settings import Desk, Emergency
from tests.actions.portal_data import Portal
from tests.kit.core.core_portal import only

LOOK_UPS = ("faq", "term")
FORM = JOURNEYS.keys() - {"talk_to_human", "send_sos"}
"""Intents that the rules bring to the form at once; these two come to it over the other action."""
CONVERSATION = "6f1c8f0e-5b0e-4c39-9a56-0d7c7f3f4a11"


@dataclass
class Conversation:
    locale: str = "ko"
    channel: str = "webchat"
    now: str = "2026-11-24T14:00:00+09:00"
    cases: list[str] = field(default_factory=list)
    notify: bool = True
    reach: str = ""
    """The channel on which staff can reach the person."""
    portal: Portal = field(default_factory=Portal)
    meaning: Meaning = field(default_factory=NoMeaning)
    slots: dict[str, Any] = field(default_factory=dict)
    loop: str | None = None
    turns: int = 0
    services_seconds: float = 60.0
    doubtful: bool = False
    """What is said is understood, but between the two thresholds."""
    confidences: tuple[float, ...] = (0.2, 0.2, 0.2, 0.2)
    """Of the intent that is stated and of the three that come next."""
    reading: Mapping[str, Any] | None = None
    """What the classifier makes of the next turn: intent, confidence, ranking, confirm."""
    command: str | None = None
    """Of the next turn."""
    early: bool = False
    """The next turn was written before the open question was there."""
    gone: str = ""
    """Files that are not kept any more, in the next turn."""
    knowledge: Callable[[Mapping[str, Any]], dict[str, Any]] | None = None
    """What the gateway finds for a question; nothing, unless a test says so."""

    def __post_init__(self) -> None:
        services = Services(only(self.portal), seconds=self.services_seconds)
        around = Surroundings(services, Desk(), Emergency(), self.meaning)
        self.form, self.other = ServiceForm(around), ActionJourney(around)

    async def say(
        self, text: str, intent: str = "nlu_fallback", **entities: str
    ) -> list[dict[str, Any]]:
        rows = [{"entity": name, "value": value} for name, value in entities.items()]
        return await self._turn(text, intent, rows)

    async def hear(self, text: str, reading: Mapping[str, Any]) -> list[dict[str, Any]]:
        """What is said, as the model that is installed has read it."""
        self.reading = reading
        return await self._turn(text, str(reading["intent"]), [])

    async def menu(self, command: str, rest: str = "") -> list[dict[str, Any]]:
        self.command = command
        return await self._turn(rest, "choose", [])

    async def choose(self, value: str) -> list[dict[str, Any]]:
        return await self._turn("", "choose", [{"entity": "choice", "value": value}])

    async def system(self, **result: Any) -> list[dict[str, Any]]:
        return await self._turn("", "effect_result", [], result)

    async def _turn(
        self,
        text: str,
        intent: str,
        entities: list[dict[str, str]],
        result: dict[str, Any] | None = None,
        *,
        turn: str = "",
    ) -> list[dict[str, Any]]:
        self.turns += not turn
        latest = {
            "text": text,
            "intent": {"name": intent, "confidence": 0.9},
            "confirm": self.doubtful,
            "entities": entities,
            "intent_ranking": [
                {"name": name, "confidence": confidence}
                for name, confidence in zip(
                    (intent, "check_status", "ask_faq", "help"), self.confidences, strict=True
                )
            ],
            "metadata": {
                "turn": turn or f"turn-{self.turns}",
                "locale": self.locale,
                "channel": self.channel,
                "files": self.channel == "telegram",
                "now": self.now,
                "cases": [{"portal": FIRST_PORTAL, "reference": one} for one in self.cases],
                "notify": self.notify,
                "reach": self.reach or None,
                **({"result": result} if result is not None else {}),
            },
        }
        if self.reading is not None:
            named = {"name": intent, "confidence": self.reading["confidence"]}
            latest |= {"intent": named, "confirm": self.reading["confirm"]}
            latest["intent_ranking"], self.reading = self.reading["ranking"], None
        if self.command is not None:
            latest["metadata"]["command"], self.command = self.command, None  # type: ignore[index]
        if self.early:
            latest["metadata"]["early"], self.early = True, False  # type: ignore[index]
        if self.gone:
            latest["metadata"]["files_gone"], self.gone = self.gone.split(), ""  # type: ignore[index]
        in_form = self.loop == "service_form" or intent in FORM
        messages, events = await self._run("form" if in_form else "other", latest)
        hops = 0
        while follow := [e for e in events if e["event"] == "followup"]:
            hops += 1
            assert hops < 3, "the two actions hand this turn to each other for ever"
            which = "form" if follow[0]["name"] == "service_form" else "other"
            more, events = await self._run(which, latest)
            messages += more
        json.dumps(messages), json.dumps(self.slots)
        return await self._looked_up(messages)

    async def _looked_up(self, messages: list[dict[str, Any]]) -> list[dict[str, Any]]:
        """As the gateway does it: what a question finds is told within the same turn."""
        asked = [m["effect"] for m in messages if m.get("effect", {}).get("type") in LOOK_UPS]
        if not asked:
            return messages
        find = self.knowledge or nothing
        rest = [m for m in messages if m.get("effect", {}).get("type") not in LOOK_UPS]
        turn = f"turn-{self.turns}:r1"
        return rest + await self._turn("", "effect_result", [], find(asked[0]), turn=turn)

    async def _run(
        self, which: str, latest: dict[str, Any]
    ) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
        """Run the action twice on the same state: a repeated turn must give the same."""
        action = self.form if which == "form" else self.other
        outcomes = []
        for _ in range(2):
            dispatcher = CollectingDispatcher()
            tracker = Tracker(
                CONVERSATION,
                copy.deepcopy(self.slots),
                copy.deepcopy(latest),
                [],
                False,
                None,
                {"name": self.loop} if self.loop else {},
                "action_listen",
            )
            events = await action.run(dispatcher, tracker, {})
            outcomes.append(([m["custom"] for m in dispatcher.messages], events))
        assert outcomes[0] == outcomes[1], "the same turn gave something else the second time"
        for event in outcomes[0][1]:
            if event["event"] == "slot":
                assert event["name"] in ("draft", "kept", "last", "failures")
                self.slots[event["name"]] = event["value"]
            elif event["event"] == "active_loop":
                self.loop = event["name"]
        return outcomes[0]


def nothing(effect: Mapping[str, Any]) -> dict[str, Any]:
    result = {"type": effect["type"], "question": effect.get("query", ""), "nearest": []}
    return {**result, "terms": []} if effect["type"] == "term" else result


def keys(messages: list[dict[str, Any]]) -> list[str]:
    """`say` keys and effects in order, e.g. ["submit.sending", "effect:submit"]."""
    return [m["say"] if "say" in m else f"effect:{m['effect']['type']}" for m in messages]
