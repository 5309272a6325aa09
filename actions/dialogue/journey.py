"""A journey inside the form, as the functions that it consists of."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from actions.dialogue.draft import Draft
from actions.dialogue.question import Question
from actions.dialogue.readings import Answer, Correct, Done, Files, Location, More, Skip
from actions.dialogue.turn import Turn

Given = Answer | More | Done | Skip | Correct


@dataclass(frozen=True)
class Journey:
    """`begin` says what is to be said and returns the draft whose question is asked next, or None
    when nothing is open. `take` puts a reply into the draft in the same way. `question` is what the
    draft asks now; it raises PortalError when that needs a portal that is away. `reopen` takes an
    earlier answer back."""

    begin: Callable[[Turn], Awaitable[Draft | None]]
    question: Callable[[Turn, Draft], Awaitable[Question]]
    take: Callable[[Turn, Draft, Given], Awaitable[Draft | None]]
    reopen: Callable[[Draft, str], Draft] | None = None
    leave: Callable[[Turn, Draft], bool] | None = None
    """Called when the person stops; True when the draft was kept for later."""
    receive: Callable[[Turn, Draft, Files | Location], Draft] | None = None
    """Takes what was sent while another question is open; without it nothing is kept."""
    heard: Callable[[Turn, Draft, Question], Awaitable[str | None]] | None = None
    """The choice that words name which are none of its labels."""
    missed: Callable[[Turn, Draft], Draft | None] | None = None
    """After two replies that were no answer: what goes on without one; None where it cannot."""
