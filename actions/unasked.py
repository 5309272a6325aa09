"""A file or a location that comes while nothing is open: what it is for is asked, and it waits."""

from __future__ import annotations

from actions import petition_kept as kept
from actions import sent
from actions.say import Choice, choice, key
from actions.turn import Turn


def take(turn: Turn) -> bool:
    """Answer a message that is nothing but files or a location. False if it is something else."""
    if turn.message.choice is not None:
        return False
    text = turn.message.text
    if names := sent.files(text):
        kept.wait(turn, files=names)
        choices = (choice("file_petition", "choice.file_petition"),)
        turn.say("files.what_for", choices, files=", ".join(names))
        return True
    spot = sent.spot(text)
    if spot is None:
        return False
    kept.wait(turn, place=spot)
    turn.say(
        "spot.what_for",
        (
            choice("file_petition", "choice.file_petition"),
            Choice(f"office:{spot}", key("choice.find_office")),
        ),
    )
    return True
