"""What understanding costs over a day: each recorded conversation is said once, nothing cached."""

from __future__ import annotations

import json
import statistics
import tempfile
from dataclasses import dataclass
from pathlib import Path

from tests.kit.people.transcript import Runner, files
from tests.kit.stack.portal_desk import PortalDesk
from tests.kit.stack.processes import Stack

CONVERSATIONS = Path(__file__).parents[1] / "e2e" / "transcripts"


@dataclass(frozen=True)
class Day:
    """`milliseconds` of each turn that the dialogue took; 0 where there was nothing to understand:
    a choice, a receipt that arrives."""

    conversations: int
    milliseconds: tuple[float, ...]

    def line(self) -> str:
        ordered = sorted(self.milliseconds)
        p95 = ordered[int(len(ordered) * 0.95)]
        return (
            f"- **Understanding over all {self.conversations} recorded conversations** "
            f"({len(ordered)} turns, each once, nothing cached): "
            f"mean {statistics.mean(ordered):.1f} ms a turn (goal 2), p50 "
            f"{statistics.median(ordered):.1f}, p95 {p95:.1f} ms."
        )


def measure() -> Day:
    with tempfile.TemporaryDirectory() as folder, Stack(Path(folder)) as stack:
        stack.wait_for_answers()
        desk = PortalDesk(stack)
        found = files(CONVERSATIONS)
        for path in found:
            Runner(stack.gateway_url, desk.act).record(path.read_text(encoding="utf-8"))
        log = stack.logs()["dialogue"]
    return Day(len(found), parses(log))


def parses(log: str) -> tuple[float, ...]:
    """Milliseconds of understanding of each turn, as the dialogue logged them."""
    records = (json.loads(line) for line in log.splitlines() if line.startswith("{"))
    return tuple(record["parse_ms"] for record in records if "parse_ms" in record)
