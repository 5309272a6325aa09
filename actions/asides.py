"""Replies to an open question that are no answer to it: going back, leaving, help, a person,
another language. Each function returns the draft whose question is asked next."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import replace
from typing import Any

from actions.answers import ask_faq, beside, explain_term, human, two_matters
from actions.answers import foreign as foreign_said
from actions.dialogue.draft import Draft
from actions.dialogue.journey import Journey
from actions.dialogue.message import Message
from actions.dialogue.question import Question
from actions.dialogue.readings import (
    Answer,
    Bad,
    Doubt,
    Faq,
    Files,
    Language,
    Location,
    More,
    Reading,
    Small,
    Wanted,
)
from actions.dialogue.turn import Turn
from actions.journeys.filing import edits, pieces, questions
from actions.journeys.filing.card import STEP as CARD
from actions.reading import foreign, pointing, topics
from actions.reading.asides import further
from actions.reading.read import WISHED, read
from actions.reading.replies import noted

Aside = Callable[[Turn, Journey, Draft, Any], Awaitable[Draft | None]]


def heard(message: Message, draft: Draft, question: Question) -> Reading:
    """What a message says at an open question."""
    other = foreign.read(message, question, draft.notes)
    return other or _wish_said_again(draft, read(message, question))


def _wish_said_again(draft: Draft, reading: Reading) -> Reading:
    """A yes, where the answer is the very wish that is asked about."""
    wish = draft.notes["wish"] if draft.journey == "wish" else None
    same = wish and reading in (Doubt(wish), WISHED.get(wish) or Wanted(wish))
    return Answer(beside.DO) if same else reading


async def named(
    turn: Turn, journey: Journey, draft: Draft, question: Question, reading: Reading
) -> Reading:
    """The choice that words name which are on no list."""
    if not isinstance(reading, Bad | More) or question.type != "choice" or journey.heard is None:
        return reading
    named = await journey.heard(turn, draft, question)
    return reading if named is None else Answer(named)


async def go_back(turn: Turn, journey: Journey, draft: Draft, _reading: Reading) -> Draft | None:
    if draft.journey == human.NAME:
        human.declined(turn)
        return None
    if draft.step in (*edits.STEPS, "change"):
        return edits.back(draft)
    opened = journey.missed(turn, draft) if journey.missed is not None else None
    if opened is not None:
        return opened
    if not draft.history or journey.reopen is None:
        turn.say("back.first")
        return draft
    return journey.reopen(draft, draft.history[-1]).noting(asked=None)


async def cancel(turn: Turn, journey: Journey, draft: Draft, _reading: Reading) -> Draft | None:
    if draft.journey == human.NAME:
        human.declined(turn)
    if beside.paused(draft) is not None or draft.journey == human.NAME:
        return None  # what waits is asked again
    kept = journey.leave is not None and journey.leave(turn, draft)
    turn.say("cancelled.kept" if kept else "cancelled")
    two_matters.offer(turn)
    return None


async def ask_human(turn: Turn, _journey: Journey, draft: Draft, _reading: Reading) -> Draft | None:
    if draft.journey == human.NAME:
        return replace(draft, attempts=draft.attempts + 1)
    opened = human.ask(turn)
    return draft if opened is None else beside.put(opened, beside.base(draft))


async def sent(
    turn: Turn, journey: Journey, draft: Draft, reading: Files | Location
) -> Draft | None:
    if journey.receive is not None:
        return journey.receive(turn, draft, reading)
    turn.say("files.unused" if isinstance(reading, Files) else "spot.unused")
    return draft


async def help_(turn: Turn, _journey: Journey, draft: Draft, _reading: Reading) -> Draft | None:
    turn.say("help.form", **turn.desk())
    return draft


async def repeat(_turn: Turn, _journey: Journey, draft: Draft, _reading: Reading) -> Draft | None:
    return draft


async def language(turn: Turn, _journey: Journey, draft: Draft, reading: Language) -> Draft | None:
    return await beside.speak(turn, draft, reading.locale)


def gone_on(waiting: Draft, asked: Draft) -> Draft:
    """What waited, where no other petition was wanted: what was told of that may belong to it."""
    if asked.notes["wish"] != "another" or waiting.step != CARD:
        return waiting
    told = further.told(str(asked.notes["text"]))
    return pieces.asked(waiting, told, asked.notes["hidden"]) if told else waiting


async def small(turn: Turn, _journey: Journey, draft: Draft, reading: Small) -> Draft | None:
    turn.say(reading.key)
    return answered(draft)


async def other_language(turn: Turn, _journey: Journey, draft: Draft, _reading: Reading) -> Draft:
    """Nothing is taken of it, and nothing lost: the person may say that it is the answer."""
    foreign_said.answer(turn)
    return answered(draft).noting(asked=foreign.kept(turn.message.text, draft.notes))


async def faq(turn: Turn, _journey: Journey, draft: Draft, reading: Faq) -> Draft | None:
    if draft.step == CARD and noted.asks(turn.message.text):
        return draft  # it is read back
    text = turn.message.text
    if topics.bare(text) is None and pointing.points(text) and _is_told(draft):
        await ask_faq.run(turn)
        return pieces.asked(draft, turn.message.text, turn.message.hidden)
    if reading.topic is None and turn.message.intent == "explain_term":
        await explain_term.run(turn)
    else:
        await ask_faq.run(turn)
    return answered(draft).noting(asked=turn.message.text)


def answered(draft: Draft) -> Draft:
    """The draft after a question in between: what was read back just now is not read out again."""
    return draft.noting(faq=None, again=True if draft.step == CARD else None)


def _is_told(draft: Draft) -> bool:
    """Whether a question about the matter can go along with a story that is told."""
    if draft.journey != "petition" or "content" not in draft.answers:
        return False
    return draft.step in (CARD, questions.next_step(draft))
