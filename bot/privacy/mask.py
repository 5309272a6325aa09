"""Personal data out, placeholders in; the rest of the text stays to the character."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from bot.privacy.detectors import LOOSE, PIN_BESIDE_RECEIPT, RECEIPT, STRICT, Detector
from bot.privacy.fold import fold
from bot.privacy.placeholders import RESTORABLE, Placeholders, untyped

_WORTH_A_LOOK = re.compile(r"\d|@")
_BLANK = "\0"
_LOCAL = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._%+-"
_DOMAIN = re.compile(r"@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,5}")
_LONE_NUMBER = re.compile(r"[+(]{0,2}\d(?:[ \t().,\-/]{0,3}\d){6,14}")
_DIGIT_RUN = re.compile(r"\d(?:[ -]?\d){3,11}")
_WORDS_AROUND_A_PIN = 15
"""More letters than this, and an answer to the question for the PIN is a sentence."""

Span = tuple[int, int, str]
"""(start, end, kind)"""


@dataclass(frozen=True)
class Masked:
    """`found`: placeholder → value as typed, of this text; `told`: the kinds that never go on, of
    which the person is told."""

    text: str
    found: Mapping[str, str]
    told: frozenset[str]


def mask(
    text: str,
    *,
    question: Mapping[str, Any] | None = None,
    vault: Mapping[str, str] | None = None,
) -> Masked:
    """`text` with its personal numbers replaced.

    `question` is the open one (its `type` matters: pin, phone); `vault` is what the conversation
    has (placeholder → value): the same value gets the same placeholder again.
    """
    text = untyped(text)
    folded = fold(text)
    if not _WORTH_A_LOOK.search(folded):
        return Masked(text, {}, frozenset())
    spans = _asked(folded, question) or _found(folded)
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
    told = {kind for _, _, kind in spans} - RESTORABLE - {"pin"}
    return Masked("".join(out), found, frozenset(told))


def notice(told: Iterable[str]) -> dict[str, str] | None:
    """What the person is told, once a message; None when there is nothing to tell."""
    kinds = sorted(told)
    if not kinds:
        return None
    return {"say": f"system.masked.{kinds[0] if len(kinds) == 1 else 'several'}"}


def _asked(folded: str, question: Mapping[str, Any] | None) -> list[Span]:
    """The whole answer when a PIN or a telephone number was asked for, and nothing else came."""
    kind = question.get("type") if question else None
    start, end = len(folded) - len(folded.lstrip()), len(folded.rstrip())
    if kind == "phone" and _LONE_NUMBER.fullmatch(folded, start, end):
        return [(start, end, "phone")]
    if kind == "pin" and not RECEIPT.search(folded):
        runs = [(*match.span(), "pin") for match in _DIGIT_RUN.finditer(folded)]
        words = sum(c.isalpha() for c in folded)
        return [(start, end, "pin")] if runs and words <= _WORDS_AROUND_A_PIN else runs
    return []


def _found(folded: str) -> list[Span]:
    rest, receipts = _blanked(folded, [match.span() for match in RECEIPT.finditer(folded)])
    spans: list[Span] = []
    pins = (PIN_BESIDE_RECEIPT,) if receipts else ()
    for detector in (None, *STRICT, *pins, *LOOSE):
        new = _matches(detector, rest, folded) if detector else _emails(rest)
        if new:
            rest, _ = _blanked(rest, [(start, end) for start, end, _ in new])
            spans += new
    return spans


def _blanked(text: str, spans: list[tuple[int, int]]) -> tuple[str, int]:
    for start, end in spans:
        text = text[:start] + _BLANK * (end - start) + text[end:]
    return text, len(spans)


def _matches(detector: Detector, rest: str, folded: str) -> list[Span]:
    spans: list[Span] = []
    position = 0
    group = "value" if "value" in detector.pattern.groupindex else 0
    while match := detector.pattern.search(rest, position):
        if detector.accept is None or detector.accept(match, folded):
            spans.append((*match.span(group), detector.kind))
            position = match.end()
        else:
            position = match.start() + 1
    return spans


def _emails(text: str) -> list[Span]:
    """Read from the @ to both sides: a pattern would try every letter of a long text."""
    spans: list[Span] = []
    at = text.find("@")
    while at >= 0:
        before = text[max(0, at - 64) : at]
        local = before[len(before.rstrip(_LOCAL)) :].lstrip(".-%+")
        domain = _DOMAIN.match(text, at)
        if local and domain:
            end = at + len(domain[0].rstrip("-."))
            spans.append((at - len(local), end, "email"))
        at = text.find("@", at + 1)
    return spans
