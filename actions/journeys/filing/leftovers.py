"""Files that no draft needs any more: the gateway is told to drop them, whichever way their draft
went; and a draft goes on without those that the gateway has not kept."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from actions.base import placeholders
from actions.dialogue.draft import Draft
from actions.dialogue.turn import Turn
from actions.effects.commits import DropFiles
from actions.journeys.filing import files as petition_files
from actions.journeys.filing import kept


def forget(turn: Turn) -> None:
    """Before anything else: what is stored of the person's draft, without the files that are gone.
    The person has been told."""
    gone = turn.files_gone
    if not gone:
        return
    draft = turn.draft()
    if draft is not None:
        turn.slots["draft"] = _without(draft, gone).as_json()
    kept.without_files(turn, gone)


def sweep(turn: Turn) -> None:
    """After everything else: files that came, or that a draft had, and that nothing has now."""
    if turn.erased:
        return
    before = [turn.stored.get("draft"), turn.stored.get("kept"), turn.message.text]
    needed = [turn.slot("draft"), turn.slot("kept")]
    unused = [name for name in _names(before) if name not in {*_names(needed), *turn.files_gone}]
    _say(turn, unused)
    if unused:
        turn.effect(DropFiles(files=tuple(unused)))


def _say(turn: Turn, unused: list[str]) -> None:
    """What becomes of the files of a draft that the person has just left."""
    had = _names(turn.stored.get("draft"))
    if not had or turn.slot("draft") is not None or turn.result is not None:
        return
    if dropped := [name for name in had if name in unused]:
        turn.say("files.dropped", count=len(dropped))
    elif kept.lasts_an_hour(turn):
        turn.say("files.hour", count=len(had))


def _names(stored: Any) -> list[str]:
    return list(dict.fromkeys(placeholders.FILE.findall(str(stored))))


def _without(draft: Draft, gone: frozenset[str]) -> Draft:
    waiting: Mapping[str, Any] | None = draft.notes.get("paused")
    if waiting is not None:
        draft = draft.noting(paused=_without(Draft.of(waiting), gone).as_json())
    return petition_files.without(draft, gone)
