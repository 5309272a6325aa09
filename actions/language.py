"""Another language."""

from __future__ import annotations

import re

from actions.draft import Draft
from actions.journey_type import Given, Journey
from actions.question import Question
from actions.readings import Answer
from actions.say import choice
from actions.turn import Turn

_NAMES = {
    "en": re.compile(r"영어|영문|잉글리시|english", re.IGNORECASE),
    "ko": re.compile(r"한국어|한국말|한글|우리말|korean", re.IGNORECASE),
}
_OTHERS = re.compile(
    r"일본어|중국어|베트남어|몽골어|태국어|러시아어|스페인어|프랑스어|독일어|우즈베크어|네팔어|"
    r"japanese|chinese|vietnamese|mongolian|thai|russian|spanish|french|german|uzbek|nepali|"
    r"日本語|中文|tiếng việt|русск",
    re.IGNORECASE,
)


def wanted(text: str) -> str | None:
    """The one language that `text` names, if we speak it."""
    named = [locale for locale, pattern in _NAMES.items() if pattern.search(text)]
    return named[0] if len(named) == 1 else None


def switch(turn: Turn, locale: str) -> None:
    turn.effect("locale", locale=locale)
    turn.say("language.changed")


async def begin(turn: Turn) -> Draft | None:
    locale = wanted(turn.message.text)
    if locale is not None:
        switch(turn, locale)
        return None
    if _OTHERS.search(turn.message.text):
        turn.say("language.two_only")
    return Draft("language", step="language")


async def question(turn: Turn, _draft: Draft) -> Question:
    codes = ("en", "ko") if turn.locale == "ko" else ("ko", "en")
    choices = tuple(choice(code, f"choice.{code}") for code in codes)
    return Question("language", "choice", "ask.language", choices=choices)


async def take(turn: Turn, draft: Draft, given: Given) -> Draft | None:
    if isinstance(given, Answer):
        switch(turn, given.value)
        return None
    return draft


LANGUAGE = Journey(begin, question, take)
