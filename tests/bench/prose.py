"""Real prose: what people wrote to offices, each text said once, by a new person."""

from __future__ import annotations

import statistics
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import cycle
from pathlib import Path

from tests.bench.understanding import parses
from tests.kit.people import real_texts
from tests.kit.people.rest import Citizen
from tests.kit.stack.processes import Stack

MOST = 400
"""Texts of one measurement, by the hash of their id."""
TAKEN = 1000
"""Characters that a commit before may take at once."""
AFTERWARDS = ("얼마나 걸려요?", "고마워요")
MEAN, P95, REPLY = 15, 120, 400
"""Goals in ms: understanding on average and at 95%, the first reply at 95%."""


@dataclass(frozen=True)
class Prose:
    """`understood` and `replied`: milliseconds of each text."""

    understood: tuple[float, ...]
    replied: tuple[float, ...]
    characters: int

    def section(self) -> str:
        mean = statistics.mean(self.understood)
        return "\n".join(
            [
                "## Real first messages",
                "",
                f"Output of `make bench`: {len(self.replied)} texts that people wrote to offices "
                f"(median {self.characters} characters), one after the other, each by a new "
                "person, nothing cached.",
                "",
                "| | goal | p50 | p95 | mean |",
                "|---|---|---|---|---|",
                f"| understanding, ms | mean {MEAN}, p95 {P95} | {at(self.understood, 0.5):.1f} "
                f"| {at(self.understood, 0.95):.1f} | {mean:.1f} |",
                f"| first reply, ms | p95 {REPLY} | {at(self.replied, 0.5):.0f} "
                f"| {at(self.replied, 0.95):.0f} | {statistics.mean(self.replied):.0f} |",
                "",
            ]
        )


def mix() -> Iterator[Sequence[str]] | None:
    """What one person after the other says, without end: a text of their own, then a question and
    thanks. Nothing where the data is not there."""
    said = [one.text for one in real_texts.first_messages() if len(one.text) <= TAKEN]
    return cycle([(text, *AFTERWARDS) for text in said]) if said else None


def measure() -> Prose | None:
    """Nothing where the data is not there."""
    said = [one.text for one in real_texts.first_messages()][:MOST]
    if not said:
        return None
    replied = []
    with tempfile.TemporaryDirectory() as folder, Stack(Path(folder)) as stack:
        stack.wait_for_answers()
        for text in said:
            citizen = Citizen(stack.gateway_url)
            before = time.perf_counter()
            citizen.say(text)
            replied.append((time.perf_counter() - before) * 1000)
        log = stack.logs()["dialogue"]
    middle = int(statistics.median(len(text) for text in said))
    return Prose(parses(log)[-len(said) :], tuple(replied), middle)


def at(figures: Sequence[float], share: float) -> float:
    ordered = sorted(figures)
    return ordered[min(len(ordered) - 1, int(len(ordered) * share))]
