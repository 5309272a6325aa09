"""Personal data out, placeholders in; the rest of the text stays to the character."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from actions.adapters import references
from bot.privacy import numbers
from bot.privacy.fold import INVISIBLE, fold
from bot.privacy.found import Span, personal
from bot.privacy.placeholders import Placeholders, untyped

_WORTH_A_LOOK = re.compile(
    r"\d|@|골뱅이|앳|\bat\b|[공영일이삼사오육륙칠팔구]{3}|zero|\bone\b", re.I
)
_LONE_NUMBER = re.compile(r"[+(]{0,2}\d(?:[ \t().,\-/]{0,3}\d){6,14}")
_DIGIT_RUN = re.compile(r"\d(?:[ -]?\d){3,11}")
CONTENT = frozenset({"text", "story", "place", "person", "number", "date"})
"""Questions whose answers go on as they were written."""
_WORDS_AROUND_A_PIN = 15
"""More letters than this, and an answer to the question for the PIN is a sentence."""


@dataclass(frozen=True)
class Masked:
    """`found`: placeholder → value as typed, of this text; `told`: the kinds of which
    the person is told (a PIN belongs to us)."""

    text: str
    found: Mapping[str, str]
    told: frozenset[str]


def mask(
    text: str,
    *,
    question: Mapping[str, Any] | None = None,
    vault: Mapping[str, str] | None = None,
    receipt: bool = False,
    before: str = "",
) -> Masked:
    """`text` with its personal numbers replaced.

    `question` is the open one (its `type` matters: pin, phone); `vault` is what the conversation
    has (placeholder → value): the same value gets the same placeholder again. `receipt`: a number
    of one was named not long ago, so digits may be its PIN. `before` is the end of the message
    before in the same story: a number may have begun there.
    """
    kind = (question or {}).get("type")
    text = untyped(text)
    folded = fold(text)
    if not _WORTH_A_LOOK.search(folded) and not before:
        return Masked(text, {}, frozenset())
    spans = _asked(folded, question) or _after(
        fold(before).replace("\n", INVISIBLE),
        folded,
        receipt=receipt,
        content=kind in CONTENT,
        goes_on=kind == "story",
    )
    placeholders = Placeholders(vault or {})
    out: list[str] = []
    found: dict[str, str] = {}
    last = 0
    for start, end, kind in sorted(spans):
        placeholder = placeholders.of(kind, text[start:end])
        found[placeholder] = text[start:end]
        out += (text[last:start], placeholder)
        last = end
    out.append(text[last:])
    kinds = frozenset(kind for _, _, kind in spans) - {"pin"}
    return Masked("".join(out), found, kinds)


def _after(before: str, folded: str, **known: bool) -> list[Span]:
    """The spans of `folded`, read as what follows `before`."""
    if not before:
        return personal(folded, **known)
    offset = len(before) + len(INVISIBLE)
    spans = personal(before + INVISIBLE + folded, **known)
    return [(max(0, s - offset), e - offset, kind) for s, e, kind in spans if e > offset]


def _asked(folded: str, question: Mapping[str, Any] | None) -> list[Span]:
    """The whole answer when a PIN or a telephone number was asked for, and nothing else came. A
    number that nobody could call is none: it is asked for again."""
    kind = question.get("type") if question else None
    start, end = len(folded) - len(folded.lstrip()), len(folded.rstrip())
    if kind == "phone" and _LONE_NUMBER.fullmatch(folded, start, end):
        if numbers.is_whole(folded[start:end]):
            return [(start, end, "phone")]
        others = [span for span in personal(folded) if span[2] != "phone"]
        return others or [(start, end, "pin")]
    if kind == "pin" and not references.WHOLE.search(folded):
        runs = [(*match.span(), "pin") for match in _DIGIT_RUN.finditer(folded)]
        words = sum(c.isalpha() for c in folded)
        return [(start, end, "pin")] if runs and words <= _WORDS_AROUND_A_PIN else runs
    return []
