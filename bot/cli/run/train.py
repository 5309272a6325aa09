"""`sinmungo train`: the model of the dialogue, if its data changed."""

from __future__ import annotations

import subprocess
import time
from pathlib import Path

import typer

from bot.cli.frame import Frame
from bot.cli.run.dialogue import NLU_PYTHON, ROOT, nlu_environment


def add(app: typer.Typer, frame: Frame) -> None:
    console = frame.console

    @frame.command(app, "train", "cli.train")
    def train() -> None:
        from bot.core.settings import load

        settings = load()
        if not NLU_PYTHON.exists():
            console.fail("cli.nlu.missing")
            raise typer.Exit(1)
        log = settings.var / "log" / "train.log"
        log.parent.mkdir(parents=True, exist_ok=True)
        start = time.monotonic()
        console.tell("cli.train.begun", log=str(log))
        code = run(log, nlu_environment(settings))
        if code != 0:
            console.fail("cli.train.failed", log=str(log))
            raise typer.Exit(1)
        console.tell("cli.train.done", seconds=f"{time.monotonic() - start:.1f}")


def run(log: Path, environment: dict[str, str]) -> int:
    """Train with all output in `log`; the exit code. Ctrl-C ends the training too."""
    with log.open("wb") as output:
        child = subprocess.Popen(  # noqa: S603 - our own interpreter
            [str(NLU_PYTHON), "-m", "nlu.train"],
            cwd=ROOT,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
        )
        try:
            return child.wait()
        except KeyboardInterrupt:
            child.terminate()
            child.wait()
            raise
