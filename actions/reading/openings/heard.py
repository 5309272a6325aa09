"""What somebody begins with, read by rules before the classifier's word counts: one or two words
that name a subject, "not A but B", two matters, abuse alone."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from actions.base.folded import folded
from actions.dialogue.message import Message
from actions.reading import addresses, wishes
from actions.reading.commands import command
from actions.reading.openings import anger, instead, kinds, rhetorical, subjects, telling, two
from actions.reading.openings.subjects import Subject
from actions.reading.replies import pieces

INTENT = "opening"
"""The entity of this name says what it is: SERVICE and its code, QUESTION or PETITION, TWO and for
each matter its text, kind and whether that is a service, ANGER, or PLACE and the place."""
SERVICE, QUESTION, PETITION = "service", "question", "petition"
TWO, ANGER, PLACE = "two", "anger", "place"
_SURE, _LIKELY = 0.75, 0.5
_ASKING = frozenset({"ask_faq", "explain_term", "find_service", "bot_challenge", "help"})
_FEW = 2
_REPLIES = frozenset({"affirm", "deny", "add_to_case", "rate_answer", "manage_notifications"})
"""What is said to something that was asked, or begins nothing that cannot be left."""
_LEAVING = frozenset({"goodbye", "cancel", "thank"})
_SMALL = _REPLIES | _LEAVING | {
    "greet", "repeat", "go_back", "start_over", "help", "bot_challenge",
    "show_my_data", "change_language",
}  # fmt: skip
_LOOSE = frozenset(
    {
        "nlu_fallback", "search_procurement", "request_information", "file_petition", "search_data",
        "file_business_document", "report_budget_waste", "request_document", "find_service",
        "view_asset_disclosure", "add_to_case", "ask_faq",
    }
)  # fmt: skip
_OTHER_WORDS = (
    r"how do you say|translat|put (?:this|it) in|\bmeans?\b|뭐라고\s*해|번역|"
    r"[어말]로\s*(?:된|쓰인|쓴|적힌|적은|나온)\s"
)
"""Of whoever wants a word in another language, and not ours, or tells of what is written in it."""
_NONE_OF = re.compile(
    r"^no (?!(?:i|it|that|we|you|he|she|they|not|this|please)\b)"
    r"[a-z]+ (?:to|from|in|at|on|of|for|here|anywhere|since)\b",
    re.IGNORECASE,
)
"""A no that begins a complaint, and denies nothing."""


def heard(message: Message) -> Message | None:
    """The message as what it begins with; None where it is something else."""
    found = (read(message) for read in _READINGS)
    return next((one for one in found if one is not None), None)


def _instead(message: Message) -> Message | None:
    meant = instead.meant(message.text)
    about = None if meant is None else kinds.read(meant)
    return None if about is None else _as(replace(message, text=str(meant)), about)


def _word(message: Message) -> Message | None:
    word = subjects.find(message.text)
    if word is not None:
        return _of_one(message, word)
    after_no = instead.corrected(message.text)
    word = subjects.find(after_no) if after_no else None
    return None if word is None else _of_one(replace(message, text=str(after_no)), word)


def _two(message: Message) -> Message | None:
    both = two.find(message.text)
    if both is None:
        return None
    return _opening(message, TWO, *(part for one in both for part in _parts(one)))


def _place(message: Message) -> Message | None:
    """An address alone: what happened there is to be told."""
    if message.intent == "find_service" and message.confidence >= _SURE:
        return None
    place = addresses.only(message.text)
    return None if place is None else _opening(message, PLACE, place)


def _anger(message: Message) -> Message | None:
    """Abuse alone, or a question that only shows anger; one that names a matter tells of it."""
    if anger.only(message.text):
        return _opening(message, ANGER)
    asks = message.intent in _ASKING and rhetorical.wants_no_answer(folded(message.text))
    return replace(message, intent="nlu_fallback") if asks and telling.tells(message.text) else None


def _records(message: Message) -> Message | None:
    files = message.intent == "file_petition" and message.confidence >= _SURE
    if message.intent in _LOOSE and not files and telling.wants_records(message.text):
        return replace(message, intent="request_information", confidence=1.0)
    return None


def _misheard(message: Message) -> Message | None:
    """What tells of a matter, and was taken for small talk or a setting with no word of it."""
    if message.intent not in _SMALL or wishes.find(message.text) is not None:
        return None
    if message.intent == "change_language":
        told = re.search(_OTHER_WORDS, message.text, re.IGNORECASE) is not None
    else:
        about = kinds.head(folded(message.text))
        told = about is not None and about.service
    told = told or (message.intent == "deny" and _NONE_OF.search(message.text) is not None)
    unsure = message.intent not in _REPLIES and message.confidence < _needed(message)
    return replace(message, intent="nlu_fallback") if told or unsure else None


_READINGS = (_instead, _word, _two, _anger, _place, _records, _misheard)
"""In this order: the first that hears something."""


def _needed(message: Message) -> float:
    """Confidence that it is small talk: who leaves with a word or two is believed sooner than with
    a sentence, and whoever greets so at once."""
    if command(message.text) is not None:
        return 0.0
    short, leaving = len(message.text.split()) <= _FEW, message.intent in _LEAVING
    if short:
        return _LIKELY if leaving else 0.0
    return _SURE if leaving else _LIKELY


def matters(values: Sequence[str]) -> list[tuple[str, str, bool]]:
    """Text, kind, and whether that is a service, of the matters in the entity of TWO."""
    return [(values[at], values[at + 1], values[at + 2] == SERVICE) for at in (1, 4)]


def _parts(one: two.Matter) -> tuple[str, str, str]:
    about = one.about
    if about is None:
        return one.text, "", "intent"
    return one.text, about.kind, SERVICE if about.service else "intent"


def _of_one(message: Message, word: Subject) -> Message | None:
    wished = any(wish in message.text.casefold() for wish in subjects.WISHES)
    if message.intent == "file_petition" and message.confidence >= _SURE and wished:
        return None
    if word.service:
        return _opening(message, SERVICE, word.kind)
    if word.kind == "ask_faq":
        sure = message.intent == "ask_faq" and message.confidence >= _SURE
        return None if sure else _opening(message, QUESTION)
    if word.kind == "file_petition":
        return _opening(message, PETITION)
    return replace(message, intent=word.kind, confidence=1.0)


def _as(message: Message, about: Subject) -> Message:
    """What was meant instead: it is begun where it is told or asked for, else offered."""
    if not about.service:
        return replace(message, intent=about.kind, confidence=1.0)
    if pieces.tells(message.text) or any(w in message.text.casefold() for w in subjects.WISHES):
        return replace(message, intent="file_petition", confidence=1.0)
    return _opening(message, SERVICE, about.kind)


def _opening(message: Message, *values: str) -> Message:
    return replace(
        message, intent=INTENT, entities={**message.entities, INTENT: values}, confidence=1.0
    )
