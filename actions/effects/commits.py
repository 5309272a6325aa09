"""What a journey wants done: the gateway does it with the commit of the turn, once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from actions.effects.shape import Shape, null


@dataclass(frozen=True, kw_only=True)
class Person(Shape):
    """Who applies, by placeholders."""

    name: str | None = None
    phone: str | None = None
    email: str | None = None


@dataclass(frozen=True, kw_only=True)
class ConsentGiven(Shape):
    """Which text was agreed to, and when (an ISO time)."""

    version: str
    at: str


@dataclass(frozen=True, kw_only=True)
class ConfirmedDraft(Shape):
    """What was confirmed, with placeholders for personal data and files."""

    title: str
    body: str
    attributes: Mapping[str, Any] = field(default_factory=dict)
    """Question code → answer."""
    applicant: Person | None
    consent: ConsentGiven
    attachments: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Submit(Shape):
    """A confirmed draft is filed, once under its `key`."""

    type: Literal["submit"] = "submit"
    capability: str
    portal: str | None = None
    """None: the draft was begun before there were several."""
    service: str
    key: str
    draft: ConfirmedDraft


@dataclass(frozen=True, kw_only=True)
class Notify(Shape):
    """Notices are wanted or not; `contact` is where they go from now on."""

    type: Literal["notify"] = "notify"
    on: bool
    contact: str | None = None


@dataclass(frozen=True, kw_only=True)
class SetLocale(Shape):
    """The conversation goes on in this language, from this turn's answer on."""

    type: Literal["locale"] = "locale"
    locale: str


@dataclass(frozen=True, kw_only=True)
class KeepFiles(Shape):
    """Whether the person agrees that files are kept for more than an hour."""

    type: Literal["consent"] = "consent"
    given: bool


@dataclass(frozen=True, kw_only=True)
class DropFiles(Shape):
    """Files that no draft needs any more, by their placeholders."""

    type: Literal["drop_files"] = "drop_files"
    files: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class RateAnswer(Shape):
    """Whether the entry was of use for the question."""

    type: Literal["rate_faq"] = "rate_faq"
    entry: str
    good: bool
    question: str = ""


@dataclass(frozen=True, kw_only=True)
class RequestReview(Shape):
    """Staff should look at a message: this turn's, or what the turn `of` turned out to mean."""

    type: Literal["review"] = "review"
    outcome: str
    of: str | None = None
    chosen: str | None = field(default_factory=null)
    """An intent or an entry."""


@dataclass(frozen=True, kw_only=True)
class HandOff(Shape):
    """Staff are told; `reach` is the placeholder of a number or address that was left."""

    type: Literal["handoff"] = "handoff"
    reason: str
    reach: str | None = None


@dataclass(frozen=True, kw_only=True)
class Erase(Shape):
    """Everything about the person is erased."""

    type: Literal["erase"] = "erase"


Commit = (
    Submit | Notify | SetLocale | KeepFiles | DropFiles | RateAnswer | RequestReview | HandOff
    | Erase
)  # fmt: skip
