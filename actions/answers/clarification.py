"""A sentence that the classifier is not sure of: the answers are searched for it, its likely
readings are offered, and the reading that the person picks is carried out."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from actions.answers import ask_faq, explain_term, guidance, openings, two_matters
from actions.base import placeholders
from actions.dialogue import irreversible, office_hours, reach
from actions.dialogue.message import Message
from actions.dialogue.say import Choice, key
from actions.dialogue.turn import Turn
from actions.effects.commits import HandOff, RequestReview
from actions.journeys import doubt, office
from actions.journeys.filing import kept, prefill
from actions.reading import addresses, topics, wishes
from actions.reading.asides import ordinals
from actions.reading.commands import command
from actions.reading.openings import agreeing, days, heard, telling
from actions.reading.replies import pieces

OFFERED = ("file_petition", "check_status", "help")
NAMED = frozenset(
    {
        "file_petition", "check_status", "find_service", "ask_faq", "talk_to_human", "show_my_data",
        "delete_my_data", "change_language", "manage_notifications", "help", "send_sos",
        "explain_term",
    }
)  # fmt: skip
"""Intents that can be offered as a reading of a sentence, beside those of `guidance`."""
AT_ONCE = frozenset(
    {"ask_faq", "explain_term", "talk_to_human", "help", "send_sos", "change_language"}
)
"""Never asked back about: help must not wait, a search says itself when it is not sure, and the
others do nothing yet."""
LAST = frozenset({"delete_my_data", "withdraw_case"})
"""What cannot be undone is never the first thing offered for a sentence that is not sure."""
_SEARCHED = frozenset({"ask_faq", "explain_term", "help"})
"""What is said of a question; where a matter is told it was none."""
SOMETHING_ELSE = "something_else"
NEAREST = 3
_STORY = 40
"""Characters from which a sentence that is not understood is probably a matter for a petition."""
_FEW = 2
"""Failures in a row after which a person is offered first, and staff are told."""
_NEARER = 0.3
"""Confidence of an entry from which it is nearer than any reading that was rejected."""
_END = re.compile(r"[.!?…。！？]+\s+")
_DENIES = re.compile(r"\s*(?:아니|아뇨|그게 아니|no\b|nope\b|not\b)", re.IGNORECASE)
_UNSURE = frozenset({"nlu_fallback", "file_petition"})
"""What a further sentence of a matter is taken for."""
_FURTHER = frozenset(
    {
        "nlu_fallback", "file_petition", "ask_faq", "find_service", "affirm", "deny", "goodbye",
        "thank", "give_feedback", "report_budget_waste", "add_to_case", "repeat", "go_back",
    }
)  # fmt: skip
"""What a further sentence may be taken for where only a word was said before."""
_SURE = 0.6
"""Confidence of an intent from which a sentence is not more of a word that was said before."""
_SENTENCES = 2
OPEN: tuple[doubt.Kind, ...] = ("asked", "fallback", "answered", "offered")
"""What can be picked from."""


@dataclass(frozen=True)
class Picked:
    """`value` is the reading that was picked for the sentence of the turn `of`, or
    SOMETHING_ELSE; `outcome` is what staff read about it."""

    of: str
    value: str
    outcome: str


def offers(*names: str) -> tuple[Choice, ...]:
    """Buttons that start a journey: the value is the intent's name."""
    return tuple(Choice(name, key(guidance.label(name))) for name in names)


def asks(turn: Turn) -> bool:
    """Whether the reading is too unsure to act upon."""
    message = turn.message
    if not turn.doubtful or message.choice is not None or command(message.text) is not None:
        return False
    if irreversible.asks_for(message.text, "notices_off") or _tells(message):
        return False
    if message.intent in _SEARCHED and telling.tells(message.text):
        return True
    return message.intent in _named() - AT_ONCE


def _tells(message: Message) -> bool:
    """Whether somebody tells what is wrong, to be read back; a question is searched first."""
    return message.intent == "file_petition" and not _may_be_asked(message.text)


