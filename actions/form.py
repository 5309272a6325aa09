"""One action for everything that asks questions: it gets every message while it is active.

Rasa calls it once a turn (a form that is also an action). It opens a journey by the intent or by
the choice that led here, and after that reads each message as a reply to the open question.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from rasa_sdk.events import ActiveLoop, EventType, FollowupAction, SlotSet
from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.interfaces import Action, Tracker

from actions import asides
from actions.adapters.errors import PortalError
from actions.answers import (
    ask_faq,
    beside,
    clarification,
    human,
    results,
    small_talk,
    sos,
    told,
    two_matters,
    unsolicited,
)
from actions.answers import foreign as foreign_said
from actions.answers.human import DANGER, HAND_OVER
from actions.dialogue import filed
from actions.dialogue.draft import Draft
from actions.dialogue.journey import Given, Journey
from actions.dialogue.message import Message
from actions.dialogue.question import FREE, Question
from actions.dialogue.readings import (
    Answer,
    Bad,
    Cancel,
    Correct,
    Done,
    Doubt,
    Faq,
    Files,
    GoBack,
    Help,
    Human,
    Language,
    Location,
    More,
    OtherLanguage,
    Reading,
    Repeat,
    Skip,
    Small,
    Sos,
    StartOver,
    Wanted,
)
from actions.dialogue.turn import Surroundings, Turn
from actions.journeys import doubt, matter, my_data, places, status
from actions.journeys.filing import edits, leftovers
from actions.journeys.filing import kept as petition_kept
from actions.journeys.filing.journey import ANEW, PETITION, RESUMED, another
from actions.journeys.language import LANGUAGE
from actions.journeys.my_data import ERASURE
from actions.journeys.notifications import NOTIFICATIONS
from actions.journeys.office import OFFICE
from actions.journeys.status import STATUS
from actions.reading.asides import erasing
from actions.reading.commands import command
from actions.reading.meant import RESUMES
from actions.reading.openings import heard
from actions.reading.read import WISHED, literal, read
from actions.reading.tracker import from_tracker

NAME = "service_form"
OUTSIDE = "action_journey"

JOURNEYS: Mapping[str, Journey] = {
    "file_petition": PETITION,
    RESUMES: RESUMED,
    "new_petition": ANEW,
    "check_status": STATUS,
    "delete_my_data": ERASURE,
    "manage_notifications": NOTIFICATIONS,
    "change_language": LANGUAGE,
    "find_service": OFFICE,
    "find_office": OFFICE,
    "talk_to_human": HAND_OVER,
    "send_sos": DANGER,
}
"""By the intent, or the choice, that begins it."""
_BY_DRAFT = {
    "petition": PETITION,
    "check_status": STATUS,
    "delete_my_data": ERASURE,
    "manage_notifications": NOTIFICATIONS,
    "language": LANGUAGE,
    "find_service": OFFICE,
    "wish": beside.WISH,
    human.NAME: HAND_OVER,
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
        active = (tracker.active_loop or {}).get("name") == NAME
        is_open = active and turn.draft() is not None
        if not is_open:
            matter.recall(turn)
        if not is_open and turn.result is None and not _begins(turn, weighed=not active):
            return [FollowupAction(OUTSIDE)]  # not what the classifier took it for
        leftovers.forget(turn)
        petition_kept.forget_old(turn)
        places.hear(turn)
        draft = turn.draft() if active else None
        small_talk.introduce(turn)
        if turn.result is not None:
            await results.say_result(turn)
            after, asked = told.open_after(turn, draft)
            if asked and after is not None:
                await _ask(turn, after, draft)
            return _events(turn, draft is not None, after is not None)
        after = await (_open(turn) if draft is None else _reply(turn, draft))
        if after is None and draft is not None and not turn.over:
            after = beside.paused(draft)
        if after is not None and not turn.looking:
            await _ask(turn, after, draft)
        turn.slots["draft"] = None if after is None else after.as_json()
        if after is None:
            remember(turn, dispatcher)
        return _events(turn, active, after is not None)


def _events(turn: Turn, before: bool | None, after: bool | None) -> list[EventType]:
    leftovers.sweep(turn)
    slots = [SlotSet(name, value) for name, value in turn.slots.items()]
    if before == after:
        return slots
    return [ActiveLoop(NAME if after else None), *slots]


def remember(turn: Turn, dispatcher: CollectingDispatcher) -> None:
    """Keep what was said last, for "repeat"; secrets and effects are not repeated."""
    if turn.erased:
        return
    said = [m["custom"] for m in dispatcher.messages if "say" in (m.get("custom") or {})]
    if said:
        turn.slots["last"] = [m for m in said if "secret" not in str(m["values"])]


def is_beginning(wish: str) -> bool:
    """Whether a choice or an intent starts something with questions."""
    return wish in JOURNEYS or wish.partition(":")[0] in _ABOUT


_ABOUT = {
    status.CASE: ("check_status", "receipt"),
    status.CODE: ("check_status", status.CODE),
    "office": ("find_service", "spot"),
    "contact": ("manage_notifications", "contact"),
}
"""What a choice like `case:native:1AA-…` is about: the intent, and the entity that it names."""


def _begins(turn: Turn, *, weighed: bool) -> bool:
    """Whether this turn belongs here: what was read by rules may be nothing that is asked about,
    and what the classifier does not know is weighed elsewhere first."""
    wish = _wish(turn)
    if two_matters.picks(turn) or clarification.goes_on(turn):
        return True
    if is_beginning(clarification.picked(turn) or ""):
        return True
    if wish in _ELSEWHERE and doubt.about(turn, *clarification.OPEN) is None:
        return False
    known = wish != "nlu_fallback" or doubt.about(turn, *clarification.OPEN)
    return turn.message.foreign is None and wish not in SAID_AT_ONCE and bool(weighed or known)


def _wish(turn: Turn) -> str:
    exact = command(turn.message.text) == "talk_to_human"
    return turn.message.choice or ("talk_to_human" if exact else turn.message.intent)


_MISSES = 2
"""Replies that were no answer after which what may be left is left."""
SAID_AT_ONCE = frozenset({*small_talk.SAID_AT_ONCE, filed.INTENT, erasing.INTENT, heard.INTENT})
"""Intents that ask nothing."""
_ELSEWHERE = frozenset(
    {"ask_faq", "request_document", "request_information", "report_budget_waste", "file_proposal"}
)
"""What rules may have read in a sentence that the classifier took for one that begins here."""


async def _open(turn: Turn) -> Draft | None:
    """A journey begins, unless it is not sure that it is wanted."""
    clarification.settle(turn, clarification.resume(turn))
    if await two_matters.told(turn) or await clarification.asked(turn):
        return None
    return await _begin(turn)


async def _begin(turn: Turn) -> Draft | None:
    if unsolicited.take(turn):
        return None
    wish = _wish(turn)
    kind, _, about = wish.partition(":")
    if about and kind in _ABOUT:
        wish, entity = _ABOUT[kind]
        turn.message = replace(turn.message, entities={entity: (about,)})
    journey = JOURNEYS.get(wish)
    if journey is None:
        await small_talk.welcome(turn)
        return None
    turn.slots[doubt.SLOT] = None
    return await journey.begin(turn)


async def _ask(turn: Turn, draft: Draft, before: Draft | None) -> None:
    """What is open is asked; `before` is what was open when the turn began."""
    try:
        question = await _question(turn, draft)
        changed = before is not None and not turn.over and (turn.left or draft.differs(before))
        turn.ask(replace(question, renewed=changed))
    except PortalError as error:
        turn.say(f"kept.{error.key}", **turn.desk())


async def _question(turn: Turn, draft: Draft) -> Question:
    question = await _BY_DRAFT[draft.journey].question(turn, draft)
    question = replace(question, choices=(*question.choices, *ask_faq.offered(turn, draft)))
    if draft.notes.get("again") and question.irreversible is not None:
        # In one line: the whole of it was said, and is said again to "repeat" and "help".
        key = f"again.{question.irreversible}"
        question = replace(question, key=key, values={}, card=None)
    if draft.notes.get("asked") and question.type in FREE:
        # What looked like a question may have been the answer after all.
        take = foreign_said.take(str(draft.notes["asked"]))
        return replace(question, choices=(*question.choices, take))
    return question


async def _reply(turn: Turn, draft: Draft) -> Draft | None:
    journey = _BY_DRAFT[draft.journey]
    try:
        question = await _question(turn, draft)
    except PortalError:
        return draft  # said again by _ask
    draft = draft.noting(again=None) if draft.notes.get("again") else draft
    reading = asides.heard(turn.message, draft, question)
    if isinstance(reading, Answer) and reading.value == "as_answer" and draft.notes.get("asked"):
        asked = Message(str(draft.notes["asked"]))
        reading = read(asked, question)
    reading = await asides.named(turn, journey, draft, question, reading)
    if await human.is_told_more(turn, draft, reading):
        human.passed(turn, draft)
        waiting = beside.paused(draft)
        return await (PETITION.begin(turn) if waiting is None else _answering(turn, waiting))
    if isinstance(reading, Sos):
        sos.run(turn) if reading.sure else sos.numbers(turn)
        if reading.then is None:
            return draft
        reading = reading.then
    if isinstance(reading, Answer) and draft.journey == "wish":
        return await _decided(turn, draft, str(reading.value))
    if isinstance(reading, Doubt):
        return beside.ask(turn, draft, reading.wish, question)
    if isinstance(reading, Answer) and ask_faq.is_choice(reading.value):
        ask_faq.take(turn, reading.value)
        return asides.answered(draft)
    if isinstance(reading, Answer | More | Done | Skip | Correct):
        return await _take(turn, journey, draft.noting(asked=None, faq=None), reading)
    return await _ASIDE[type(reading)](turn, journey, draft, reading)


async def _decided(turn: Turn, draft: Draft, value: str) -> Draft | None:
    """Carry out what the person says a text was: a wish, or the answer to the open question."""
    notes, waiting = draft.notes, beside.base(draft)
    if value == beside.DO:
        reading = WISHED.get(notes["wish"]) or Wanted(notes["wish"])
        turn.message = replace(turn.message, text=str(notes["text"]))
        return await _ASIDE[type(reading)](turn, _BY_DRAFT[waiting.journey], waiting, reading)
    if not notes["free"]:
        return asides.gone_on(waiting, draft)
    turn.message = Message(str(notes["text"]), today=turn.message.today, hidden=notes["hidden"])
    given = literal(turn.message, await _question(turn, waiting))
    if isinstance(given, Answer | More):
        return await _take(turn, _BY_DRAFT[waiting.journey], waiting, given)
    return await _ASIDE[type(given)](turn, _BY_DRAFT[waiting.journey], waiting, given)


async def _wanted(turn: Turn, _journey: Journey, draft: Draft, reading: Wanted) -> Draft | None:
    if reading.wish == "edit":
        return edits.begin(turn, beside.base(draft), turn.message.text)
    left = beside.base(draft)
    if reading.wish == "another":
        return await another(turn, left)
    if reading.wish != "new":
        return await beside.run(turn, draft, reading.wish)
    journey = _BY_DRAFT[left.journey]
    if journey.leave is not None:
        journey.leave(turn, left)
    turn.over = True
    return await PETITION.begin(turn)


async def _take(turn: Turn, journey: Journey, draft: Draft, given: Given) -> Draft | None:
    try:
        return await journey.take(turn, draft, given)
    except PortalError:
        return draft


async def _start_over(turn: Turn, journey: Journey, draft: Draft, _reading: Any) -> Draft | None:
    draft, turn.over = beside.base(draft), True
    journey = _BY_DRAFT[draft.journey]
    if journey.leave is not None and journey.leave(turn, draft):
        turn.say("start_over.kept")
    await small_talk.welcome(turn)
    return None


async def _bad(turn: Turn, _journey: Journey, draft: Draft, reading: Bad) -> Draft | None:
    """Say what is missing; every second time in a row how to get help instead."""
    if draft.journey == human.NAME and (reading.key == "bad.other_wish" or draft.attempts):
        if reading.key == "bad.other_wish":
            human.passed(turn, draft)
        else:
            human.declined(turn)
        waiting = beside.paused(draft)
        if waiting is not None and reading.key != "bad.other_wish":
            return await _answering(turn, waiting)
        waits = waiting is not None or reading.key != "bad.other_wish"
        return None if waits else await _instead(turn)
    if reading.key == "bad.other_wish" and beside.base(draft).journey != "petition":
        return await _instead(turn)
    attempts = draft.attempts + 1
    journey = _BY_DRAFT[draft.journey]
    if attempts == _MISSES and journey.missed is not None:
        left = journey.missed(turn, draft)
        if left is not None:
            return left
    if reading.key.startswith("again.") and attempts % 2:
        draft = draft.noting(again=True)
    elif attempts % 2:
        if not reading.key.startswith("ask."):  # the question says that itself
            turn.say(reading.key, **reading.values)
    else:
        turn.say("bad.again", **turn.desk())
    return replace(draft, attempts=attempts)


async def _answering(turn: Turn, waiting: Draft) -> Draft | None:
    """What is no number to be called at may go on with what waits: an address, more of the story.
    What it does not answer is asked again as it was."""
    question = await _question(turn, waiting)
    reading = read(turn.message, question)
    taken = Answer | Correct | More if question.type == "place" else Correct | More
    if not isinstance(reading, taken):
        return waiting
    return await _take(turn, _BY_DRAFT[waiting.journey], waiting, reading)


async def _instead(turn: Turn) -> Draft | None:
    """Leave a journey of one or two questions, and begin what the person wants now."""
    if turn.message.intent == "show_my_data":
        await my_data.show(turn)
        return None
    return await _begin(turn)


_ASIDE: Mapping[type[Reading], asides.Aside] = {
    Files: asides.sent,
    Location: asides.sent,
    GoBack: asides.go_back,
    Cancel: asides.cancel,
    StartOver: _start_over,
    Human: asides.ask_human,
    Help: asides.help_,
    Repeat: asides.repeat,
    Language: asides.language,
    OtherLanguage: asides.other_language,
    Wanted: _wanted,
    Faq: asides.faq,
    Small: asides.small,
    Bad: _bad,
}
