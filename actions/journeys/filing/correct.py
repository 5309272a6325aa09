"""What the draft holds is corrected in plain words, whatever is asked: the new value is put in and
said again, or the part that is wrong is asked for."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from actions.adapters.errors import PortalError
from actions.adapters.protocol import Service
from actions.base.placeholders import PHONE
from actions.dialogue.draft import Draft
from actions.dialogue.question import Part
from actions.dialogue.readings import Correct
from actions.dialogue.say import Value, key
from actions.dialogue.turn import Turn
from actions.journeys.filing import category, early, edits, files, questions, understood
from actions.reading import addresses, parts, values, when
from actions.reading.corrections import swaps
from actions.reading.places import merging
from actions.reading.replies import assent, contacts, names, options

FILES = parts.OF_TYPE["file"]
"""What files are called where the service asks for none."""
_ON_SECOND_THOUGHTS = re.compile(r"^\s*(?:아니다|아니|아,?|아 참|참)[\s,]+(?=\S)")
"""What stands before a place that is put right and is not of it."""
_OPTIONAL = frozenset({"name", "phone"})


def of(draft: Draft) -> dict[str, Part]:
    """The parts of this draft: how each is called, and what it holds."""
    own = {code: _part(draft, code, draft.spec(code)) for code in questions.codes(draft)}
    return {**own, **early.parts_of(draft)}


def _part(draft: Draft, code: str, spec: Mapping[str, Any] | None) -> Part:
    type_ = str((spec or _OWN.get(code) or {"type": "file"})["type"])
    labels = (spec or {"label": {}})["label"]
    options_ = (spec or {}).get("options", ())
    return Part(
        type_,
        parts.words(code, type_, labels.values()),
        _given(draft, code, options_),
        tuple(label for one in options_ for label in one["label"].values()),
    )


def _given(draft: Draft, code: str, options_: Iterable[Mapping[str, Any]]) -> str:
    """What the part holds, in all words in which it may be named."""
    if code == "category" and draft.service is not None:
        return " ".join(draft.service["title"].values())
    given = draft.answers.get(code)
    if given is None and draft.step == code and code in draft.codes_of("place"):
        given = draft.suggestions.get(code)  # a part of it may be put right
    if not isinstance(given, str):
        return ""
    option = next((one for one in options_ if one["value"] == given), None)
    if option is not None:
        return " ".join(option["label"].values())
    words = (draft.notes.get("words") or {}).get(code)
    return f"{words} {given}" if words else given


_OWN: Mapping[str, Mapping[str, str]] = {
    "title": {"type": "text"},
    "content": {"type": "story"},
    "category": {"type": "category"},
    "name": {"type": "person"},
    "phone": {"type": "phone"},
}


async def apply(turn: Turn, draft: Draft, wanted: Correct) -> Draft | None:
    """The draft with what is corrected; None where it has to be asked for. Raises PortalError."""
    if wanted.swap is not None:
        draft = edits.swapped(turn, draft, wanted.swap)
        if wanted.code == "content":
            return await _about_now(turn, draft)
    if early.is_early(draft, wanted.code):
        return early.apply(turn, draft, wanted)
    if wanted.remove:
        return _without(turn, draft, [wanted.code, *(one.code for one in wanted.also)])
    if wanted.also:
        return _contact(turn, draft, (wanted, *wanted.also))
    code = wanted.code
    if wanted.value is None:
        return None
    if code == "category":
        return await _category(turn, draft, wanted.value)
    spec = draft.spec(code) or _OWN.get(code)
    put = None if spec is None else _READERS.get(str(spec["type"]))
    put = _whole if wanted.whole else put
    after = None if put is None else put(turn, draft, code, wanted.value)
    if after is not None:
        _told(turn, draft, after, code)
    return after


async def _about_now(turn: Turn, draft: Draft) -> Draft:
    """With the service that the text is plainly about by now, unless the person has chosen one."""
    if "category" in draft.history or "category" not in draft.answers:
        return draft
    try:
        service = await category.meant(turn, draft)
        if service is None or service.code == draft.answers["category"]:
            return understood.details(turn, draft)
        return await _served(turn, draft, service, asked=False)
    except PortalError:
        return draft


def _told(turn: Turn, before: Draft, draft: Draft, code: str) -> None:
    """Say what is written there now, and whether something stood there, or in the text as well."""
    value = questions.value(draft, code)
    label = _label(draft, code)
    said = "changed" if before.answers.get(code) else "noted"
    if questions.written(before) != questions.written(draft):
        said = "changed.both"
    turn.say(said, label=label, value=value)


def _contact(turn: Turn, draft: Draft, told: Sequence[Correct]) -> Draft:
    """Name and telephone number, said in one sentence."""
    after = draft
    for one in told:
        after = after.with_answer(one.code, one.value)
    value = ", ".join(str(one.value) for one in told)
    changed = any(draft.answers.get(one.code) for one in told)
    turn.say("changed" if changed else "noted", label=key("label.person"), value=value)
    return after


def _without(turn: Turn, draft: Draft, codes: Sequence[str]) -> Draft | None:
    """Without each of them, and without no other; None for what cannot be left out."""
    after = draft
    for code in codes:
        less = _less(after, code)
        if less is None:
            return None
        after = less
    person = [code for code in codes if code in _OPTIONAL] if set(codes) >= _OPTIONAL else []
    rows = [(key("label.person"), person)] if person else []
    rows += [(_label(draft, code), [code]) for code in codes if code not in person]
    for label, gone in rows:
        held = any(draft.answers.get(code) for code in gone)
        turn.say("removed" if held else "removed.nothing", label=label)
    name = str(draft.answers.get("name") or "")
    if "name" in codes and name and name in questions.written(draft):
        turn.say("removed.written", name=name)
    phone = str(draft.answers.get("phone") or "")
    if "phone" in codes and phone and phone in questions.written(draft):
        turn.say("removed.written.phone")
    held = any(draft.answers.get(code) for code in codes)
    if held and draft.step == "confirm" and assent.sends_too(turn.message.text):
        turn.say("card.ready")
    return after


def _less(draft: Draft, code: str) -> Draft | None:
    spec = draft.spec(code)
    if code in files.codes(draft):
        return replace(draft, answers={**draft.answers, code: None}).noting(files=[])
    if code not in _OPTIONAL and (spec is None or spec.get("required", True)):
        return None
    after = understood.worded(draft.knowing(code, None), code, None)
    return understood.titled(after) if code in draft.codes_of("place") else after


def _label(draft: Draft, code: str) -> Value:
    """The name's own, where the row is of name and number."""
    return key("label.name") if code == "name" else questions.heading(draft, code)


