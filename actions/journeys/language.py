"""Another language."""

from __future__ import annotations

import re

from actions.base.folded import folded
from actions.dialogue.draft import Draft
from actions.dialogue.journey import Given, Journey
from actions.dialogue.question import Question
from actions.dialogue.readings import Answer
from actions.dialogue.say import Choice, Value, key, language
from actions.dialogue.turn import Turn
from actions.effects.commits import SetLocale
from locales import LANGUAGES
from locales.asking import names

_OTHERS = re.compile(
    r"일본어|중국어|베트남어|몽골어|태국어|러시아어|스페인어|프랑스어|독일어|우즈베크어|네팔어|"
    r"japanese|chinese|vietnamese|mongolian|thai|russian|spanish|french|german|uzbek|nepali|"
    r"日本語|中文|tiếng việt|русск",
    re.IGNORECASE,
)


_CANNOT = re.compile(r"못|몰라|모르|모릅|\b(?:can.?t|cannot|can not|don.?t|dont|do not)\b")


def wanted(text: str) -> str | None:
    """The one language that `text` names, if we speak it; the other, where it says that somebody
    does not."""
    said = folded(text)
    named = [one.tag for one in LANGUAGES.choices if any(folded(n) in said for n in names(one))]
    if len(named) == 1 and _CANNOT.search(said):
        named = list(LANGUAGES.beside(named[0]))
    return named[0] if len(named) == 1 else None


def only(turn: Turn) -> str | None:
    """What else there is, where it is one language and nothing needs to be asked."""
    beside = LANGUAGES.beside(turn.locale)
    return beside[0] if len(beside) == 1 else None


def switch(turn: Turn, locale: str) -> None:
    turn.effect(SetLocale(locale=locale))
    turn.say("language.changed")


async def begin(turn: Turn) -> Draft | None:
    locale = wanted(turn.message.text)
    if locale is not None:
        switch(turn, locale)
        return None
    if _OTHERS.search(turn.message.text):
        turn.say("language.two_only", languages=_all(LANGUAGES.offered))
    return Draft("language", step="language")


async def question(turn: Turn, _draft: Draft) -> Question:
    tags = (*LANGUAGES.beside(turn.locale), turn.locale)
    choices = tuple(Choice(tag, LANGUAGES[tag].name) for tag in tags if tag in LANGUAGES.offered)
    return Question("language", "choice", "ask.language", choices=choices)


async def take(turn: Turn, draft: Draft, given: Given) -> Draft | None:
    if isinstance(given, Answer):
        switch(turn, given.value)
        return None
    return draft


LANGUAGE = Journey(begin, question, take)


def _all(tags: tuple[str, ...]) -> Value:
    """A, B and C."""
    joined, *more = map(language, tags)
    for place, one in enumerate(more, start=1):
        name = "system.masked.pair" if place == len(more) else "system.masked.comma"
        joined = key(name, first=joined, second=one)
    return joined
