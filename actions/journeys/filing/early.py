"""What is put right before it is known which service a petition is for, and so which rows it has:
kept in the notes, and put into its row once a service is chosen.

`notes["place"]` is where it is, `notes["unplaced"]` that what the story says of it is wrong,
`notes["since"]` the day with its words and the sentence that named it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from actions.dialogue.draft import Draft
from actions.dialogue.question import Part
from actions.dialogue.readings import Correct
from actions.dialogue.say import date_, key
from actions.dialogue.turn import Turn
from actions.journeys.filing import questions, understood
from actions.reading import addresses, parts, when
from actions.reading.places import merging

PLACE, SINCE = "early.place", "early.since"
"""The codes of rows that are not there yet."""
_TYPES: Mapping[str, str] = {PLACE: "place", SINCE: "date"}


def parts_of(draft: Draft) -> dict[str, Part]:
    """What may be put right where the service is asked for."""
    if draft.service is not None or draft.step != "category":
        return {}
    held = {PLACE: _place(draft), SINCE: str((draft.notes.get("since") or {}).get("words") or "")}
    return {
        code: Part(type_, parts.words(code, type_), held[code]) for code, type_ in _TYPES.items()
    }


def is_early(draft: Draft, code: str) -> bool:
    return code in _TYPES and draft.service is None


def apply(turn: Turn, draft: Draft, wanted: Correct) -> Draft:
    """The draft with what is put right, which is said."""
    value = None if wanted.remove else wanted.value
    if wanted.code == SINCE:
        return _dated(turn, draft, value)
    place = None if value is None else _merged(draft, value, whole=wanted.whole)
    held = _place(draft)
    moved = [held] if held and held != place else []
    draft = draft.noting(place=place, unplaced=place is None, moved=moved)
    label = key("label.place")
    if place is None:
        turn.say("removed" if held else "removed.nothing", label=label)
    else:
        turn.say("changed" if held else "noted", label=label, value=place)
    return draft


def _dated(turn: Turn, draft: Draft, value: str | None) -> Draft:
    held, label = draft.notes.get("since"), key("label.since")
    if value is None:
        turn.say("removed" if held else "removed.nothing", label=label)
        return draft.noting(since=None)
    found = when.answer(value, turn.message.today, past=True)
    if found is None or found.day is None or not found.sure:
        turn.say("bad.date")
        return draft
    day = found.day.isoformat()
    turn.say("changed" if held else "noted", label=label, value=date_(day))
    return draft.noting(since={"day": day, "words": found.words, "said": turn.message.text})


def _place(draft: Draft) -> str:
    """Where it is, as far as it is known."""
    story = questions.written(draft)
    return str(draft.notes.get("place") or understood.where(draft, story) or "")


def _merged(draft: Draft, value: str, *, whole: bool) -> str:
    held = _place(draft)
    if whole:
        return value
    if held and merging.is_detail(value):
        return merging.merged(held, value)
    found = addresses.answer(value)
    return value if found is None else found.text


def settled(draft: Draft) -> Draft:
    """The draft, of which the service is known now, with the day in its row; where there is none,
    in the text."""
    told: Mapping[str, Any] = draft.notes.get("since") or {}
    if not told:
        return draft
    draft = draft.noting(since=None)
    code = next(iter(draft.codes_of("date")), None)
    if code is not None:
        return understood.worded(draft.with_answer(code, told["day"]), code, told["words"])
    story = questions.written(draft)
    return replace(draft, answers={**draft.answers, "content": f"{story}\n{told['said']}"})
