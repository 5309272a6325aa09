"""Agreement to what is kept and sent: given with the press that sends, or before, to this version
of the text."""

from __future__ import annotations

from dataclasses import replace

from actions.dialogue.draft import Draft
from actions.dialogue.turn import Turn
from actions.effects.commits import KeepFiles
from actions.journeys.filing import kept

VERSION = "2026-11"


def given(turn: Turn, draft: Draft) -> Draft:
    """The draft with the agreement that this turn gives; the next petition needs no other."""
    if draft.consent is not None:
        return draft
    stated = {"version": VERSION, "at": turn.now.isoformat()}
    kept.remember_consent(turn, stated)
    turn.effect(KeepFiles(given=True))
    return replace(draft, consent=stated)


def before(turn: Turn, draft: Draft) -> Draft:
    """The draft with what was agreed to for an earlier petition."""
    known = kept.consent(turn, VERSION)
    if known is None:
        return draft
    turn.effect(KeepFiles(given=True))
    return replace(draft, consent=known)
