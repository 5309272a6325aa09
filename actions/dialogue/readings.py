"""What a reply can mean: one class each."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from actions.dialogue.say import Value
from actions.dialogue.wish_names import Name

Topic = Literal[
    "days", "fee", "who", "contact", "anonymous", "privacy", "share", "photo", "next", "status",
    "change",
]  # fmt: skip


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
class Location:
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
class OtherLanguage:
    """It is in a language that is not spoken here, or asks for one: no answer to anything."""


@dataclass(frozen=True)
class Faq:
    topic: Topic | None


@dataclass(frozen=True)
class Sos:
    """Somebody may be in danger; `then` is what the same text is besides. `sure` is what words say;
    what only the classifier takes for it brings the numbers and tells nobody."""

    then: Answer | More | Bad | None
    sure: bool = True


@dataclass(frozen=True)
class Wanted:
    """Something else is wanted first; the open question waits."""

    wish: Name


@dataclass(frozen=True)
class Doubt:
    """A wish, or what was asked for: the person is asked which."""

    wish: Name


@dataclass(frozen=True)
class Swap:
    """Words of the text that are to go, and those that stand there instead."""

    wrong: str
    right: str


@dataclass(frozen=True)
class Correct:
    """A part of the draft is wrong: `value` is what it should be, in the person's words, None where
    that was not said; `remove`: it is to be left out."""

    code: str
    value: str | None = None
    remove: bool = False
    also: tuple[Correct, ...] = ()
    """What the same sentence says of other parts."""
    whole: bool = False
    """The value is written as it is: what was said is put in already."""
    swap: Swap | None = None


@dataclass(frozen=True)
class Small:
    """A kind word, or that more will come: `key` is what is said to it, and nothing changes."""

    key: str


@dataclass(frozen=True)
class Bad:
    """Not an answer: `key` and `values` name the sentence that says why."""

    key: str
    values: Mapping[str, Value] = field(default_factory=dict)


Reading = (
    Answer | More | Files | Location | Done | Skip | GoBack | Cancel | StartOver | Human | Help
    | Repeat | Language | OtherLanguage | Faq | Sos | Wanted | Doubt | Correct | Small
    | Bad
)  # fmt: skip
