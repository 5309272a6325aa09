"""`make bench`: stock Rasa, the commit before and this tree in one run on one machine; writes its
parts of BENCHMARKS.md and fails if a figure is worse than before by more than 5%.

`make bench BEFORE=REV` names the commit to compare with, `BEFORE=none` leaves that out.
"""

from __future__ import annotations

import argparse
import asyncio
import statistics
import sys
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import replace

from tests.bench import (
    against,
    before,
    channels,
    load,
    machine,
    prose,
    rounds,
    sections,
    stock,
    understanding,
)
from tests.bench.load import Connection
from tests.bench.ours import Ours
from tests.bench.report import Report, write
from tests.bench.rounds import Server
from tests.bench.sentences import DAY, SENTENCES

GROWTH = 2000


def note(text: str) -> None:
    sys.stderr.write(f"{text}\n")


def main() -> int:
    options = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    options.add_argument("--before", help="the commit to compare with, or none")
    named = options.parse_args().before or None
    sha = None if named == "none" else before.commit(named)
    with Ours() as product, ExitStack() as running:
        note("stock Rasa: training if needed (some minutes the first time)")
        rival = running.enter_context(stock.Stock())
        servers = {
            "stock": Server(lambda: Connection(stock.URL), rival.pids, rival.cold_start, SENTENCES)
        }
        if sha is not None:
            note(f"{sha}: environments and model if needed")
            old = running.enter_context(before.Before(sha))
            servers["before"] = _server(old, old.day())
        servers["now"] = _server(product, DAY)
        sides = rounds.measure(servers, note)
        running.close()
        # By itself: beside the others it shares pages with them.
        alone = {name: machine.memory_mib(pid) for name, pid in product.pids.items()}
        grown = asyncio.run(load.grow(servers["now"].connect, SENTENCES[0], GROWTH + 20))
        held = product.acknowledged(20)
    note("recorded conversations")
    parses = understanding.measure()
    growth = {turn: statistics.median(grown[turn - 10 : turn + 10]) for turn in (20, 200, GROWTH)}
    busy, help_ms = machine.load_average(), machine.help_ms()
    ours = sides["now"]
    shown = replace(ours, memory=alone)
    text = write(Report(sides["stock"], shown, growth, held, parses, help_ms, busy))
    if sha is not None:
        text += f"\n{against.section(sha, sides['before'], ours)}"
    _keep(text)
    note("real first messages")
    if (said := prose.measure()) is not None:
        _keep(said.section())
    note("channels")
    _keep(channels.section())
    worse = sha is not None and any(one.worse for one in against.figures(sides["before"], ours))
    return int(worse)


def _keep(text: str) -> None:
    """At once: what comes after it may fail."""
    sections.put(text)
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


def _server(running: Ours | before.Before, day: Sequence[str]) -> Server:
    url, token = running.url, running.token
    return Server(
        lambda: Connection(url, token),
        running.pids,
        running.cold_start,
        SENTENCES,
        day,
        prose.mix(),
    )


if __name__ == "__main__":
    sys.exit(main())