async def _category(turn: Turn, draft: Draft, value: str) -> Draft | None:
    try:
        service = await category.named(turn, value)
        return None if service is None else await _served(turn, draft, service, asked=True)
    except PortalError:
        return None


async def _served(turn: Turn, draft: Draft, service: Service, *, asked: bool) -> Draft:
    """With this service and what the text says to its questions, which is said. Raises
    PortalError."""
    chosen = await category.choose(turn, draft, service, asked=asked)
    after = understood.details(turn, chosen)
    _told(turn, draft, after, "category")
    return after


def _text(_turn: Turn, draft: Draft, code: str, value: str) -> Draft | None:
    return draft.with_answer(code, value)


def _place(_turn: Turn, draft: Draft, code: str, value: str) -> Draft | None:
    value = _ON_SECOND_THOUGHTS.sub("", value)
    held = str(draft.answers.get(code) or draft.suggestions.get(code) or "")
    if held and merging.is_detail(value):
        return understood.placed(draft, code, merging.merged(held, value))
    found = addresses.answer(value)
    if found is not None and found.wide:
        return None
    return understood.placed(draft, code, value if found is None else found.text)


def _whole(_turn: Turn, draft: Draft, code: str, value: str) -> Draft | None:
    """A place into which what was said is put already."""
    return understood.placed(draft, code, value)


def _date(turn: Turn, draft: Draft, code: str, value: str) -> Draft | None:
    found = when.answer(value, turn.message.today, past=True)
    if found is None or found.day is None or not found.sure:
        return None
    after = understood.worded(draft.with_answer(code, found.day.isoformat()), code, found.words)
    said = (draft.notes.get("words") or {}).get(code)
    same = said is not None and swaps.same_form(said, found.words)
    return understood.rewritten(after, said, found.words) if same else after


def _choice(_turn: Turn, draft: Draft, code: str, value: str) -> Draft | None:
    spec = draft.spec(code) or {}
    found = options.told(value, spec.get("options", ()))
    return None if found is None else draft.with_answer(code, found)


def _person(_turn: Turn, draft: Draft, code: str, value: str) -> Draft | None:
    found = names.labelled(value) or contacts.writer(value) or names.name(value)
    # Nobody was asked for it, so that no number is asked for behind it.
    if found is None:
        return None
    return understood.rewritten(draft.knowing(code, found), draft.answers.get(code), found)


def _phone(turn: Turn, draft: Draft, code: str, value: str) -> Draft | None:
    found = PHONE.search(value)
    if found is None and values.partly_phone(value):
        turn.say("bad.phone.short")
    if found is None:
        return None
    return understood.rewritten(
        draft.with_answer(code, found[0]), draft.answers.get(code), found[0]
    )


_READERS: Mapping[str, Callable[[Turn, Draft, str, str], Draft | None]] = {
    "text": _text,
    "place": _place,
    "date": _date,
    "choice": _choice,
    "person": _person,
    "phone": _phone,
}
