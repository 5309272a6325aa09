"""What a question costs, beside an ordinary turn: `python -m tests.bench.faq_turns`.

Hops are counted in the logs: each call of one process by another is two. Questions are those of the
golden set that have an answer; ordinary turns are the day's mix of `make bench`.
"""

from __future__ import annotations

import asyncio
import statistics
import sys
import time
import uuid
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from tests.bench import faq, machine
from tests.bench.load import Connection
from tests.bench.ours import NAMES, Ours
from tests.bench.sentences import DAY, SENTENCES

ROUNDS, PERSON = 5, 12
"""`PERSON`: questions that one person asks."""
CALLS = {"dialogue": ('"turn": "', '"texts": '), "actions": (" messages in ",)}
"""By process: what a line of its log holds that was called once."""


@dataclass(frozen=True)
class Cost:
    """Of the turns of some rounds: how many, the milliseconds of each, those of the processors by
    process, and the hops between processes."""

    milliseconds: tuple[float, ...]
    cpu: Mapping[str, float]
    hops: int

    @classmethod
    def together(cls, rounds: Sequence[Cost]) -> Cost:
        return cls(
            tuple(ms for one in rounds for ms in one.milliseconds),
            {name: sum(one.cpu[name] for one in rounds) for name in NAMES},
            sum(one.hops for one in rounds),
        )

    def line(self, name: str) -> str:
        turns = len(self.milliseconds)
        cpu = {one: spent / turns for one, spent in self.cpu.items()}
        each = ", ".join(f"{one} {spent:.1f}" for one, spent in cpu.items())
        return (
            f"{name}: {self.hops / turns:.1f} hops a turn, {sum(cpu.values()):.1f} ms of the "
            f"processors ({each}), p50 {statistics.median(self.milliseconds):.1f} ms, {turns} turns"
        )


def scripts() -> dict[str, list[Sequence[str]]]:
    """What is said, person by person."""
    asked = [one.question for one in faq.golden() if one.topic]
    people = [asked[start : start + PERSON] for start in range(0, len(asked), PERSON)]
    return {"a question": [*people], "an ordinary turn": [SENTENCES, DAY] * 6}


def measure(product: Ours, people: Sequence[Sequence[str]]) -> Cost:
    before, made = _cpu(product), calls(product.stack.logs())
    milliseconds = asyncio.run(_say(lambda: Connection(product.url, product.token), people))
    after = _cpu(product)
    spent = {name: after[name] - before[name] for name in NAMES}
    return Cost(tuple(milliseconds), spent, 2 * (calls(product.stack.logs()) - made))


async def _say(connect: Callable[[], Connection], people: Sequence[Sequence[str]]) -> list[float]:
    connection, found = connect(), []
    await connection.open()
    for script in people:
        sender = uuid.uuid4().hex
        for text in script:
            before = time.perf_counter()
            await connection.say(sender, text)
            found.append((time.perf_counter() - before) * 1000)
    connection.close()
    return found


def _cpu(product: Ours) -> Mapping[str, float]:
    return {name: machine.cpu_ms(pid) for name, pid in product.pids.items()}


def calls(logs: Mapping[str, str]) -> int:
    """How often one process has called another."""
    lines = ((marks, line) for name, marks in CALLS.items() for line in logs[name].splitlines())
    return sum(any(mark in line for mark in marks) for marks, line in lines)


def main() -> None:
    with Ours() as product:
        said = scripts()
        for people in said.values():
            measure(product, people[:2])
        found: dict[str, list[Cost]] = {name: [] for name in said}
        for _ in range(ROUNDS):
            for name, people in said.items():
                found[name].append(measure(product, people))
    for name, rounds in found.items():
        sys.stdout.write(f"{Cost.together(rounds).line(name)}\n")


if __name__ == "__main__":
    main()
