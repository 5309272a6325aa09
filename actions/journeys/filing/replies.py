"""A reply to one question of a petition, put into the draft."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from actions.base import placeholders
from actions.dialogue.draft import Draft
from actions.dialogue.journey import Given
from actions.dialogue.question import Question
from actions.dialogue.readings import Answer, Skip
from actions.dialogue.turn import Turn
from actions.journeys.filing import files, questions, understood
from actions.journeys.services.ranking import REST
from actions.reading import addresses, when
from actions.reading.commands import plain
from actions.reading.places import merging, no_place, replied
from actions.reading.replies import options, pieces, refusals

_LINK = re.compile(r"^(?:이?[고구]요?|인데요?|이?예요|이에요|입니다)[\s,.]+|^[,.]\s+")
"""Between a place and what more is said."""
_SENTENCES = re.compile(r"^.*[.?!…]\s+", re.DOTALL)
"""Whole sentences before the one that names the place."""
_LEAD, _ENDING = 6, 4
"""Letters before and behind a place that are not of it."""


def put(turn: Turn, draft: Draft, given: Given) -> Draft:
    """The draft with the answer to its open question, which is said again where it was typed."""
    code = draft.step
    value = _value(draft, given)
    if code == "name" and value and (phone := placeholders.PHONE.search(turn.message.text)):
        return draft.with_answer(code, value).knowing("phone", phone[0])
    spec = draft.spec(code) or {}
    if spec.get("type") == "place":
        return _placed(draft, spec, value)
    if spec.get("type") == "date":
        said = when.answer(turn.message.text, turn.message.today, past=bool(spec.get("past")))
        words = None if said is None else said.words
        return understood.worded(draft.with_answer(code, value), code, words)
    return draft.with_answer(code, value)


def _placed(draft: Draft, spec: Mapping[str, Any], said: Any) -> Draft:
    """With the place; a part of one goes into what stood there, and for what is everywhere it is
    asked once whereabouts."""
    code, held = str(spec["code"]), draft.suggestions.get(spec["code"])
    around = draft.notes.get("around")
    words = no_place.everywhere(said) if isinstance(said, str) else None
    if words and not around and spec.get("required", True):
        return replace(draft.noting(around=words), attempts=0)
    place = _place(said)
    if held and isinstance(said, str) and merging.is_detail(said):
        place = merging.merged(str(held), said)
    if around and isinstance(said, str):
        known = not words and not refusals.skips(said)
        where = merging.plain(place)
        both = f"{around}, {where}" if str(around).isascii() else f"{where} {around}"
        place = both if known else around
    return understood.placed(draft.noting(around=None), code, place)


def _value(draft: Draft, given: Given) -> Any:
    if isinstance(given, Skip) or not isinstance(given, Answer):
        return None
    if given.value == "use" and draft.step in draft.suggestions:
        return draft.suggestions[draft.step]
    return given.value


def _place(said: Any) -> Any:
    """Without the particles around it, where it is understood."""
    found = addresses.answer(said) if isinstance(said, str) else None
    if found is None or found.vague:
        return replied.trimmed(said) if isinstance(said, str) and not _is_kept(said) else said
    if found.wide:
        return found.text if addresses.is_all(said) else said
    before = said.partition(found.text)[0]
    said = _SENTENCES.sub("", before) + said[len(before) :]
    before, _, after = said.partition(found.text)
    whole = len(plain(before)) <= _LEAD and len(plain(after)) <= _ENDING
    whole = whole and replied.only_leads(before)
    return found.text if whole or says_more(said) else replied.trimmed(said)


def _is_kept(said: str) -> bool:
    """Whether it is a pin on a map, or that it is not known, or that there is none."""
    unknown = refusals.skips(said) or no_place.nowhere(said)
    return unknown or placeholders.location(said) is not None


def says_more(said: Any) -> bool:
    """Whether an answer tells something besides the place that it names: "파리공원이고요 지난주부터
    그래요"."""
    found = addresses.answer(said) if isinstance(said, str) else None
    if found is None or found.wide or found.vague:
        return False
    after = said.partition(found.text)[2]
    rest = _LINK.sub("", after)
    return rest != after and len(plain(rest)) > _ENDING and pieces.tells(f"{found.text} {rest}")


def option(draft: Draft, text: str, asked: Question) -> str | None:
    """The option of the open question that `text` names; for "I do not know" the one for the
    rest, if there is one."""
    spec = draft.spec(draft.step) or {}
    found = options.told(text, spec.get("options", ()))
    if found is not None:
        return found
    passed = pieces.passes(text) or draft.attempts
    return REST if passed and asked.required and asked.offers(REST) else None


def left(turn: Turn, draft: Draft) -> Draft | None:
    """The draft with a row that was opened as it was, at the read-back; None for a gap."""
    code, before = draft.step, draft.suggestions.get(draft.step)
    if code not in (*questions.codes(draft), "category"):
        return None
    if before is None and questions.next_step(draft) == code != "phone":
        return None
    turn.say("row.left", label=questions.heading(draft, code))
    turn.left = True
    if code in files.codes(draft):
        return files.settled(draft).at("confirm")
    if before is not None:
        draft = draft.with_answer(code, before)
    elif code == "phone":
        draft = draft.knowing(code, None)
    return draft.noting(story=None).at("confirm")
