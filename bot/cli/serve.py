"""`sinmungo serve …`: one process in the foreground."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from bot.cli.frame import Frame
from bot.cli.settings import child_environment

if TYPE_CHECKING:
    from bot.settings import Settings

ROOT = Path(__file__).parents[2]
NLU_PYTHON = ROOT / "nlu" / ".venv" / "bin" / "python"


def group(frame: Frame) -> typer.Typer:
    app = frame.group("cli.serve")

    @frame.command(app, "gateway", "cli.serve.gateway")
    def gateway() -> None:
        from bot import app as process
        from bot.settings import load

        process.run(load())

    @frame.command(app, "worker", "cli.serve.worker")
    def worker() -> None:
        from bot import worker as process
        from bot.settings import load

        process.run(load())

    @frame.command(app, "dialogue", "cli.serve.dialogue")
    def dialogue() -> None:
        from bot.settings import load

        settings = load()
        if not NLU_PYTHON.exists():
            frame.console.fail("cli.nlu.missing")
            raise typer.Exit(1)
        environment = nlu_environment(settings)
        os.chdir(ROOT)
        os.execve(NLU_PYTHON, [str(NLU_PYTHON), "-m", "nlu.run"], environment)  # noqa: S606

    @frame.command(app, "actions", "cli.serve.actions")
    def actions() -> None:
        from actions import server
        from bot.cli import other_settings
        from bot.settings import load

        # Refuses a misspelt name, of whichever process.
        load()
        server.run(other_settings.actions())

    @frame.command(app, "portal", "cli.serve.portal")
    def portal() -> None:
        from actions.portal import app as process
        from bot.cli import other_settings
        from bot.settings import load

        settings = load()
        process.run(other_settings.portal(), settings.host, settings.port)

    return app


def nlu_environment(settings: Settings) -> dict[str, str]:
    """What a process of the nlu environment is told: it reads no `.env` and no defaults of ours."""
    return child_environment(
        SINMUNGO_PORT=str(settings.port),
        SINMUNGO_DIALOGUE_PORT=str(settings.dialogue_port),
        SINMUNGO_ACTIONS_PORT=str(settings.actions_port),
        SINMUNGO_VAR=str(settings.var.resolve()),
        SINMUNGO_ENDPOINTS=str(settings.endpoints.resolve()),
        SINMUNGO_DATABASE_URL=settings.database_url,
        SINMUNGO_LOG_LEVEL=settings.log_level,
        # Small inputs on few cores: threads only wait for each other.
        OPENBLAS_NUM_THREADS="1",
        OMP_NUM_THREADS="1",
        TF_CPP_MIN_LOG_LEVEL="3",
    )
