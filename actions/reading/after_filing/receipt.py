"""What a text with nothing open says of a case that was filed less than a day ago."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from actions.dialogue import filed
from actions.dialogue.message import Message
from actions.reading import pointing
from actions.reading.after_filing import about
from actions.reading.after_filing.topics import Topic
from actions.reading.asides import person
from actions.reading.commands import command

OFFERS = frozenset({"after.address", "after.add", "after.still_broken", "after.still_broken.open"})
"""What offers a new petition: a yes to it begins one."""

_SOON = frozenset({"address", "add", "who", "when", "pin", "cancel"})
"""Topics that nobody can do anything about before it has a number."""


def settled(message: Message, case: Mapping[str, Any] | None, last: str | None) -> Message | None:
    """The message as one about `case`; None when it is about something else. `last` is the key of
    what was said last."""
    if case is None:
        return None
    word = command(message.text)
    if message.choice == filed.AGAIN or (word == "affirm" and last in OFFERS):
        return _petition(message, filed.story(case))
    if word == "affirm" and last is not None and last.startswith("after."):
        return _about(message, "thanks")
    if message.choice is not None or word not in (None, "cancel"):
        return None
    topic = about.about(message.text, str(case.get("title") or ""))
    if topic == "another":
        return _another(message)
    if topic is None and (said := person.said(message.text)) and said.wish != "hide":
        topic = "address"  # a name that stands in it, or does not: only the office can change it
    if topic is None and pointing.points(message.text):
        topic = "who"
    return None if topic is None else _about(message, topic)


def soon(message: Message) -> Message | None:
    """The message as one about the petition that is being filed; None when it is about another."""
    if message.choice is not None or command(message.text) not in (None, "cancel"):
        return None
    topic = about.about(message.text)
    if topic == "another":
        return _another(message)
    return _about(message, topic) if topic in _SOON else None


def _about(message: Message, topic: Topic) -> Message:
    about = {**message.entities, "about": (topic,)}
    return replace(message, intent=filed.INTENT, entities=about, confidence=1.0)


def _another(message: Message) -> Message:
    another = {**message.entities, "another": (message.text,)}
    return _petition(replace(message, entities=another), about.own(message.text))


def _petition(message: Message, text: str) -> Message:
    """The wish is nobody's matter: the petition begins with `text`."""
    return replace(message, text=text, intent="file_petition", choice=None, confidence=1.0)
