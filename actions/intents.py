"""Everything outside the form: one action, and a plain table from the intent to what is done."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from typing import Any

from rasa_sdk.events import EventType, FollowupAction, SlotSet
from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.interfaces import Action, Tracker

from actions.answers import (
    after_filing,
    ask_faq,
    clarification,
    explain_term,
    foreign,
    guidance,
    openings,
    results,
    small_talk,
    two_matters,
    unsolicited,
)
from actions.dialogue import filed
from actions.dialogue.turn import Surroundings, Turn
from actions.form import NAME, OUTSIDE, is_beginning, remember
from actions.journeys import doubt, matter, my_data, places
from actions.journeys.filing import kept as petition_kept
from actions.journeys.filing import leftovers
from actions.reading.asides import erasing
from actions.reading.commands import command
from actions.reading.openings import heard
from actions.reading.tracker import from_tracker


async def effect_result(turn: Turn) -> None:
    await results.say_result(turn)


async def repeat(turn: Turn) -> None:
    """What was said last, once more."""
    last = turn.slot("last")
    if not last:
        await small_talk.welcome(turn)
        return
    for message in last:
        turn.dispatcher.utter_message(json_message=dict(message))


INTENTS: Mapping[str, Callable[[Turn], Awaitable[None]]] = {
    "effect_result": effect_result,
    "ask_faq": ask_faq.run,
    "explain_term": explain_term.run,
    "show_my_data": my_data.show,
    "help": small_talk.help_,
    "start_over": small_talk.welcome,
    "go_back": small_talk.nothing_open,
    "repeat": repeat,
    "cancel": small_talk.nothing_open,
    "affirm": small_talk.nothing_open,
    "deny": small_talk.nothing_open,
    "greet": small_talk.greet,
    "goodbye": small_talk.goodbye,
    "thank": small_talk.thank,
    "bot_challenge": small_talk.bot_challenge,
    "choose": small_talk.stale,
    "leave_it": small_talk.left,
    filed.INTENT: after_filing.run,
    erasing.INTENT: my_data.not_a_part,
    heard.INTENT: openings.run,
    "nlu_fallback": clarification.fallback,
}


_UNDERSTANDS_NOTHING = frozenset({"nlu_fallback", "effect_result", "repeat"})
"""After these, what was not understood still waits to be."""


def _done_by(intent: str) -> Callable[[Turn], Awaitable[None]] | None:
    if ask_faq.is_choice(intent):
        return ask_faq.chosen
    return INTENTS.get(intent) or guidance.journey(intent)


def _exact(text: str) -> str | None:
    """A command word is that command, whatever the sentence was taken for."""
    word = command(text)
    return word if word in INTENTS or word == "talk_to_human" else None


def _wish(turn: Turn) -> str:
    message = turn.message
    if message.intent == filed.INTENT or message.intent == heard.INTENT:
        return message.intent  # "cancel it" is about the case
    return message.choice or _exact(message.text) or message.intent


async def _do(turn: Turn, intent: str) -> None:
    if intent not in _UNDERSTANDS_NOTHING and turn.slot(doubt.SLOT):
        turn.slots[doubt.SLOT] = None
    if not await after_filing.instead(turn, intent):
        await (_done_by(intent) or clarification.fallback)(turn)


class ActionJourney(Action):
    def __init__(self, surroundings: Surroundings) -> None:
        self._surroundings = surroundings

    def name(self) -> str:
        return OUTSIDE

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, _domain: Mapping[str, Any]
    ) -> list[EventType]:
        turn = from_tracker(dispatcher, tracker, self._surroundings)
        if turn.message.foreign is not None:
            foreign.outside(turn)
            remember(turn, dispatcher)
            return _events(turn)
        told = await matter.recognise(turn)
        leftovers.forget(turn)
        petition_kept.forget_old(turn)
        places.hear(turn)
        wish = _wish(turn)
        if not is_beginning(wish):
            small_talk.introduce(turn)  # else the form does
        if turn.result is None and turn.message.intent != "send_sos" and unsolicited.take(turn):
            remember(turn, dispatcher)
            return _events(turn)
        taken = two_matters.picks(turn)
        told = told and not clarification.goes_on(turn)  # the form joins what was said before
        picked = None if turn.message.command else clarification.resume(turn)
        wish = _wish(turn)
        if is_beginning(wish):
            # A button that starts something with questions: the form takes over in this turn, and
            # says itself what was said here.
            dispatcher.messages.clear()
            return [*_handed_on(turn, told=told and picked is None), FollowupAction(NAME)]
        clarification.settle(turn, picked)
        if picked is not None and picked.value == clarification.SOMETHING_ELSE:
            clarification.something_else(turn)
        elif not two_matters.asked_again(turn):
            await _answer(turn, wish, taken=taken)
        if wish != "repeat":
            remember(turn, dispatcher)
        return _events(turn)


async def _answer(turn: Turn, wish: str, *, taken: bool) -> None:
    """Do what is wanted, or ask back; `taken`: it is one of two matters, and the other follows."""
    if clarification.asks(turn):
        await clarification.ask(turn)
    elif turn.doubtful and wish == "goodbye":
        await clarification.fallback(turn)
    else:
        await _do(turn, wish if _done_by(wish) else turn.message.intent)
        if taken and not turn.looking:
            two_matters.offer(turn)


def _handed_on(turn: Turn, *, told: bool) -> list[EventType]:
    if not told:
        return []
    matter.hand_on(turn)
    return [SlotSet(doubt.SLOT, turn.slots[doubt.SLOT])]


def _events(turn: Turn) -> list[EventType]:
    leftovers.sweep(turn)
    return [SlotSet(name, value) for name, value in turn.slots.items()]
