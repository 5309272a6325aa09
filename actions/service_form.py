"""One action for everything that asks questions: it gets every message while it is active.

Rasa calls it once a turn (a form that is also an action). It opens a journey by the intent or by
the choice that led here, and after that reads each message as a reply to the open question.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import replace
from typing import Any

from rasa_sdk.events import ActiveLoop, EventType, SlotSet
from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.interfaces import Action, Tracker

from actions import (
    ask_faq,
    explain_term,
    human,
    language,
    my_data,
    petition_kept,
    results,
    small_talk,
    sos,
    unasked,
    unsure,
)
from actions.adapters.errors import PortalError
from actions.draft import Draft
from actions.journey_type import Journey
from actions.language import LANGUAGE
from actions.my_data import ERASURE
from actions.notifications import NOTIFICATIONS
from actions.office import OFFICE
from actions.petition import PETITION
from actions.question import FREE, Question
from actions.read import Message, read
from actions.readings import (
    Answer,
    Bad,
    Cancel,
    Done,
    Faq,
    Files,
    GoBack,
    Help,
    Human,
    Language,
    More,
    Reading,
    Repeat,
    Skip,
    Sos,
    Spot,
    StartOver,
)
from actions.say import choice
from actions.status import STATUS
from actions.turn import Surroundings, Turn, from_tracker

NAME = "service_form"

JOURNEYS: Mapping[str, Journey] = {
    "file_petition": PETITION,
    "check_status": STATUS,
    "delete_my_data": ERASURE,
    "manage_notifications": NOTIFICATIONS,
    "change_language": LANGUAGE,
    "find_service": OFFICE,
    "find_office": OFFICE,
}
"""By the intent, or the choice, that begins it."""
_BY_DRAFT = {
    "petition": PETITION,
    "check_status": STATUS,
    "delete_my_data": ERASURE,
    "manage_notifications": NOTIFICATIONS,
    "language": LANGUAGE,
    "find_service": OFFICE,
}


class ServiceForm(Action):
    def __init__(self, surroundings: Surroundings) -> None:
        self._surroundings = surroundings

    def name(self) -> str:
        return NAME

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, _domain: Mapping[str, Any]
    ) -> list[EventType]:
        turn = from_tracker(dispatcher, tracker, self._surroundings)
        petition_kept.forget_old(turn)
        active = (tracker.active_loop or {}).get("name") == NAME
        draft = turn.draft() if active else None
        small_talk.introduce(turn)
        if turn.result is not None:
            results.say_result(turn)
            await _go_on(turn, draft)
            return _events(turn, None, None)
        after = await (_open(turn) if draft is None else _reply(turn, draft))
        if after is not None and not turn.looking:
            await _ask(turn, after)
        turn.slots["draft"] = None if after is None else after.as_json()
        if after is None:
            remember(turn, dispatcher)
        return _events(turn, active, after is not None)


async def _go_on(turn: Turn, draft: Draft | None) -> None:
    """A question in between was answered: the same thing is asked again."""
    if draft is not None and (turn.result or {}).get("type") in ask_faq.ANSWERS:
        draft = ask_faq.noted(turn, draft, turn.result or {})
        turn.slots["draft"] = draft.as_json()
        await _ask(turn, draft)


def _events(turn: Turn, before: bool | None, after: bool | None) -> list[EventType]:
    slots = [SlotSet(name, value) for name, value in turn.slots.items()]
    if before == after:
        return slots
    return [ActiveLoop(NAME if after else None), *slots]


def remember(turn: Turn, dispatcher: CollectingDispatcher) -> None:
    """Keep what was said last, for "repeat"; secrets and effects are not repeated."""
    if turn.slots.get("last", ...) is None:
        return  # erased in this turn
    said = [m["custom"] for m in dispatcher.messages if "say" in (m.get("custom") or {})]
    if said:
        turn.slots["last"] = [m for m in said if "secret" not in str(m["values"])]


def is_beginning(wish: str) -> bool:
    """Whether a choice or an intent starts something with questions."""
    return wish in JOURNEYS or wish.partition(":")[0] in _ABOUT


_ABOUT = {
    "case": ("check_status", "receipt"),
    "office": ("find_service", "spot"),
    "contact": ("manage_notifications", "contact"),
}
"""What a choice like `case:1AA-…` is about: the intent, and the entity that it names."""


async def _open(turn: Turn) -> Draft | None:
    """A journey begins, unless it is not sure that it is wanted."""
    unsure.settle(turn, unsure.resume(turn))
    if not unsure.asks(turn):
        return await _begin(turn)
    unsure.ask(turn)
    return None


async def _begin(turn: Turn) -> Draft | None:
    if unasked.take(turn):
        return None
    wish = turn.message.choice or turn.message.intent
    kind, _, about = wish.partition(":")
    if about and kind in _ABOUT:
        wish, entity = _ABOUT[kind]
        turn.message = replace(turn.message, entities={entity: (about,)})
    journey = JOURNEYS.get(wish)
    if journey is None:
        await small_talk.greet(turn)
        return None
    turn.slots["failures"] = None
    return await journey.begin(turn)


async def _ask(turn: Turn, draft: Draft) -> None:
    try:
        turn.ask(await _question(turn, draft))
    except PortalError as error:
        turn.say(f"kept.{error.key}", **turn.desk())


async def _question(turn: Turn, draft: Draft) -> Question:
    question = await _BY_DRAFT[draft.journey].question(turn, draft)
    question = replace(question, choices=(*question.choices, *ask_faq.offered(turn, draft)))
    if draft.notes.get("asked") and question.type in FREE:
        # What looked like a question may have been the answer after all.
        take = choice("as_answer", "choice.as_answer")
        return replace(question, choices=(*question.choices, take))
    return question


async def _reply(turn: Turn, draft: Draft) -> Draft | None:
    journey = _BY_DRAFT[draft.journey]
    try:
        question = await _question(turn, draft)
    except PortalError:
        return draft  # said again by _ask
    reading = read(turn.message, question)
    if isinstance(reading, Sos):
        await sos.run(turn)
        if reading.then is None:
            return draft
        reading = reading.then
    if isinstance(reading, Answer) and reading.value == "as_answer" and draft.notes.get("asked"):
        asked = Message(str(draft.notes["asked"]))
        reading = read(asked, question)
    if isinstance(reading, Answer) and ask_faq.is_choice(reading.value):
        ask_faq.take(turn, reading.value)
        return draft.noting(faq=None)
    if isinstance(reading, Answer | More | Done | Skip):
        return await _take(turn, journey, draft.noting(asked=None, faq=None), reading)
    return await _ASIDE[type(reading)](turn, journey, draft, reading)


async def _take(
    turn: Turn, journey: Journey, draft: Draft, given: Answer | More | Done | Skip
) -> Draft | None:
    try:
        return await journey.take(turn, draft, given)
    except PortalError:
        return draft


async def _go_back(turn: Turn, journey: Journey, draft: Draft, _reading: Any) -> Draft | None:
    if draft.step == "change":
        return draft.at("confirm")
    if not draft.history or journey.reopen is None:
        turn.say("back.first")
        return draft
    return journey.reopen(draft, draft.history[-1]).noting(asked=None)


async def _cancel(turn: Turn, journey: Journey, draft: Draft, _reading: Any) -> Draft | None:
    kept = journey.leave is not None and journey.leave(turn, draft)
    turn.say("cancelled.kept" if kept else "cancelled")
    return None


async def _start_over(turn: Turn, journey: Journey, draft: Draft, _reading: Any) -> Draft | None:
    if journey.leave is not None and journey.leave(turn, draft):
        turn.say("start_over.kept")
    await small_talk.greet(turn)
    return None


async def _human(turn: Turn, _journey: Journey, draft: Draft, _reading: Any) -> Draft | None:
    await human.run(turn)
    return draft


async def _sent(turn: Turn, journey: Journey, draft: Draft, reading: Files | Spot) -> Draft | None:
    if journey.receive is not None:
        return journey.receive(turn, draft, reading)
    turn.say("files.unused" if isinstance(reading, Files) else "spot.unused")
    return draft


async def _help(turn: Turn, _journey: Journey, draft: Draft, _reading: Any) -> Draft | None:
    turn.say("help.form", **turn.desk())
    return draft


async def _repeat(_turn: Turn, _journey: Journey, draft: Draft, _reading: Any) -> Draft | None:
    return draft


async def _language(turn: Turn, _journey: Journey, draft: Draft, reading: Language) -> Draft | None:
    other = "en" if turn.locale == "ko" else "ko"
    language.switch(turn, reading.locale or language.wanted(turn.message.text) or other)
    return draft


async def _faq(turn: Turn, _journey: Journey, draft: Draft, reading: Faq) -> Draft | None:
    if reading.topic is None and turn.message.intent == "explain_term":
        await explain_term.run(turn)
    else:
        await ask_faq.run(turn)
    return draft.noting(asked=turn.message.text, faq=None)


async def _bad(turn: Turn, _journey: Journey, draft: Draft, reading: Bad) -> Draft | None:
    """Say what is missing; every second time in a row how to get help instead."""
    if reading.key == "bad.other_wish" and draft.journey != "petition":
        return await _instead(turn)
    attempts = draft.attempts + 1
    if attempts % 2:
        turn.say(reading.key, **reading.values)
    else:
        turn.say("bad.again", **turn.desk())
    return replace(draft, attempts=attempts)


async def _instead(turn: Turn) -> Draft | None:
    """Nothing is lost by leaving a question or two: what is wanted now begins at once."""
    if turn.message.intent == "show_my_data":
        await my_data.show(turn)
        return None
    return await _begin(turn)


Aside = Callable[[Turn, Journey, Draft, Any], Awaitable[Draft | None]]
_ASIDE: Mapping[type[Reading], Aside] = {
    Files: _sent,
    Spot: _sent,
    GoBack: _go_back,
    Cancel: _cancel,
    StartOver: _start_over,
    Human: _human,
    Help: _help,
    Repeat: _repeat,
    Language: _language,
    Faq: _faq,
    Bad: _bad,
}
