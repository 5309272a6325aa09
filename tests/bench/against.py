"""The section on the commit before: each figure of both, and what is worse by more than 5%."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from tests.bench.rounds import ROUNDS, SECONDS, Side

MOST = 0.05
"""What a figure may be worse by. Set by the house; the rounds themselves differ by 2 to 3%."""


@dataclass(frozen=True)
class Figure:
    """`more`: whether more of it is better; `judged`: whether it may not get worse."""

    name: str
    before: float
    now: float
    more: bool = False
    judged: bool = True

    @property
    def ratio(self) -> float:
        return self.now / self.before

    @property
    def worse(self) -> bool:
        grown = self.ratio < 1 - MOST if self.more else self.ratio > 1 + MOST
        return self.judged and grown


def figures(before: Side, now: Side) -> Iterator[Figure]:
    for connections, ours in now.figures.items():
        theirs = before.figures[connections]
        yield Figure(f"turns/s at {connections}", theirs.rate, ours.rate, more=True)
        yield Figure(f"p50 at {connections}, ms", theirs.p50, ours.p50)
    if before.day is not None and now.day is not None:
        yield Figure("turns/s of a day's mix", before.day.rate, now.day.rate, more=True)
    if before.prose is not None and now.prose is not None:
        # A text that was not understood cost nothing: beside the old mix, not part of it.
        name = "turns/s of a mix with real prose"
        yield Figure(name, before.prose.rate, now.prose.rate, more=True, judged=False)
    yield Figure("CPU ms a turn", sum(before.cpu.values()), sum(now.cpu.values()))
    yield Figure("memory, MiB", sum(before.memory.values()), sum(now.memory.values()))


def section(sha: str, before: Side, now: Side) -> str:
    found = list(figures(before, now))
    rows = [
        f"| {one.name} | {one.before:.1f} | {one.now:.1f} "
        f"| {one.ratio:.2f}{' worse' if one.worse else ''} |"
        for one in found
    ]
    worse = [one.name for one in found if one.worse]
    verdict = f"Worse by more than {MOST:.0%}: " + (", ".join(worse) or "nothing") + "."
    return (
        "\n".join(
            [
                "## Beside the commit before",
                "",
                f"Output of `make bench`: {sha} and this tree, both running, measured one after "
                f"the other in {ROUNDS} rounds of {SECONDS:.0f} s a figure, each round the other "
                "way round; medians. What both map from the same files is divided between them.",
                "",
                "| | before | now | ratio |",
                "|---|---|---|---|",
                *rows,
                "",
                verdict,
            ]
        )
        + "\n"
    )
