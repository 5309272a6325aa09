"""What a text with nothing open says of a case that was filed less than a day ago."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from actions.dialogue import filed
from actions.dialogue.message import Message
from actions.reading import pointing, topics
from actions.reading.after_filing import about
from actions.reading.after_filing.topics import Topic
from actions.reading.asides import person
from actions.reading.commands import command
from actions.reading.openings import referring

OFFERS = frozenset({"after.address", "after.add", "after.still_broken", "after.still_broken.open"})
"""What offers a new petition: a yes to it begins one."""

_CLOSED = frozenset({"who", "add", "address"})
"""What may still be said of a case that is closed."""
_ASKED: Mapping[str, Topic] = {"days": "when", "status": "when", "change": "address"}
_SLOW = re.compile(
    r"^(?:근데\s*|그거\s*|이거\s*|아니\s*)*왜\s*(?:이렇게|이리|이케|케|그렇게)?\s*(?:오래|늦|느리|안\s*(?:와|오|나와|끝))|"
    r"(?:접수|처리|전달)\S*\s*(?:됐|되었|된|잘)\S*\s*(?:나요|어요|죠|건가요|거죠)\?*$|"
    r"^(?:and |but |so )*(?:why|what).{0,20}\b(?:slow|so long|taking|delay\w*|late)\b|"
    r"^(?:and |so )*(?:did|has|is|was) (?:it|that|my \w+) (?:go|gone|been|get|got|sent|"
    r"arrived?|filed|received|done)\b",
    re.IGNORECASE,
)
"""What is asked of a case where it goes too slowly, or perhaps nowhere."""
_OF_ANY = frozenset({"fee", "anonymous", "privacy"})
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
    topic = topic or _pointed(message.text)
    if topic is None or (case.get("closed") and topic not in _CLOSED):
        return None
    return None if case.get("shown") and topic == "thanks" else _about(message, topic)


def _pointed(text: str) -> Topic | None:
    """What a question asks of the case that only points at it; what is told of any petition is told
    elsewhere."""
    if pointing.points(text):
        return "who"
    if _SLOW.search(text):
        return "when"
    if not referring.refers(text):
        return None
    asked = topics.topic(text)
    return None if asked in _OF_ANY else _ASKED.get(asked or "", "who")


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
