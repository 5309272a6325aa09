"""What a reply can mean: one class each."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from actions.say import Value
from actions.topics import Topic


@dataclass(frozen=True)
class Answer:
    value: Any


@dataclass(frozen=True)
class More:
    """A further part of a story."""

    text: str


@dataclass(frozen=True)
class Files:
    """Files were sent, asked for or not: their placeholders."""

    names: tuple[str, ...]


@dataclass(frozen=True)
class Spot:
    """A location was sent where none was asked for: its placeholder."""

    name: str


@dataclass(frozen=True)
class Done:
    """A story is finished, or all files are sent."""


@dataclass(frozen=True)
class Skip:
    pass


@dataclass(frozen=True)
class GoBack:
    pass


@dataclass(frozen=True)
class Cancel:
    pass


@dataclass(frozen=True)
class StartOver:
    pass


@dataclass(frozen=True)
class Human:
    pass


@dataclass(frozen=True)
class Help:
    pass


@dataclass(frozen=True)
class Repeat:
    pass


@dataclass(frozen=True)
class Language:
    """`locale` is None when the person did not say which."""

    locale: str | None


@dataclass(frozen=True)
class Faq:
    topic: Topic | None


@dataclass(frozen=True)
class Sos:
    """Somebody may be in danger. What was typed stays the answer where it can be one."""

    then: Answer | More | None


@dataclass(frozen=True)
class Bad:
    """Not an answer: `key` and `values` name the sentence that says why."""

    key: str
    values: Mapping[str, Value] = field(default_factory=dict)


Reading = (
    Answer | More | Files | Spot | Done | Skip | GoBack | Cancel | StartOver | Human | Help | Repeat
    | Language | Faq | Sos | Bad
)  # fmt: skip
