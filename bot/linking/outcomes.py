"""What the commit of a turn does after a right code or number."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Join:
    """The contact of the turn joins the conversation of the contact `target`."""

    target: str


@dataclass(frozen=True)
class ConfirmContact:
    """The person has proven to own the address of the contact `target`."""

    target: str


@dataclass(frozen=True)
class AnswerShown:
    """The answer of a case was shown: the one-time number for it is used up."""


Outcome = Join | ConfirmContact | AnswerShown
