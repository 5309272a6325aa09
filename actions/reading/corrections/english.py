"""Corrections in English: one rule for each way of saying it."""

from __future__ import annotations

import re
from collections.abc import Mapping

from actions.reading import topics
from actions.reading.corrections import values, words
from actions.reading.corrections.draft import TEXTS, Correction, Draft, correction, fits, value_of
from actions.reading.replies import plain

_LONGEST = 80
_SHOULD = (
    re.compile(rf"{words.SHOULD_EN}\s+(?P<value>.+)", re.IGNORECASE),
    re.compile(rf"(?:it|that)(?:'s)? ?{words.CHANGED_EN}", re.IGNORECASE),
    re.compile(rf"{words.CHANGED_EN}", re.IGNORECASE),
    re.compile(
        r"(?:make|put|set|change|switch|correct|fix|update) (?:it|that|this)(?: please)? (?:to |"
        r"as |into )?"
        r"(?P<value>.+)",
        re.IGNORECASE,
    ),
    re.compile(
        r"(?:it(?:'s| is)|that(?:'s| is)) (?:actually|really|now|supposed to be|"
        r"meant to be) (?P<value>.+)",
        re.IGNORECASE,
    ),
)
"""How a new value is given without the name of its part."""


def _take_out(said: str, draft: Draft, _denied: bool) -> Correction | None:
    typed = _plain(said)
    both = re.fullmatch(
        rf"(?P<wish>{words.REMOVE_EN}|(?:take|leave|keep)) (?P<one>.+?) and (?P<other>.+)", typed
    )
    if both is not None:
        end = re.search(r"(?: (?:please|off|out|away))*$", both["other"])
        first = _taken_out(f"{both['wish']} {both['one']}{end[0] if end else ''}", draft)
        mine = "my " if re.match(r"my (?!.*\bmy\b)", both["one"]) else ""
        other = _taken_out(f"{both['wish']} {mine}{both['other']}", draft)
        if first and other and first != other:
            return Correction(first, None, True, (other,))
    code = _taken_out(typed, draft)
    return None if code is None else Correction(code, None, True)


def _taken_out(typed: str, draft: Draft) -> str | None:
    for code, names in _by_length(draft):
        name = rf"(?:(?:my|the|that|this|all|any) )*(?:{names})(?: (?:number|name))?"
        tail = r"(?: (?:please|off|out|away|(?:from|of|in|on) (?:it|this|there)|now|again))*"
        if re.fullmatch(
            rf"{words.REMOVE_EN} {name}{tail}|(?:take|leave|keep) {name} (?:off|out|away){tail}",
            typed,
        ):
            return code
    return None


def _plain(said: str) -> str:
    return plain.spaced(said)


def _by_length(draft: Draft) -> list[tuple[str, str]]:
    """The parts, those with names of more words first."""
    return sorted(draft.parts.items(), key=lambda one: one[0] in TEXTS)


def _not_but(said: str, draft: Draft, _denied: bool) -> Correction | None:
    """ "not A, (it's) B", "it's B, not A", "it's about B, not A"."""
    first = re.match(
        r"^(?:(?:it'?s|its|it is|this is|that'?s|it was)\s+)?not\s+(?!only|"
        r"just)(.{1,40}?)\s*(?:,|;|\.|\bbut\b)\s*(?:but\s+)?(.+)$",
        said,
        re.I,
    )
    second = re.match(
        r"^(.{1,60}?),?\s+(?:and\s+)?(?:not|instead of|rather than)\s+(.{1,40})$", said, re.I
    )
    pair = (first[1], first[2]) if first else (second[2], second[1]) if second else None
    if pair is None:
        return None
    if moved := draft.moved(*pair):
        return moved
    a, b = (
        re.sub(
            r"^(?:(?:it'?s|its|it is|this is|that'?s)\s+)?(?:about\s+)?(?:an? |the )?",
            "",
            one,
            flags=re.I,
        )
        for one in pair
    )
    code = _contrasted(a, b, draft)
    return None if code is None else correction(draft, code, _after_verb(b))


def _after_verb(said: str) -> str:
    return re.sub(r"^(?:it|this|that)(?: has| had)? (?:started|began)\s+", "", said, flags=re.I)


def _contrasted(a: str, b: str, draft: Draft) -> str | None:
    if values.is_day(a) or values.is_day(b):
        return draft.of_type("date")
    held = draft.holding(a) or draft.holding(re.sub(r"e?s$", "", a))
    if held is not None:
        return held
    if values.is_place(b) and (code := draft.of_type("place")):
        return code
    return draft.choice(b) or (draft.choice(a) if len(a) > 3 else None)


