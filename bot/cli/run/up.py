"""`sinmungo up`: everything on this machine, watched over by one small process."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from bot.cli.frame import Frame
from bot.cli.run.child import Child
from bot.cli.settings import child_environment

if TYPE_CHECKING:
    from bot.cli.console import Console
    from bot.core.settings import Settings

SINMUNGO = [sys.executable, "-m", "bot.cli"]


def add(app: typer.Typer, frame: Frame) -> None:
    console = frame.console

    @frame.command(app, "up", "cli.up")
    def up(
        gateways: int = typer.Option(1, min=1, help=console.text("cli.up.gateways.help")),
        dialogues: int = typer.Option(1, min=1, help=console.text("cli.up.dialogues.help")),
        actions: int = typer.Option(1, min=1, help=console.text("cli.up.actions.help")),
        workers: int = typer.Option(1, min=1, help=console.text("cli.up.workers.help")),
        logs: bool = typer.Option(False, "--logs", help=console.text("cli.up.logs.help")),
    ) -> None:
        from bot.core.settings import load

        settings = load()
        counts = {
            "gateway": gateways,
            "dialogue": dialogues,
            "actions": actions,
            "worker": workers,
        }
        children = plan(settings, counts, None if logs else settings.var / "log")
        _require_free_ports(console, children)
        _migrate(console)
        code = _watch(console, settings, children)
        raise typer.Exit(code)


def plan(settings: Settings, counts: dict[str, int], logs: Path | None) -> list[Child]:
    """The children in the order of their start: the gateways first, so that the page answers.

    The n-th of a kind listens on the kind's port plus n; gateways and workers share out the
    dialogues, dialogues the action servers. Metrics: two ports for each gateway and worker.
    """
    ports = {
        "gateway": settings.port,
        "dialogue": settings.dialogue_port,
        "actions": settings.actions_port,
    }
    paths = {
        "gateway": "/health/live",
        "dialogue": "/webhooks/gateway/health",
        "actions": "/health",
    }
    children = []
    for role in ("gateway", "dialogue", "actions", "worker"):
        for index in range(counts[role]):
            shared = {
                "SINMUNGO_PORT": settings.port + (index if role == "gateway" else 0),
                "SINMUNGO_DIALOGUE_PORT": settings.dialogue_port
                + (index if role == "dialogue" else index % counts["dialogue"]),
                "SINMUNGO_ACTIONS_PORT": settings.actions_port
                + (index if role == "actions" else index % counts["actions"]),
                "SINMUNGO_METRICS_PORT": settings.metrics_port
                and settings.metrics_port + 2 * index,
            }
            name = role if counts[role] == 1 else f"{role}-{index + 1}"
            children.append(
                Child(
                    name=name,
                    command=[*SINMUNGO, "serve", role],
                    environment=child_environment(**{k: str(v) for k, v in shared.items()}),
                    log=None if logs is None else logs / f"{name}.log",
                    port=ports[role] + index if role in ports else 0,
                    path=paths.get(role, ""),
                )
            )
    return children


def _require_free_ports(console: Console, children: list[Child]) -> None:
    from bot.cli.run.ports import is_free

    taken = [child for child in children if child.port and not is_free(child.port)]
    for child in taken:
        console.fail("cli.up.port_taken", name=child.name, port=str(child.port))
    if taken:
        raise typer.Exit(1)


def _migrate(console: Console) -> None:
    """In a process of its own: what it imports would stay in ours for good."""
    start = time.monotonic()
    done = subprocess.run(  # noqa: S603 - our own interpreter
        [*SINMUNGO, "--quiet", "migrate"], stdin=subprocess.DEVNULL, check=False
    )
    if done.returncode != 0:
        raise typer.Exit(done.returncode if done.returncode > 0 else 1)
    _stage(console, "migrate", time.monotonic() - start)


def _stage(console: Console, name: str, seconds: float) -> None:
    console.tell("cli.up.stage", name=name, seconds=f"{seconds:.1f}")


def _watch(console: Console, settings: Settings, children: list[Child]) -> int:
    """Run until a signal; the exit code."""
    from bot.cli.run.supervisor import StartFailed, Supervisor

    supervisor = Supervisor(
        children,
        [child for child in children if child.name.startswith(("gateway", "worker"))],
        lambda child, seconds: _stage(console, child.name, seconds),
        lambda child, code: console.fail("cli.up.died", name=child.name, code=str(code)),
    )
    supervisor.listen()
    try:
        supervisor.start()
        if supervisor.wait_ready():
            console.tell("cli.up.ready")
            console.data(f"http://{_shown_host(settings.host)}:{settings.port}/")
            supervisor.run()
    except StartFailed as failure:
        child = failure.child
        console.fail("cli.up.failed", name=child.name, log=str(child.log or "-"))
        for line in child.last_lines():
            console.fail_plainly(f"  {line}")
        return 1
    finally:
        supervisor.stop()
    console.tell("cli.up.stopped")
    return 130 if supervisor.stopped_by is signal.SIGINT else 0


def _shown_host(host: str) -> str:
    return "localhost" if host in {"0.0.0.0", "::"} else host  # noqa: S104 - compared, not bound
