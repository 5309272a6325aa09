"""A wish that comes while a question is open: it is carried out at once, or its own question is
asked first. The open question waits and is asked again unchanged."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from actions.answers import guidance
from actions.dialogue.draft import Draft
from actions.dialogue.journey import Given, Journey
from actions.dialogue.question import FREE, Question
from actions.dialogue.say import choice, key
from actions.dialogue.turn import Turn
from actions.dialogue.wish_names import Name
from actions.journeys import language, my_data
from actions.journeys.filing import kept
from actions.journeys.my_data import ERASURE
from actions.journeys.notifications import NOTIFICATIONS
from actions.journeys.status import STATUS
from actions.reading import wishes

_JOURNEYS: Mapping[Name, Journey] = {
    "erase": ERASURE,
    "status": STATUS,
    "notices": NOTIFICATIONS,
}
RESULTS = frozenset(
    {
        "my_data", "case", "cases", "case_not_found", "lookup_limited", "lookup_busy",
        "lookup_down", "contacts", "contact_asked", "contact_known", "contact_refused",
        "code_sent", "code_refused",
    }
)  # fmt: skip
"""Results of what is done beside: the open question is asked again after them."""
DO, TEXT = "do", "text"


def paused(draft: Draft) -> Draft | None:
    """What waits while `draft` is open."""
    stored = draft.notes.get("paused")
    return Draft.of(stored) if isinstance(stored, Mapping) else None


def base(draft: Draft) -> Draft:
    """The draft that was open first: a wish beside a wish is put beside that draft, too."""
    return paused(draft) or draft


async def run(turn: Turn, draft: Draft, wish: Name) -> Draft:
    """Do what is wanted, or ask what it needs; what comes next is the draft that is returned."""
    draft = base(draft)
    if wish == "start":
        turn.say("start.open", wish=key(label(draft.journey)))
        return draft
    if wish == "show_data":
        await my_data.show(turn)
        return draft
    if wish == "status" and not turn.cases and turn.message.entity("receipt") is None:
        turn.say("status.none")
        return draft
    opened = await _JOURNEYS[wish].begin(turn)
    if opened is None:
        return draft
    # Another receipt number while a PIN is asked for: nothing waits behind it.
    return opened if opened.journey == draft.journey else put(opened, draft)


def put(opened: Draft, draft: Draft) -> Draft:
    """`opened` is asked first; then `draft`, exactly where it was."""
    return opened.noting(paused=replace(draft, attempts=0).as_json())


async def speak(turn: Turn, draft: Draft, stated: str | None) -> Draft:
    """Another language: the one that is stated or named, or the only one besides, at once; of
    several it is asked."""
    tag = stated or language.wanted(turn.message.text) or language.only(turn)
    if tag is not None:
        language.switch(turn, tag)
        return draft
    waiting = base(draft)
    opened = await language.begin(turn)
    if opened is None or opened.journey == waiting.journey:
        return waiting
    return put(opened, waiting)


def ask(turn: Turn, draft: Draft, wish: Name, question: Question) -> Draft:
    """A wish, or the answer to `question`? Nothing of the text is lost."""
    message = turn.message
    asked = Draft("wish", step="wish").noting(
        wish=wish,
        text=message.text,
        hidden=message.hidden,
        free=question.type in FREE and wish != "another",  # which says nothing to be written
    )
    return put(asked, base(draft))


async def question(_turn: Turn, draft: Draft) -> Question:
    if draft.notes["wish"] == "another":
        both = (choice(TEXT, "choice.wish.on"), choice(DO, "choice.another"))
        return Question("wish", "choice", "ask.another", {"days": kept.DAYS}, choices=both)
    label = key(_labels(draft.notes["wish"]))
    free = bool(draft.notes["free"])
    other = choice(TEXT, "choice.wish.text" if free else "choice.wish.on")
    choices = (choice(DO, _labels(draft.notes["wish"])), other)
    name = "ask.wish" if free else "ask.wish.now"
    return Question("wish", "choice", name, {"wish": label}, choices=choices)


async def _begin(_turn: Turn) -> Draft | None:
    return None


async def _take(_turn: Turn, draft: Draft, _given: Given) -> Draft | None:
    return draft


WISH = Journey(_begin, question, _take)
"""The question whether a text was a wish; the form does what is answered."""


def _labels(wish: Name) -> str:
    own = {"stop": "choice.stop", "start_over": "choice.start_over", "edit": "choice.edit"}
    return own.get(wish) or guidance.label(wishes.INTENTS[wish])


def label(journey: str) -> str:
    """The key of what a journey is called on a button, by its name in a draft."""
    return {
        "petition": "choice.file_petition",
        "language": "choice.change_language",
        "hand_over": "choice.talk_to_human",
    }.get(journey, f"choice.{journey}")
