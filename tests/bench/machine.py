"""What the kernel knows of a process: its time and its memory."""

from __future__ import annotations

import os
import resource
import subprocess
import sys
from pathlib import Path

TICK_MS = 1000 / os.sysconf("SC_CLK_TCK")


def cpu_ms(pid: int) -> float:
    """Processor time of a process so far, user and system, in milliseconds."""
    fields = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) * TICK_MS


def memory_mib(pid: int) -> float:
    """Resident memory in MiB. What processes share is divided among them (PSS), so that a sum over
    processes is what they take together."""
    for line in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines():
        if line.startswith("Pss:"):
            return int(line.split()[1]) / 1024
    return 0.0


def load_average() -> float:
    return os.getloadavg()[0]


def help_ms() -> float:
    """Processor time of `sinmungo --help`, the best of three, in milliseconds."""
    return min(_child_ms([sys.executable, "-m", "bot.cli", "--help"]) for _ in range(3))


def _child_ms(command: list[str]) -> float:
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return 1000 * (after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
