"""Where personal numbers stand in a text: spans and kinds, one pass for each detector."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from actions.adapters import references
from bot.privacy import emails, pins
from bot.privacy.detectors import CUT_PHONE, LOOSE, NEVER, STRICT, Detector
from bot.privacy.fold import INVISIBLE, fold
from bot.privacy.spoken import spoken

Span = tuple[int, int, str]
"""(start, end, kind)"""
_BLANK = "\0"


def personal(
    folded: str, *, receipt: bool = False, content: bool = False, goes_on: bool = False
) -> list[Span]:
    """All numbers of folded text. `receipt`: one was named before it; `content`: what is written
    goes to an agency, word for word; `goes_on`: the next message may be the rest of a number."""
    folded = spoken(folded)
    receipts = [match.span() for match in references.CUT.finditer(folded)]
    rest = blanked(folded, receipts)
    spans: list[Span] = []

    def take(new: Sequence[Span]) -> None:
        nonlocal rest
        rest = blanked(rest, ((start, end) for start, end, _ in new))
        spans.extend(new)

    def take_pins(found: Iterable[tuple[int, int]]) -> None:
        take([(start, end, "pin") for start, end in found])

    take([(start, end, "email") for start, end in emails.spans(rest)])
    for detector in STRICT:
        take(_matches(detector, rest, folded))
    take_pins(pins.named(rest, folded))
    if receipts or receipt:
        take_pins(pins.near(rest, folded, exact=content and not receipts))
    for detector in LOOSE:
        take(_matches(detector, rest, folded))
    if goes_on:
        take(_matches(CUT_PHONE, rest, folded))
    if not content:
        take_pins(pins.alone(rest, folded))
    return spans


def never(text: str) -> list[Span]:
    """Numbers that never go on, in a text of several messages: a line may end within one."""
    folded = spoken(fold(text)).replace("\n", INVISIBLE)
    # Some receipts have the digits of a driving licence in them.
    rest = blanked(folded, (match.span() for match in references.CUT.finditer(folded)))
    spans: list[Span] = []
    for detector in NEVER:
        new = _matches(detector, rest, folded)
        rest = blanked(rest, ((start, end) for start, end, _ in new))
        spans += new
    return spans


def blanked(text: str, spans: Iterable[tuple[int, int]]) -> str:
    for start, end in spans:
        text = text[:start] + _BLANK * (end - start) + text[end:]
    return text


def _matches(detector: Detector, rest: str, folded: str) -> list[Span]:
    spans: list[Span] = []
    position = 0
    while match := detector.pattern.search(rest, position):
        if detector.accept is None or detector.accept(match, folded):
            spans.append((*match.span(), detector.kind))
            position = match.end()
        else:
            position = match.start() + 1
    return spans
