"""Notices about one's cases: on or off."""

from __future__ import annotations

import re

from actions.draft import Draft
from actions.journey_type import Given, Journey
from actions.question import Question
from actions.readings import Answer
from actions.say import choice
from actions.turn import Turn

_OFF = re.compile(
    r"꺼|끄|끊|그만|중지|안\s*받|받지\s*않|거부|해지|해제|보내지\s*마|필요\s*없|싫|"
    r"\b(off|stop|disable|mute|unsubscribe|don'?t|do not|no more|cancel)\b",
    re.IGNORECASE,
)
_ON = re.compile(
    r"켜|켤|받고|받을|받아|받게|알려|다시\s*보내|보내\s*(줘|주)|"
    r"\b(on|enable|subscribe|start|resume|notify|want|get|receive|unmute)\b",
    re.IGNORECASE,
)


def wanted(text: str) -> bool | None:
    """Whether `text` wants notices; None when it does not say."""
    if _OFF.search(text):
        return False
    return True if _ON.search(text) else None


def _set(turn: Turn, on: bool) -> None:
    turn.say("notify.on" if on else "notify.off")
    turn.effect("notify", on=on)


async def begin(turn: Turn) -> Draft | None:
    on = wanted(turn.message.text)
    if on is not None:
        _set(turn, on)
        return None
    return Draft("manage_notifications", step="notify")


async def question(turn: Turn, _draft: Draft) -> Question:
    now_on = bool(turn.metadata.get("notify", True))
    codes = ("off", "on") if now_on else ("on", "off")
    choices = tuple(choice(code, f"choice.notify.{code}") for code in codes)
    name = "ask.notify.is_on" if now_on else "ask.notify.is_off"
    return Question("notify", "choice", name, choices=choices)


async def take(turn: Turn, draft: Draft, given: Given) -> Draft | None:
    if isinstance(given, Answer):
        _set(turn, given.value == "on")
        return None
    return draft


NOTIFICATIONS = Journey(begin, question, take)
