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
from actions.reading.commands import command

OFFERS = frozenset({"after.address", "after.add", "after.still_broken", "after.still_broken.open"})
"""What offers a new petition: a yes to it begins one."""


def settled(message: Message, case: Mapping[str, Any] | None, said: str | None) -> Message | None:
    """The message as one about `case`; None when it is about something else. `said` is the key of
    what was said last."""
    if case is None:
        return None
    word = command(message.text)
    if message.choice == filed.AGAIN or (word == "affirm" and said in OFFERS):
        return _petition(message, filed.story(case))
    if word == "affirm" and said is not None and said.startswith("after."):
        return _about(message, "thanks")
    if message.choice is not None or word not in (None, "cancel"):
        return None
    topic = about.about(message.text, str(case.get("title") or ""))
    if topic == "another":
        another = {**message.entities, "another": (message.text,)}
        return _petition(replace(message, entities=another), about.own(message.text))
    if topic is None and pointing.points(message.text):
        topic = "who"
    return None if topic is None else _about(message, topic)


def _about(message: Message, topic: Topic) -> Message:
    about = {**message.entities, "about": (topic,)}
    return replace(message, intent=filed.INTENT, entities=about, confidence=1.0)


def _petition(message: Message, text: str) -> Message:
    """The wish is nobody's matter: the petition begins with `text`."""
    return replace(message, text=text, intent="file_petition", choice=None, confidence=1.0)
