"""What a code or number that was right leads to, with the commit of its turn."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Join:
    """The contact goes on with the conversation of the contact `target`."""

    target: str


@dataclass(frozen=True)
class ConfirmContact:
    """The address of the contact `target` has proven itself."""

    target: str


@dataclass(frozen=True)
class AnswerShown:
    """The answer of a case was shown: its number counts no more."""


Outcome = Join | ConfirmContact | AnswerShown
