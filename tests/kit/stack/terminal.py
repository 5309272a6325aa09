"""The command line at a real terminal: a child process on a pty of its own, answered in order."""

from __future__ import annotations

import os
import pty
import select
import signal
import sys
import traceback
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from bot.cli.command_line import run

CTRL_C, CTRL_D, RETURN = "\x03", "\x04", "\n"
_PATIENCE = 300.0
"""Seconds: a guard against a program that waits for ever, no measure."""


@dataclass(frozen=True)
class Shown:
    code: int
    screen: str


Typed = str | Callable[[], str]


def at_terminal(arguments: Sequence[str], answers: Sequence[tuple[str, Typed]] = ()) -> Shown:
    """Run `sinmungo ARGUMENTS`; to each (what is on the screen, what is typed then) in order."""
    child, terminal = pty.fork()
    if child == 0:
        _run(arguments)
    screen, seen = "", 0
    waiting = list(answers)
    while True:
        ready, _, _ = select.select([terminal], [], [], _PATIENCE)
        assert ready, f"the program waits after: {screen}"
        try:
            read = os.read(terminal, 65536)
        except OSError:
            read = b""
        if not read:
            break
        screen += read.decode("utf-8", "replace")
        while waiting and waiting[0][0] in screen[seen:]:
            seen = screen.index(waiting[0][0], seen) + len(waiting[0][0])
            typed = waiting.pop(0)[1]
            os.write(terminal, (typed if isinstance(typed, str) else typed()).encode("utf-8"))
    _, status = os.waitpid(child, 0)
    os.close(terminal)
    assert not waiting, f"{waiting[0][0]!r} was never on the screen: {screen}"
    return Shown(os.waitstatus_to_exitcode(status), screen.replace("\r\n", "\n"))


def _run(arguments: Sequence[str]) -> None:
    """In the child: pytest's own streams are left behind."""
    code = 99
    # Whoever started the tests may ignore it, as a shell does for what runs in its background.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        sys.stdin, sys.stdout, sys.stderr = (
            os.fdopen(number, mode, encoding="utf-8", closefd=False)
            for number, mode in ((0, "r"), (1, "w"), (2, "w"))
        )
        code = run(arguments)
        sys.stdout.flush()
        sys.stderr.flush()
    finally:
        if sys.exc_info()[0] is not None:
            traceback.print_exc()
            sys.stderr.flush()
        os._exit(code)
