"""A file, a location or a number that comes while nothing is open: what it is for is asked."""

from __future__ import annotations

from actions.answers import clarification
from actions.base import placeholders
from actions.dialogue.say import Choice, choice, key
from actions.dialogue.turn import Turn
from actions.journeys import doubt
from actions.journeys.filing import kept
from actions.reading import meant
from actions.reading.openings import days


def take(turn: Turn) -> bool:
    """Answer a message that is nothing but files, a location or a number that was masked. False if
    it is something else."""
    if turn.message.choice is not None:
        return False
    text = turn.message.text
    if names := placeholders.files(text):
        if again := [name for name in names if name in kept.waiting_files(turn)]:
            turn.say("files.same", files=", ".join(again))
        kept.wait(turn, files=names)
        choices = (choice("file_petition", "choice.file_petition"),)
        turn.say("files.what_for", choices, files=", ".join(names))
        return True
    location = placeholders.location(text)
    if location is None:
        return _number(turn) or _day(turn)
    kept.wait(turn, place=location)
    turn.say(
        "spot.what_for",
        (
            choice("file_petition", "choice.file_petition"),
            Choice(f"office:{location}", key("choice.find_office")),
        ),
    )
    return True


def _day(turn: Turn) -> bool:
    """When it was, of an address that was said before: it goes with what happened there."""
    about = doubt.about(turn, "place")
    if about is None or not days.only(turn.message.text, turn.message.today):
        return False
    doubt.store(turn, {**about, "text": f"{about['text']}\n{turn.message.text}"})
    turn.say("opening.place.day")
    return True


_ADDRESSES = {"phone": "number.phone", "email": "number.email"}


def _number(turn: Turn) -> bool:
    """Ask what a masked number that stands alone is for; until then it is used for nothing."""
    text = turn.message.text
    kind = meant.only_number(text)
    if kind is None:
        return False
    if kind not in _ADDRESSES:
        turn.say("number.other", clarification.offers(*clarification.OFFERED))
        return True
    mark = placeholders.of_kind(kind).findall(text)[0]
    notices = Choice(f"contact:use:{mark}", key("choice.number.notices"))
    person = choice("talk_to_human", "choice.number.person")
    nothing = choice("leave_it", "choice.number.nothing")
    turn.say(
        _ADDRESSES[kind], (notices, nothing) if kind == "email" else (person, notices, nothing)
    )
    return True