async def asked(turn: Turn) -> bool:
    """Whether this turn asks back, since it is not sure what is wanted."""
    if not asks(turn):
        return False
    await ask(turn)
    return True


async def ask(turn: Turn) -> None:
    """Did you mean this, one of two others, or something else? Unless an answer is found."""
    then: doubt.Then = "fallback" if turn.message.intent in LAST else "asked"
    if turn.message.intent != "file_petition" and await openings.told(turn):
        return
    if _search(turn, then):
        return
    if then == "asked":
        _ask_back(turn)
    else:
        await _not_understood(turn, ())


async def fallback(turn: Turn) -> None:
    """Not understood: the nearest readings and a person. Unless an answer is found."""
    if not await openings.told(turn) and not _search(turn, "fallback"):
        await _unknown(turn, ())


async def found(turn: Turn, result: Mapping[str, Any]) -> bool:
    """Whether this was searched for a sentence that we are not sure of. Then its answer is told, if
    there is one; else this turn goes on as if nothing had been searched."""
    about = doubt.about(turn, "doubt")
    if about is None:
        return False
    doubt.go_on(turn, about, about["intent"], about["ranking"])
    asked = about["then"] == "asked"
    if "entry" in result or result.get("terms"):
        _answer(turn, result, [about["intent"]] if asked else [])
    elif asked:
        _ask_back(turn)
    elif about["then"] == "opening":
        openings.searched(turn, result)
    elif about["then"] == "office":
        office.unsure(turn)
    else:
        await _unknown(turn, result.get("nearest") or ())
    return True


async def _unknown(turn: Turn, nearest: Sequence[Mapping[str, Any]]) -> None:
    """Not understood, unless a word or two are plainly about what an office is for."""
    entries = ask_faq.entries(turn.message.text, _near(nearest)[:1])
    if not await openings.by_meaning(turn, entries):
        await _not_understood(turn, nearest)


def _answer(turn: Turn, result: Mapping[str, Any], meant: Sequence[str]) -> None:
    """Tell the answer that was found; the readings `meant` are offered beside it."""
    tell = ask_faq.tell if "entry" in result else explain_term.tell
    tell(turn, result, offers(*meant))
    doubt.store(turn, doubt.sentence(turn, "answered", meant), count=0, asked=0)


def _search(turn: Turn, then: doubt.Then) -> bool:
    """Look for an answer first. False for what is no question."""
    if not _may_be_asked(turn.message.text):
        return False
    doubt.search(turn, then)
    return True


def _may_be_asked(text: str) -> bool:
    """One word, or a short question; no story."""
    bare = placeholders.ANY.sub("", text).strip()
    short = len(bare) < _STORY or topics.is_question(bare)
    return short and len(_END.split(bare)) <= _SENTENCES and any(map(str.isalpha, bare))


def _ask_back(turn: Turn) -> None:
    first = turn.message.intent
    others = [name for name in _ranked(turn) if name != first][: NEAREST - 1]
    asked = doubt.number(turn, "asked") + 1
    person = ("talk_to_human",) if max(asked, doubt.number(turn, "count")) >= _FEW else ()
    choices = (
        Choice(first, key("unsure.choice.yes")),
        *offers(*others, *person),
        Choice(SOMETHING_ELSE, key("unsure.choice.other")),
    )
    name = "unsure.meant" if asked % 2 else "unsure.meant.again"
    turn.say(name, choices, wish=key(f"unsure.wish.{first}"))
    turn.effect(RequestReview(outcome="asked"))
    _keep(turn)
    about = doubt.sentence(turn, "asked", (first, *others, *person))
    doubt.store(turn, about, asked=asked)


async def _not_understood(turn: Turn, nearest: Sequence[Mapping[str, Any]]) -> None:
    """Never the same sentence twice running."""
    if await openings.at_length(turn):
        return
    count = doubt.number(turn, "count") + 1
    offered = _apologise(turn, count, _readings(turn, nearest))
    turn.effect(RequestReview(outcome="fallback"))
    _leave_word(turn, count)
    _keep(turn)
    about = doubt.sentence(turn, "fallback", offered)
    doubt.store(turn, about, count=count, asked=0)


