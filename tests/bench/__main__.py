"""`make bench`: stock Rasa and ours in one run on one machine; writes its part of BENCHMARKS.md."""

from __future__ import annotations

import asyncio
import statistics
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from tests.bench import channels, load, machine, sections, stock, understanding
from tests.bench.load import Connection, Figures
from tests.bench.ours import Ours
from tests.bench.report import Report, write

CONNECTIONS = (1, 8, 32)
SECONDS, ROUNDS = 4.0, 2
GROWTH = 2000
SENTENCES = (
    "안녕하세요", "hello", "얼마나 걸려요?", "how much does it cost?", "고마워요", "thanks a lot",
    "너 사람이야?", "are you a robot", "무엇을 할 수 있어요?", "what can you do", "수고하세요",
    "who will answer me?",
)  # fmt: skip
"""Said to both: each needs understanding and one action."""
DAY = (
    "우리 동네 가로등이 고장났어요, 고쳐주세요", "네", "1",
    "일주일째 꺼져 있어요", "밤길이 어두워요", "아이들이 다니는 길이에요",
    "다 썼어요", "네", "세종대로 1 앞",
    "얼마나 걸려요?", "어제", "1",
    "홍길동", "010-1234-5678", "아니요",
    "그만", "고마워요", "무엇을 할 수 있어요?",
)  # fmt: skip
"""A day's mix for ours: 7 answers, 3 choices, 3 yes or no, 1 command, 4 free sentences."""


@dataclass(frozen=True)
class Side:
    """`figures` by number of connections, the best of the rounds; `cpu` in ms a turn at 8."""

    figures: Mapping[int, Figures]
    cpu: Mapping[str, float]
    memory: Mapping[str, float]
    cold_start: float


def note(text: str) -> None:
    sys.stderr.write(f"{text}\n")


async def measure(connect: Callable[[], Connection], script: Sequence[str]) -> dict[int, Figures]:
    """The best round at each number of connections, after one to get warm."""
    await load.run(connect, script, 2, 2.0)
    best: dict[int, Figures] = {}
    for _ in range(ROUNDS):
        for connections in CONNECTIONS:
            found = await load.run(connect, script, connections, SECONDS)
            if connections not in best or found.rate > best[connections].rate:
                best[connections] = found
    return best


async def cpu(
    connect: Callable[[], Connection], script: Sequence[str], pids: Mapping[str, int]
) -> dict[str, float]:
    before = {name: machine.cpu_ms(pid) for name, pid in pids.items()}
    found = await load.run(connect, script, 8, SECONDS)
    turns = len(found.latencies)
    return {name: (machine.cpu_ms(pid) - before[name]) / turns for name, pid in pids.items()}


def side(connect: Callable[[], Connection], pids: Mapping[str, int], cold_start: float) -> Side:
    figures = asyncio.run(measure(connect, SENTENCES))
    spent = asyncio.run(cpu(connect, SENTENCES, pids))
    memory = {name: machine.memory_mib(pid) for name, pid in pids.items()}
    return Side(figures, spent, memory, cold_start)


def main() -> None:
    note("stock Rasa: training if needed (some minutes the first time), then the load")
    with stock.Stock() as rival:
        theirs = side(lambda: Connection(stock.URL), rival.pids, rival.cold_start)
    note("ours")
    with Ours() as product:

        def connect() -> Connection:
            return Connection(product.url, product.token)

        ours = side(connect, product.pids, product.cold_start)
        day = asyncio.run(load.run(connect, DAY, 8, SECONDS * 2))
        grown = asyncio.run(load.grow(connect, SENTENCES[0], GROWTH + 20))
        held = product.acknowledged(20)
    note("recorded conversations")
    parses = understanding.measure()
    growth = {turn: statistics.median(grown[turn - 10 : turn + 10]) for turn in (20, 200, GROWTH)}
    rounds = f"Best of {ROUNDS} rounds of {SECONDS:.0f} seconds"
    busy, help_ms = machine.load_average(), machine.help_ms()
    text = write(Report(theirs, ours, day, growth, held, parses, help_ms, busy, rounds))
    note("channels")
    text += f"\n{channels.section()}"
    sections.put(text)
    sys.stdout.write(text)


if __name__ == "__main__":
    main()
