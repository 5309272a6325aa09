"""One child process: its own process group and log file; it is ended with its parent."""

from __future__ import annotations

import ctypes
import http.client
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

FIRST_PAUSE, LONGEST_PAUSE, STEADY = 0.2, 10.0, 30.0
"""Seconds: before the first restart, at most, and of life after which the pause is short again."""
LOG_LIMIT = 20 * 1024 * 1024
_PR_SET_PDEATHSIG = 1


@dataclass
class Child:
    """`port` and `path` are where it says that it is ready; without them it is when it runs."""

    name: str
    command: list[str]
    environment: dict[str, str]
    log: Path | None
    port: int = 0
    path: str = ""
    process: subprocess.Popen[bytes] | None = None
    started_at: float = 0.0
    ready: bool = False
    ever_ready: bool = False
    pause: float = FIRST_PAUSE
    restart_at: float = field(default=0.0)

    def start(self) -> None:
        """Raises OSError."""
        output = None if self.log is None else _open_log(self.log)
        try:
            self.process = subprocess.Popen(  # noqa: S603 - our own interpreter
                self.command,
                env=self.environment,
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT if output else None,
                process_group=0,
                preexec_fn=_end_with_parent(os.getpid()),
            )
        finally:
            if output is not None:
                os.close(output)
        self.started_at, self.ready, self.restart_at = time.monotonic(), False, 0.0

    @property
    def running(self) -> bool:
        return self.process is not None and self.process.poll() is None

    @property
    def exit_code(self) -> int | None:
        return None if self.process is None else self.process.poll()

    def check_ready(self) -> bool:
        """Ask it; True from the first good answer on."""
        if not self.ready and self.running and (not self.port or _answers(self.port, self.path)):
            self.ready = self.ever_ready = True
        return self.ready

    def plan_restart(self, now: float) -> None:
        """It is dead: when to start it again."""
        if now - self.started_at > STEADY:
            self.pause = FIRST_PAUSE
        self.restart_at = now + self.pause
        self.pause = min(self.pause * 2, LONGEST_PAUSE)

    def signal(self, number: signal.Signals) -> None:
        if self.process is not None and self.running:
            # The group may be gone already.
            with suppress(ProcessLookupError):
                os.killpg(self.process.pid, number)

    def last_lines(self, count: int = 5) -> list[str]:
        if self.log is None or not self.log.exists():
            return []
        text = self.log.read_text(encoding="utf-8", errors="replace")
        return text.splitlines()[-count:]


def _open_log(path: Path) -> int:
    """Appended to; what grew too long is kept once as `.1`."""
    path.parent.mkdir(parents=True, exist_ok=True)
    if path.exists() and path.stat().st_size > LOG_LIMIT:
        path.replace(path.with_name(path.name + ".1"))
    return os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)


def _end_with_parent(parent: int) -> Callable[[], None] | None:
    """For Linux: the kernel kills the child when we die, also by kill -9."""
    if sys.platform != "linux":
        return None
    prctl = ctypes.CDLL(None).prctl

    def arrange() -> None:
        prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
        if os.getppid() != parent:
            os._exit(1)

    return arrange


def _answers(port: int, path: str) -> bool:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=1.0)
    try:
        connection.request("GET", path)
        return connection.getresponse().status == 200
    except (OSError, http.client.HTTPException):
        return False
    finally:
        connection.close()