def _keep(turn: Turn) -> None:
    """What was told is what a petition that begins next is about."""
    if turn.message.choice is None and pieces.tells(turn.message.text):
        kept.wait(turn, text=turn.message.text)


def resume(turn: Turn) -> Picked | None:
    """What this turn picks of what was offered. The turn goes on with the sentence it is about, as
    if that had been understood."""
    if two_matters.resume(turn):
        return None
    about = doubt.about(turn, *OPEN, "place")
    if about is not None and goes_on(turn):
        return _petition(turn, about)
    value = picked(turn)
    if about is None or value is None:
        return None
    quiet = about["kind"] in ("answered", "offered")  # staff have nothing to review
    if value == SOMETHING_ELSE:
        return Picked("" if quiet else about["turn"], value, "denied")
    doubt.go_on(turn, about, value)
    if quiet:
        return None
    first = about["kind"] == "asked" and value == about["offered"][0]
    return Picked(about["turn"], value, "confirmed" if first else "corrected")


def picked(turn: Turn) -> str | None:
    """What this turn picks of what was offered, by a button or by words."""
    about = doubt.about(turn, *OPEN)
    return None if about is None else _picked(turn, about)


def goes_on(turn: Turn) -> bool:
    """Whether this turn goes on with what was told, and a petition begins."""
    about = doubt.about(turn, *OPEN, "place")
    if about is None:
        return False
    value = picked(turn)
    placed = value == "file_petition" and turn.message.choice is None
    return (value is None or placed) and _goes_on(turn, about)


def _goes_on(turn: Turn, about: Mapping[str, Any]) -> bool:
    """Whether the reply is no pick but more of what was told: where it is, or a further sentence.
    Then it was a petition."""
    message = turn.message
    if "file_petition" not in about["offered"] or about["kind"] == "answered":
        return False
    if message.choice is not None or message.command is not None or turn.result is not None:
        return False
    if not prefill.hint(about["text"]) or command(message.text) is not None:
        return False
    if wishes.find(message.text) is not None or _DENIES.match(message.text):
        return False
    if about["kind"] == "place":
        return _happened(message)
    asked = about["kind"] == "asked" and about["offered"][0] == "file_petition"
    offered = about["kind"] == "offered"
    if addresses.only(message.text) is not None:
        return asked or offered or pieces.tells(about["text"])
    if offered:
        early = pieces.early(message.text) and not pieces.is_small(message.text)
        return early and _is_further(message)
    if asked and addresses.is_all(message.text):
        return True  # a region, or what only the person knows: it is asked about there
    asked = asked and prefill.matter(about["text"]) is not None
    tells = pieces.tells(message.text) and prefill.matter(message.text) is not None
    return asked and tells and message.intent in _UNSURE


def _happened(message: Message) -> bool:
    """Whether it tells what happened where an address was all that was said."""
    if days.only(message.text, message.today) or addresses.only(message.text) is not None:
        return False
    named = message.entities.get(heard.INTENT, ("",))[0] in (heard.SERVICE, heard.TWO)
    told = pieces.early(message.text) and not pieces.is_small(message.text)
    return named or (told and prefill.matter(message.text) is not None and _is_further(message))


def _is_further(message: Message) -> bool:
    """Whether what was offered for a word may be gone on with: rules have found nothing else."""
    settled = message.confidence >= _SURE and message.intent not in _UNSURE
    return message.intent in _FURTHER and not settled


def _petition(turn: Turn, about: Mapping[str, Any]) -> Picked | None:
    """The petition begins with what was said first; a place is where it is, else it goes on."""
    reply, hidden = turn.message.text, turn.message.hidden
    doubt.go_on(turn, about, "file_petition")
    place, placed = addresses.only(reply), addresses.names_one(about["text"])
    if place is not None and not placed and prefill.matter(about["text"]):
        entities = {**turn.message.entities, "place": (place,)}
        turn.message = replace(turn.message, entities=entities)
    else:
        whole = f"{about['text']}\n{place or reply}"
        if about["kind"] == "place":  # what happened comes first
            whole = reply if addresses.names_one(reply) else f"{reply}\n{about['text']}"
        turn.message = replace(turn.message, text=whole, hidden=turn.message.hidden + hidden)
    if about["kind"] in ("offered", "place"):
        return None
    first = about["kind"] == "asked" and about["offered"][0] == "file_petition"
    return Picked(about["turn"], "file_petition", "confirmed" if first else "corrected")


