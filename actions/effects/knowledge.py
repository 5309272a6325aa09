"""Results of the gateway's knowledge: answers and the meanings of words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from actions.effects.shape import I18n, Shape


@dataclass(frozen=True, kw_only=True)
class Source(Shape):
    title: I18n
    url: str


@dataclass(frozen=True, kw_only=True)
class EntryFacts(Shape):
    """An entry as journeys and callers get it."""

    id: str
    topic: str = ""
    agency: I18n = field(default_factory=dict)
    area: str = ""
    title: I18n
    answer: I18n
    short: I18n
    source: Source
    verified: bool
    last_checked: str | None


@dataclass(frozen=True, kw_only=True)
class NearEntry(Shape):
    """An entry that may be meant."""

    id: str
    title: Mapping[str, str]
    confidence: float = 0.0


@dataclass(frozen=True, kw_only=True)
class Meaning(Shape):
    """`scope` is where the word means that."""

    term: str
    plain: str
    scope: str


@dataclass(frozen=True, kw_only=True)
class AnswerFound(Shape):
    """An entry, or the nearest ones; `full`: all of it was asked for."""

    type: Literal["faq"] = "faq"
    question: str
    entry: EntryFacts | None = None
    nearest: tuple[NearEntry, ...] | None = None
    full: bool | None = None


@dataclass(frozen=True, kw_only=True)
class TermFound(Shape):
    """Every meaning of a word; for one that is not known an answer that may be about it."""

    type: Literal["term"] = "term"
    question: str
    terms: tuple[Meaning, ...]
    entry: EntryFacts | None = None
    nearest: tuple[NearEntry, ...] | None = None


@dataclass(frozen=True, kw_only=True)
class AnswersDown(Shape):
    type: Literal["faq_down"] = "faq_down"
