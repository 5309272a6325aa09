"""Places that a person has named in this conversation, in the slot `kept`: an answer for a region
is for whoever has named a place in it. The gateway knows which regions they are."""

from __future__ import annotations

import re

from actions.dialogue.turn import Turn
from actions.journeys.filing import kept
from actions.journeys.office import district

MOST = 3
"""Messages that are remembered, the newest first."""
LONGEST = 200
"""Characters of one; of a longer message only the names."""
_ENGLISH = re.compile(r"\b[A-Za-z]{2,12}[- ](?:gu|si|gun|do)\b", re.IGNORECASE)


def hear(turn: Turn) -> None:
    """Remember a message that names a place."""
    text, places = turn.message.text.strip(), list(turn.message.entities.get("place", ()))
    named = [*places, *filter(None, [district(text)]), *_ENGLISH.findall(text)]
    if turn.result is not None or not named:
        return
    said = text if len(text) <= LONGEST else " ".join(named)[:LONGEST]
    before = [one for one in kept.named(turn) if one != said]
    kept.remember_named(turn, [" ".join(said.split()), *before][:MOST])