def settle(turn: Turn, picked: Picked | None) -> None:
    """Tell staff what the sentence meant; say something if it was something else."""
    if picked is None or not picked.of:
        return
    meant = None if picked.value == SOMETHING_ELSE else picked.value
    turn.effect(RequestReview(of=picked.of, outcome=picked.outcome, chosen=meant))


def something_else(turn: Turn) -> None:
    """None of the readings was right."""
    count = doubt.number(turn, "count") + 1
    if count < _FEW:
        turn.say("unsure.other", offers("talk_to_human", "help"), **turn.desk())
    else:
        _apologise(turn, count, offers(*OFFERED[:2]))
    _leave_word(turn, count)
    doubt.store(turn, None, count=count)


def _apologise(turn: Turn, count: int, readings: Sequence[Choice]) -> list[str]:
    """The values of what was offered."""
    person = offers("talk_to_human")
    choices = (*readings, *person) if count < _FEW else (*person, *readings)
    if count < _FEW:
        turn.say("fallback.readings", choices)
    elif count == _FEW:
        told = {"reach": reach.told(turn), "when": office_hours.told(turn)}
        turn.say("fallback.noted", choices, **told, **turn.desk())
    elif count % 2:
        turn.say("fallback.again", choices)
    else:
        turn.say("fallback.person", choices, **turn.desk())
    return [choice.value for choice in choices]


def _leave_word(turn: Turn, count: int) -> None:
    """Once in a row of failures, in the turn that says so: `fallback.noted`."""
    if count == _FEW:
        turn.effect(HandOff(reason="failures"))


def _picked(turn: Turn, about: Mapping[str, Any]) -> str | None:
    message, asked = turn.message, about["kind"] in ("asked", "offered")
    if message.choice is not None:
        known = (*about["offered"], SOMETHING_ELSE) if asked else about["offered"]
        picked = message.choice in known and not ask_faq.is_choice(message.choice)
        return message.choice if picked else None
    offered = [one for one in about["offered"] if not ask_faq.is_choice(one)]
    if (place := ordinals.of(message.text)) is not None:
        return str(offered[place]) if place < len(offered) == len(about["offered"]) else None
    word = command(message.text)
    said = (word, message.intent)
    if asked and ("affirm" in said or agreeing.agrees(message.text)):
        return str(about["offered"][0])
    if word == "affirm" and about["kind"] == "fallback" and about["offered"]:
        first = about["offered"][0]
        return None if ask_faq.is_choice(first) or first in LAST else str(first)
    return SOMETHING_ELSE if "deny" in said and about["kind"] != "answered" else None


def _readings(turn: Turn, nearest: Sequence[Mapping[str, Any]]) -> tuple[Choice, ...]:
    entries = _near(nearest)
    # Entries stand where the search for them would be offered.
    apart = {"talk_to_human", "ask_faq"} if entries else {"talk_to_human"}
    named = [name for name in _ranked(turn) if name not in apart]
    if not telling.is_question(turn.message.text):
        named = ["file_petition", *(name for name in named if name != "file_petition")]
    late = [name for name in named if name in LAST][:1]
    named = [name for name in named if name not in LAST]
    named += [name for name in OFFERED if name not in named]
    named = [*named[: NEAREST - len(late)], *late]
    return (*ask_faq.entries(turn.message.text, entries), *offers(*named))[:NEAREST]


def _near(nearest: Sequence[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    return [one for one in nearest if one["confidence"] >= _NEARER]


def _ranked(turn: Turn) -> list[str]:
    known = _named()
    return [name for name in turn.message.ranking if name in known]


def _named() -> frozenset[str]:
    return NAMED | guidance.entries().keys()
