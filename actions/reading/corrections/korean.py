"""Corrections in Korean: one rule for each way of saying it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from actions.reading import topics
from actions.reading.corrections import values, words
from actions.reading.corrections.draft import Correction, Draft, correction, fits
from actions.reading.replies import plain

_MINE = r"(?:(?:제|저의|내|그|이|저|지금|위에|여기|그\s*밑에|글)\s*)?"
_MARK = (
    r"(?:부터인지|부턴지|부터|까지)?"
    r"(?:은요|이요|에서|에는|에|은|는|이|가|을|를|도|만|랑|인지|턴지)?"
)
_GAP = r"[\s,.!~…]*"
_SAYS_SO = re.compile(
    rf"{words.ADVERBS}(?:{words.CHANGE}|{words.WRONG})(?:\s*{words.CHANGE})?"
    rf"(?=[\s.,!~]|$){_GAP}"
)

_CHANGED = re.compile(rf"{words.CHANGED}{_GAP}")
_RIGHT = re.compile(rf"{words.RIGHT}{_GAP}")
_MUST = re.compile(rf"(?P<value>.+?){words.MUST}{_GAP}")
_MOVED = re.compile(
    rf"(?:(?P<old>.+?)에서\s+)?(?P<value>.+?)(?:으로|로)\s*(?:이미|최근에|다시)?\s*{words.MOVED}{_GAP}"
)
_SUBJECT = re.compile(r"[가-힣](?:이|가|은|는|을|를)\s")
"""A word of which something is said: a sentence of the matter."""


def _named(said: str, draft: Draft) -> Iterator[tuple[str, str, str]]:
    """Parts that are named at the beginning: code, the name with its particle, what follows."""
    found = []
    for code, names in draft.parts.items():
        match = re.match(
            rf"{_MINE}(?:{names})(?:\s*(?:{names}))?{_MARK}(?=[\s,.!~]|$|[가-힣])", said, re.I
        )
        if match:
            found.append((match.end(), code, match[0]))
    for end, code, name in sorted(found, reverse=True):
        yield code, name, said[end:].lstrip(" ,.!~…")


def _take_out(said: str, draft: Draft, _denied: bool) -> Correction | None:
    if re.match(words.ANONYMOUS, said) and "name" in draft.parts:
        phone = draft.of_type("phone")
        return Correction("name", None, True, (phone,) if phone else ())
    codes = _taken_out(said, draft)
    return Correction(codes[0], None, True, tuple(codes[1:])) if codes else None


def _taken_out(said: str, draft: Draft, most: int = 3) -> list[str]:
    """The codes of all that is named before the wish: "이름이랑 번호 빼 주세요"."""
    for code, _, rest in _named(said, draft):
        rest = re.sub(r"^(?:이?랑|하고|와|과|및|그리고)\s*", "", rest)
        if re.match(rf"{words.ADVERBS}{words.REMOVE}(?:[\s.,!~]|$)", rest):
            return [code]
        more = _taken_out(rest, draft, most - 1) if most else []
        if more and code not in more:
            return [code, *more]
    return []


def _not_but(said: str, draft: Draft, _denied: bool) -> Correction | None:
    """ "A 아니라 B", "B, A 아니고"."""
    found = re.match(rf"^(?P<a>.{{1,40}}?)\s*(?:{words.NOT})[\s,.!]*(?P<b>.*)$", said)
    if found is None:
        return None
    a, b = found["a"].strip(), found["b"].strip(" .!~")
    if b and (moved := draft.moved(a, b)):
        return moved
    if b and (code := _contrasted(a, b, draft)):
        return correction(draft, code, b)
    if not re.fullmatch(r"[가-힣]{0,3}", b):
        return None
    return _behind(a, draft)


def _behind(said: str, draft: Draft) -> Correction | None:
    """ "B, A 아니고": what holds stands behind; "A 아닌데요" alone is only wrong."""
    kept = said.split()
    for at in range(1, len(kept)):
        before, held = " ".join(kept[:at]), " ".join(kept[at:])
        if moved := draft.moved(held, before):
            return moved
        code = draft.holding(_about(held))
        if code is not None:
            return _sent(before, draft, code) or correction(draft, code, before)
    code = draft.holding(_about(said))
    return None if code is None else Correction(code, None)


def _sent(before: str, draft: Draft, code: str) -> Correction | None:
    found = re.match(r"(.+?)\s*(?:쪽|부서|과)?(?:으로|로)\s*(?:보내|해|바꿔|옮겨|넣어)", before)
    return correction(draft, code, found[1]) if found else None


def _about(said: str) -> str:
    """`said` without "this is" before it and "matter" behind it."""
    kept = re.sub(r"^(?:이건|이거는?|그건|그거는?|그게|이게)\s+", "", said)
    return re.sub(
        r"\s*(?:문제|민원|쪽|건|얘기|분야|신고)(?:이|가|은|는)?$|(?<=.)(?:이|가|은|는)$", "", kept
    )


def _contrasted(a: str, b: str, draft: Draft) -> str | None:
    """The part that "not A but B" is about."""
    named = next((code for code, _, rest in _named(a, draft) if rest or b), None)
    if named is not None:
        return named
    subject = draft.of_type("category")
    if subject and re.search(r"(?<!만 )(?:문제|민원|건|신고|분야)$", a):
        return subject
    place = draft.of_type("place")
    if re.fullmatch(r"(?:거기|여기|그쪽|그곳|그\s*앞|앞|뒤|옆)(?:이|가)?", a) and place:
        return place
    if (code := draft.holding(_about(a))) is not None:
        return code if code != place or values.is_place(b) else None
    if values.is_day(a) and values.is_day(b) and (day := draft.of_type("date")):
        return day
    state = _state(a, draft)
    if state is not None:
        return state
    return draft.holding(_about(plain.bare(b))) if len(b.split()) < 3 else None


def _state(a: str, draft: Draft) -> str | None:
    """A choice that holds what begins like `a`: 꺼진 게, 꺼져 있어요."""
    last = re.match(r"(?:아예\s*|완전히\s*)?(\S)\S*(?:\s*있는)?\s*(?:게|건|거|것이|것은|거는)?$", a)
    choices = (c for c in draft.parts if draft.types.get(c) == "choice")
    return next((c for c in choices if last and draft.given.get(c, "").startswith(last[1])), None)


def _wrong(said: str, draft: Draft, denied: bool) -> Correction | None:
    """A part that is named, with what is wrong or to be changed, or the new value."""
    for code, name, rest in _named(said, draft):
        if found := re.fullmatch(rf"{words.TO}{_GAP}", rest, re.DOTALL):
            return correction(draft, code, found["value"])
        if found := _changed(rest, draft.types.get(code)):
            return _now(draft, code, found)
        if found := _SAYS_SO.match(rest):
            return correction(draft, code, rest[found.end() :])
        said_so = denied or re.search(r"[은는]$", name) or draft.types.get(code) == "place"
        if rest and said_so and fits(rest, draft, code):
            return correction(draft, code, rest)
    return None


def _changed(said: str, kind: str | None) -> re.Match[str] | None:
    """ "B로 바뀌었어요", "A에서 B로 바뀌었어요"; of a place it may have moved."""
    patterns = (_CHANGED, _RIGHT, _MUST, *([_MOVED] if kind == "place" else ()))
    return next((found for p in patterns if (found := p.fullmatch(said))), None)


def _now(draft: Draft, code: str, found: re.Match[str]) -> Correction:
    old = found.groupdict().get("old")
    moved = draft.moved(old, found["value"]) if old else None
    return moved or correction(draft, code, found["value"])


def _has_changed(said: str, draft: Draft, _denied: bool) -> Correction | None:
    """ "B로 바뀌었어요", "B가 맞아요", where the form of B tells the part."""
    found = _CHANGED.fullmatch(said) or _RIGHT.fullmatch(said)
    if found is None or _SUBJECT.search(found["value"]) or draft.holding(found["value"]):
        return None
    code = draft.of_type(values.form(found["value"].strip()) or "-")
    old = found.groupdict().get("old") or ""
    if code is None:
        return draft.moved(old, found["value"]) if old else None
    return _now(draft, code, found)


def _to(said: str, draft: Draft, denied: bool) -> Correction | None:
    """ "B로 고쳐 주세요", where B has the form of a part."""
    found = re.fullmatch(rf"{words.TO}{_GAP}", said)
    if found is None or re.search(r"[을를](?:\s|$)", found["value"]):
        return None
    value = found["value"].strip()
    if code := next(
        (c for c, names in draft.parts.items() if re.search(rf"\s?(?:{names})[을를]?$", value)),
        None,
    ):
        return Correction(code, None) if denied else None
    code = draft.of_type(values.form(value) or "-")
    return correction(draft, code, value) if code else None


def _told(said: str, draft: Draft, denied: bool) -> Correction | None:
    """A no with a value: its form tells the part."""
    opening = re.match(words.STARTED, said)
    if opening and (day := draft.of_type("date")) and values.is_day(said[opening.end() :]):
        return correction(draft, day, said[opening.end() :])
    if not denied or len(said) > 60 or topics.is_question(said):
        return None
    if counted := draft.counted(said):
        return counted
    bare = plain.bare(said)
    code = draft.of_type(values.form(bare) or "-") or draft.choice(said)
    return correction(draft, code, said) if code else None


RULES = (_take_out, _not_but, _wrong, _to, _has_changed, _told)
"""The first that answers counts."""
