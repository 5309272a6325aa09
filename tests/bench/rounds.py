"""Several servers measured in alternating rounds, so that a machine that gets slower or busier
does so for all of them; what counts is the median of the rounds."""

from __future__ import annotations

import asyncio
import statistics
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from tests.bench import load, machine
from tests.bench.load import Connection, Figures

CONNECTIONS = (1, 8, 32)
SECONDS, ROUNDS = 4.0, 5


@dataclass(frozen=True)
class Server:
    """`pids` by the name of the process; `day` is a script that only ours can hold, `prose` what
    one person after the other says."""

    connect: Callable[[], Connection]
    pids: Mapping[str, int]
    cold_start: float
    script: Sequence[str]
    day: Sequence[str] = ()
    prose: Iterator[Sequence[str]] | None = None


@dataclass(frozen=True)
class Medians:
    """Of the rounds at one number of connections: turns a second, latencies in ms at 0.5, 0.95."""

    rate: float
    p50: float
    p95: float

    @classmethod
    def of(cls, rounds: Sequence[Figures]) -> Medians:
        middle = statistics.median
        return cls(
            middle(one.rate for one in rounds),
            middle(one.at(0.5) for one in rounds),
            middle(one.at(0.95) for one in rounds),
        )


@dataclass(frozen=True)
class Side:
    """`figures` by number of connections; `cpu` in ms a turn at 8, `memory` in MiB, by process."""

    figures: Mapping[int, Medians]
    cpu: Mapping[str, float]
    memory: Mapping[str, float]
    cold_start: float
    day: Medians | None = None
    prose: Medians | None = None


def order(names: Sequence[str], number: int) -> list[str]:
    """Who is measured when in round `number`: each round the other way round, so that nobody is
    always the one who comes after a busy second."""
    return list(names if number % 2 == 0 else reversed(names))


def measure(servers: Mapping[str, Server], note: Callable[[str], None]) -> dict[str, Side]:
    """All servers run; one at a time is asked."""
    for server in servers.values():
        asyncio.run(load.run(server.connect, server.script, 2, 2.0))
    figures: dict[str, dict[int, list[Figures]]] = {name: {} for name in servers}
    days: dict[str, list[Figures]] = {name: [] for name in servers}
    prose: dict[str, list[Figures]] = {name: [] for name in servers}
    spent: dict[str, list[Mapping[str, float]]] = {name: [] for name in servers}
    for number in range(ROUNDS):
        note(f"round {number + 1} of {ROUNDS}")
        for name in order(list(servers), number):
            server = servers[name]
            for connections in CONNECTIONS:
                before = {one: machine.cpu_ms(pid) for one, pid in server.pids.items()}
                found = asyncio.run(load.run(server.connect, server.script, connections, SECONDS))
                figures[name].setdefault(connections, []).append(found)
                if connections == CONNECTIONS[1]:
                    spent[name].append(_spent(server, before, len(found.latencies)))
            if server.day:
                days[name].append(asyncio.run(load.run(server.connect, server.day, 8, SECONDS)))
            if server.prose is not None:
                said = load.said_by_many(server.connect, server.prose, 8, SECONDS)
                prose[name].append(asyncio.run(said))
    return {
        name: _side(one, figures[name], days[name], prose[name], spent[name])
        for name, one in servers.items()
    }


def _spent(server: Server, before: Mapping[str, float], turns: int) -> Mapping[str, float]:
    return {one: (machine.cpu_ms(pid) - before[one]) / turns for one, pid in server.pids.items()}


def _side(
    server: Server,
    figures: Mapping[int, Sequence[Figures]],
    days: Sequence[Figures],
    prose: Sequence[Figures],
    spent: Sequence[Mapping[str, float]],
) -> Side:
    return Side(
        {connections: Medians.of(rounds) for connections, rounds in figures.items()},
        {one: statistics.median(round_[one] for round_ in spent) for one in server.pids},
        {one: machine.memory_mib(pid) for one, pid in server.pids.items()},
        server.cold_start,
        Medians.of(days) if days else None,
        Medians.of(prose) if prose else None,
    )
