"""Text messages that the recorded conversations would cost: `python -m tests.sms_report`."""

from __future__ import annotations

import statistics
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.texts.catalogue import Catalogue
from connectors.messages import OutboundMessage, Part
from connectors.sms.alphabet import Alphabet
from connectors.sms.parts import PartWriter
from tests.kit.people.sms_replies import replies

Replies = Mapping[str, Sequence[Sequence[OutboundMessage]]]
"""Locale → replies, each with its bubbles."""


_UNITS: Mapping[Alphabet, str] = {
    "auto": "160 characters, 70 with Hangul",
    "euckr": "messages of 90 or of 2,000 bytes",
}


@dataclass(frozen=True)
class Figures:
    """Segments: of whole replies (median, 95th percentile, most), and the most that goes out
    before the person is asked (`burst`)."""

    replies: int
    median: float
    p95: float
    most: int
    burst: int


def report(found: Replies, alphabet: Alphabet = "auto") -> dict[str, Figures]:
    """Locale → figures; also `all`. `found` must not be empty."""
    writer = part_writer(alphabet)
    written = {
        locale: [[part for message in reply for part in writer.parts(message)] for reply in of]
        for locale, of in found.items()
    }
    everything = [parts for of in written.values() for parts in of]
    return {name: _figures(of) for name, of in (*written.items(), ("all", everything))}


def part_writer(alphabet: Alphabet = "auto") -> PartWriter:
    texts = Catalogue.load()

    def sentence(key: str, locale: str, /, **values: str | int) -> str:
        return texts.text(key, locale, "sms", **values)

    return PartWriter(sentence, alphabet)


def burst(parts: Sequence[Part]) -> int:
    """The most segments that go out in one go."""
    most = sent = 0
    for part in parts:
        sent += part.cost
        most = max(most, sent)
        sent = 0 if part.hold else sent
    return most


def _figures(of: Sequence[Sequence[Part]]) -> Figures:
    totals = sorted(sum(part.cost for part in parts) for parts in of)
    p95 = (
        statistics.quantiles(totals, n=20, method="inclusive")[-1] if len(totals) > 1 else totals[0]
    )
    return Figures(
        len(totals), statistics.median(totals), p95, totals[-1], max(burst(parts) for parts in of)
    )


def main() -> None:
    recorded = list(replies())
    by_locale = {
        locale: [r.messages for r in recorded if r.locale == locale]
        for locale in sorted({r.locale for r in recorded})
    }
    for alphabet in _UNITS:
        print(f"{alphabet}: segments of a reply ({_UNITS[alphabet]})")
        for name, f in report(by_locale, alphabet).items():
            print(
                f"  {name:4} replies {f.replies:4}  median {f.median:g}  p95 {f.p95:g}  "
                f"most {f.most}  most before asking {f.burst}"
            )
    as_recorded, all_of = (
        sum(r.as_recorded for r in recorded),
        sum(len(r.messages) for r in recorded),
    )
    print(f"{as_recorded} of {all_of} bubbles have no sentence of their own and count as recorded")


if __name__ == "__main__":
    main()
