"""The section of BENCHMARKS.md on speed, from the figures of one run."""

from __future__ import annotations

import os
import platform
from collections.abc import Mapping
from dataclasses import dataclass

from tests.bench.rounds import ROUNDS, SECONDS, Side
from tests.bench.understanding import Day


@dataclass(frozen=True)
class Report:
    """`growth`: turn → median ms around it; `held`: ms of acknowledgements, dialogue stopped;
    `help`: ms of the processor."""

    theirs: Side
    ours: Side
    growth: Mapping[int, float]
    held: list[float]
    parses: Day
    help: float
    load: float


def write(report: Report) -> str:
    return "\n".join([*_head(report), *_speed(report), *_cost(report), *_rest(report)]) + "\n"


def _head(report: Report) -> list[str]:
    return [
        "## Speed",
        "",
        "Output of `make bench`, one run on one machine "
        f"({os.cpu_count()} cores, Python {platform.python_version()}, load average at the end "
        f"{report.load:.1f}, the client on the same cores). Medians of {ROUNDS} rounds of "
        f"{SECONDS:.0f} seconds a figure, both sides by turns.",
        "",
        "*Stock*: Rasa 3.6.21, default pipeline with DIET, default policies, REST channel, "
        "in-memory tracker, one action a message (an action that says one thing); trained for 5 "
        "epochs, on which its speed does not depend. "
        "*Ours*: four processes on SQLite, through the gateway's REST shape: understanding, "
        "masking, durable inbox and outbox, one action. The same sentences.",
        "",
    ]


def _speed(report: Report) -> list[str]:
    rows = [
        "| conversations | stock turns/s | ours turns/s | ratio | stock p50 / p95 ms "
        "| ours p50 / p95 ms | ratio of p50 |",
        "|---|---|---|---|---|---|---|",
    ]
    for connections, ours in report.ours.figures.items():
        theirs = report.theirs.figures[connections]
        rows.append(
            f"| {connections} | {theirs.rate:.1f} | {ours.rate:.1f} "
            f"| **{ours.rate / theirs.rate:.1f}×** "
            f"| {theirs.p50:.1f} / {theirs.p95:.1f} "
            f"| {ours.p50:.1f} / {ours.p95:.1f} "
            f"| **{ours.p50 / theirs.p50:.2f}** |"
        )
    return ["### Turns", "", *rows, ""]


def _cost(report: Report) -> list[str]:
    rows = ["| process | CPU ms a turn | memory MiB |", "|---|---|---|"]
    for label, side in (("stock", report.theirs), ("ours", report.ours)):
        for name, spent in side.cpu.items():
            rows.append(f"| {label}: {name} | {spent:.2f} | {side.memory[name]:.0f} |")
        total, memory = sum(side.cpu.values()), sum(side.memory.values())
        rows.append(f"| **{label}: all** | **{total:.2f}** | **{memory:.0f}** |")
    note = "Memory after the load; pages that processes share are counted once."
    return ["### Cost of a turn at 8 conversations", "", *rows, "", note, ""]


def _rest(report: Report) -> list[str]:
    day, growth = report.ours.day, report.growth
    assert day is not None
    last, first = max(growth), min(growth)
    held = sorted(report.held)
    ways = ", ".join(f"turn {turn}: {ms:.1f} ms" for turn, ms in growth.items())
    return [
        "### The rest",
        "",
        f"- **A day's mix** (answers, choices, yes or no, commands, free sentences; ours, 8 "
        f"conversations): {day.rate:.1f} turns/s, p50 {day.p50:.1f} ms, p95 {day.p95:.1f} ms.",
        f"- **A long conversation** (median of 20 turns around it): {ways}; "
        f"turn {last} costs {growth[last] / growth[first]:.2f} times turn {first}.",
        f"- **Acknowledged while the dialogue is held**: p50 {held[len(held) // 2]:.1f}, "
        f"p95 {held[int(len(held) * 0.95)]:.1f} ms until the message is durable.",
        f"- **Cold start to the first reply**: ours {report.ours.cold_start:.1f} s "
        f"(databases made, four processes), stock {report.theirs.cold_start:.1f} s.",
        report.parses.line(),
        f"- **`sinmungo --help`**: {report.help:.0f} ms of the processor (goal 500).",
    ]
