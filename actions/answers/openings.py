"""What is offered for what somebody begins with: to tell an office or to ask, which of two matters
comes first, and a listening sentence for abuse."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from actions.adapters.errors import PortalError
from actions.adapters.protocol import PETITIONS, Service
from actions.answers import ask_faq, guidance
from actions.dialogue.say import Choice, Value, choice, i18n, key
from actions.dialogue.turn import Turn
from actions.effects.commits import RequestReview
from actions.journeys import doubt
from actions.journeys.filing import category, kept
from actions.journeys.services import ranking
from actions.reading.openings import heard, subjects, telling

TELL, ASK = "file_petition", "ask_faq"
WHICH = ("two:0", "two:1")
"""The choices of two matters."""
_BESIDE = frozenset(
    {
        "file_proposal", "request_information", "request_document", "report_budget_waste",
        "check_status", "object_to_decision", "find_service",
    }
)  # fmt: skip
"""What a matter that is told may be besides a petition."""
_SURELY = 0.9
"""Share of a service from which a word is about it, though an entry is near."""
_DOORS = 2
_QUOTED = 40
"""Characters of a matter that is quoted."""


async def run(turn: Turn) -> None:
    values = turn.message.entities.get(heard.INTENT, ())
    kind = values[0] if values else heard.PETITION
    if kind == heard.TWO:
        await ask_which(turn, heard.matters(values))
    elif kind == heard.ANGER:
        turn.say("opening.anger", _offers("talk_to_human"))
    elif kind == heard.QUESTION:
        doubt.search(turn, "opening")
    elif kind == heard.PLACE:
        _place(turn, str(values[1]))
    elif kind == heard.PETITION:
        offer(turn, "opening.petition", (TELL, "check_status", ASK))
    else:
        await _subject(turn, str(values[1]))


def offer(turn: Turn, name: str, offered: Sequence[str], /, **values: Value) -> None:
    """Ask what is wanted of this sentence; the first of `offered` is what a yes means."""
    _offer(turn, name, _offers(*offered), **values)


def _offer(turn: Turn, name: str, choices: Sequence[Choice], /, **values: Value) -> None:
    turn.say(name, choices, **values)
    if turn.message.choice is None:
        kept.wait(turn, text=turn.message.text)
    doubt.store(turn, _sentence(turn, [one.value for one in choices]), count=0, asked=0)


async def by_meaning(turn: Turn, entries: Sequence[Choice]) -> bool:
    """Whether a word or two that no table knows are plainly about a service: it is offered, beside
    it the `entries` that may answer."""
    text = turn.message.text
    if turn.message.choice is not None or not subjects.is_short(text):
        return False
    service = await _meant(turn, text, least=_SURELY if entries else 0.0)
    if service is None:
        return False
    tell, ask = _offers(TELL, ASK)
    _offer(turn, "opening.service", (tell, *entries, ask), service=i18n(service.title))
    return True


def searched(turn: Turn, result: Mapping[str, Any]) -> None:
    """A word that somebody asks with has no answer: the nearest, or what they want to know."""
    if result.get("nearest"):
        ask_faq.tell_nearest(turn, result)
    else:
        offer(turn, "opening.question", (ASK, TELL), word=turn.message.text)


async def told(turn: Turn) -> bool:
    """Whether what nobody is sure of tells of a matter: then a petition is offered first, beside it
    what else it may be, and the text waits for it."""
    message = turn.message
    if message.choice is not None or not telling.tells(message.text):
        return False
    await _matter(turn)
    return True


async def _matter(turn: Turn) -> None:
    policy = telling.wishes_policy(turn.message.text)
    beside = ["file_proposal"] if policy else []
    if telling.is_question(turn.message.text):
        beside.append(ASK)
    beside += [name for name in turn.message.ranking if name in _BESIDE and name not in beside]
    offered = (TELL, *beside[:_DOORS], "talk_to_human")
    service = None if policy else await _meant(turn, turn.message.text)
    if service is not None:
        offer(turn, "opening.matter.service", offered, service=i18n(service.title))
    else:
        offer(turn, "opening.policy" if policy else "opening.matter", offered)


async def at_length(turn: Turn) -> bool:
    """Whether what found no answer is long enough to be a matter all the same."""
    text = turn.message.text
    if turn.message.choice is not None or not telling.is_long(text) or telling.is_for_us(text):
        return False
    if telling.is_question(text) and telling.sentences(text) == 1:
        turn.say("faq.elsewhere", _offers(TELL, "talk_to_human"), **turn.desk())
        kept.wait(turn, text=text)
        doubt.store(turn, _sentence(turn, (TELL, "talk_to_human")), count=0, asked=0)
        turn.effect(RequestReview(outcome="fallback"))
        return True
    await _matter(turn)
    return True


async def _subject(turn: Turn, code: str) -> None:
    text = turn.message.text
    service = None if subjects.is_short(text) else await _meant(turn, text)
    service = service or await _service(turn, code)
    if service is None:
        offer(turn, "opening.word", (TELL, ASK), word=turn.message.text)
    else:
        offer(turn, "opening.service", (TELL, ASK), service=i18n(service.title))


def _place(turn: Turn, place: str) -> None:
    """An address alone: it is kept, and what happened there is asked."""
    turn.say("opening.place", place=place)
    kept.wait(turn, place=place)
    doubt.store(turn, {**_sentence(turn, (TELL,)), "kind": "place"}, count=0, asked=0)


async def ask_which(turn: Turn, matters: Sequence[tuple[str, str, bool]]) -> None:
    """Which of two matters comes first. Of each its text, its kind, and whether that is a
    service."""
    labels = [await _label(turn, *matter) for matter in matters]
    turn.say("opening.two", which(labels), first=labels[0], second=labels[1])
    about = _sentence(turn, WHICH)
    kept.wait(turn, text=turn.message.text)
    matters = [(t if k != TELL else "", k, s) for t, k, s in matters]  # a bare wish tells nothing
    both = [
        {"text": text, "intent": TELL if service else kind or TELL}
        for text, kind, service in matters
    ]
    labelled = [{**one, "label": label} for one, label in zip(both, labels, strict=True)]
    doubt.store(turn, {**about, "kind": "two", "matters": labelled}, count=0, asked=0)


def which(labels: Iterable[Value]) -> tuple[Choice, ...]:
    """The two matters as choices, by what they are called."""
    return tuple(Choice(value, label) for value, label in zip(WHICH, labels, strict=True))


async def _label(turn: Turn, text: str, kind: str, is_service: bool) -> Value:
    service = await _meant(turn, text) if is_service else None
    service = service or (await _service(turn, kind) if is_service else None)
    service = service or (await _named(turn, text) if not kind else None)
    if service is not None:
        return i18n(service.title)
    if kind and not is_service:
        return key(guidance.label(kind))
    return text if len(text) <= _QUOTED else f"{text[: _QUOTED - 1]}…"


async def _service(turn: Turn, code: str) -> Service | None:
    """The service of this code, where the portal has one and answers."""
    try:
        services = await turn.surroundings.services.list(PETITIONS)
    except PortalError:
        return None
    return ranking.of_code(services, code)


async def _meant(turn: Turn, text: str, least: float = 0.0) -> Service | None:
    """The service that a text is plainly about, with a share of `least`, and not the one for the
    rest."""
    try:
        found = await ranking.ranked(turn, text)
    except PortalError:
        return None
    if found.leader is None or ranking.is_rest(found.leader) or found.rows[0][1] < least:
        return None
    return found.leader


async def _named(turn: Turn, text: str) -> Service | None:
    try:
        return await category.named(turn, text)
    except PortalError:
        return None


def _sentence(turn: Turn, offered: Sequence[str]) -> dict[str, object]:
    about = doubt.sentence(turn, "offered", offered)
    about["entities"].pop(heard.INTENT, None)
    return about


def _offers(*names: str) -> tuple[Choice, ...]:
    own = {TELL: "opening.choice.tell", ASK: "opening.choice.ask"}
    return tuple(
        choice(name, own[name]) if name in own else Choice(name, key(guidance.label(name)))
        for name in names
    )