def _wrong(said: str, draft: Draft, _denied: bool) -> Correction | None:
    """A part that is named, with what is wrong or to be changed, or the new value."""
    for code, names in _by_length(draft):
        name = rf"(?:(?:my|the|that|this|a|its) )*(?:{names})(?: (?:{names}))*(?:'s)?(?: number)?"
        for rule in _rules(name):
            if found := re.fullmatch(rule, said, re.I | re.DOTALL):
                return _now(draft, code, found.groupdict())
        stated = re.fullmatch(rf"{name}\s+(?:is|was)\s+(?P<value>.+)", said, re.I)
        if stated and not topics.is_question(said) and fits(stated["value"], draft, code):
            return correction(draft, code, stated["value"])
        before = re.fullmatch(rf"(?P<value>.{{3,60}}?)[,.]\s*{name}\s+{words.WRONG_EN}", said, re.I)
        if before:
            fitting = fits(before["value"], draft, code)
            return correction(draft, code, before["value"] if fitting else "")
    return None


def _now(draft: Draft, code: str, found: Mapping[str, str | None]) -> Correction:
    old, value = found.get("old"), found.get("value") or ""
    moved = draft.moved(old, value) if old and draft.types.get(code) == "place" else None
    return moved or correction(draft, code, value)


def _rules(name: str) -> tuple[str, ...]:
    value = r"(?:[\s,.;:]+(?P<value>.+))?"
    end = r"[\s.!,]*(?:please|now|again|again please)?[\s.!]*"
    return (
        rf"{words.CHANGE_EN} {name}\s+(?:to|into|as|with)\s+(?P<value>.+)",
        rf"{words.CHANGE_EN} {name}{end}",
        rf"{words.CHANGE_EN} {name}[,.;:]\s*(?P<value>.+)",
        rf"(?:i )?(?:sent|gave|wrote|put|chose|picked|attached|uploaded|typed|selected|entered|"
        rf"have|has|got)\s+(?:you |in )?(?:the |a )?wrong {name}{value}",
        rf"(?:the |it's the |that's the |it is the )?wrong {name}{value}",
        rf"(?:i )?(?:don't|dont|do not) like {name}{end}",
        rf"(?:there(?:'s| is) a |i made a )?(?:typo|mistake) (?:in|with) {name}{value}",
        rf"{name}(?:'s)?\s+{words.CHANGED_EN}",
        rf"{name}\s+{words.SHOULD_EN}\s+(?P<value>.+)",
        rf"{name}\s+{words.WRONG_EN}{value}",
        rf"{name}\s+(?:should be|should say|must be|has changed to|changed to|should read|"
        rf"needs to be|is actually|is now|ought to be)\s+(?P<value>.+)",
    )


def _should(said: str, draft: Draft, _denied: bool) -> Correction | None:
    """ "should be exit 4", "it changed to exit 4": the form of the value tells the part."""
    found = next((m for p in _SHOULD if (m := p.fullmatch(said))), None)
    if found is None or len(said) > _LONGEST:
        return None
    value = found["value"].strip(" .!")
    old = found.groupdict().get("old")
    if old and (moved := draft.moved(old, value)):
        return moved
    if counted := draft.counted(value):
        return counted
    form = values.form(value)
    if form == "date" and not values.is_only_day(value):
        return None  # "it should be fixed by Friday"
    code = draft.of_type(form or "-") or draft.choice(value)
    return correction(draft, code, value) if code else None


def _told(said: str, draft: Draft, denied: bool) -> Correction | None:
    """A no with a value, or what only a category or a date is said with."""
    category = draft.of_type("category") or ("category" if "category" in draft.parts else None)
    if category and (
        found := re.fullmatch(
            r"(?:put|file|send|move|log)\s+(?:it|this|that)\s+(?:under|to|as|in|"
            r"into)\s+(.+?)(?:\s+(?:instead|please))*[.!]*",
            said,
            re.I,
        )
    ):
        return correction(draft, category, found[1])
    if not denied or len(said) > 80 or topics.is_question(said):
        return None
    if counted := draft.counted(said):
        return counted
    bare = value_of(_after_verb(said), draft, "") or ""
    for code, names in _by_length(draft):
        more = re.fullmatch(rf"(?:the |my )?(?P<more>.{{2,30}}) (?:{names})", bare, re.I)
        if code not in TEXTS and more and not re.search(names, more["more"], re.I):
            return correction(draft, code, bare)
    short = len(bare.split()) <= 8 and not re.search(r"\b(?:but|they|he|she|we|i)\b", bare, re.I)
    form = values.form(bare) if short else None
    told = draft.of_type(form or "-") or draft.choice(said) or _only_state(said, draft)
    return correction(draft, told, bare) if told else None


def _only_state(said: str, draft: Draft) -> str | None:
    """The one choice of the draft, for "it's blinking"."""
    if not re.fullmatch(
        r"(?:it'?s|it is|they are|they're)(?: (?!still|not|so|too)\w+){1,3}[.!]*", said, re.I
    ):
        return None
    choices = [code for code in draft.parts if draft.types.get(code) == "choice"]
    return choices[0] if len(choices) == 1 else None


RULES = (_take_out, _wrong, _not_but, _should, _told)
"""The first that answers counts."""
