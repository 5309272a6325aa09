"""`sinmungo serve …`: one process in the foreground."""

from __future__ import annotations

import os

import typer

from bot.cli.frame import Frame
from bot.cli.keys import sealed
from bot.cli.run.dialogue import NLU_PYTHON, ROOT, nlu_environment


def group(frame: Frame) -> typer.Typer:
    app = frame.group("cli.serve")

    @frame.command(app, "gateway", "cli.serve.gateway")
    def gateway() -> None:
        from bot import app as process
        from bot.core.settings import load

        process.run(load())

    @frame.command(app, "worker", "cli.serve.worker")
    def worker() -> None:
        from bot import worker as process
        from bot.core.settings import load

        process.run(load())

    @frame.command(app, "dialogue", "cli.serve.dialogue")
    def dialogue() -> None:
        from bot.core.settings import load

        settings = load()
        if not NLU_PYTHON.exists():
            frame.console.fail("cli.nlu.missing")
            raise typer.Exit(1)
        sealed.require(settings)
        environment = nlu_environment(settings)
        os.chdir(ROOT)
        os.execve(NLU_PYTHON, [str(NLU_PYTHON), "-m", "nlu.run"], environment)  # noqa: S606

    @frame.command(app, "actions", "cli.serve.actions")
    def actions() -> None:
        from actions import server
        from bot.cli.support import other_settings
        from bot.core.settings import load

        # Refuses a misspelt name, of whichever process.
        load()
        server.run(other_settings.actions())

    @frame.command(app, "portal", "cli.serve.portal")
    def portal() -> None:
        from actions.base.proxies import Trusted
        from actions.portal import app as process
        from bot.cases.officer_answers import never_told
        from bot.cli.support import other_settings
        from bot.core.settings import load
        from bot.heartbeat import beside

        settings, portal = load(), other_settings.portal()
        portal.ensure_key()
        portal.keyring()
        beating, trusted = beside(settings, "portal"), Trusted(settings.limits.trusted_proxies)
        process.run(portal, settings.host, settings.port, never_told, beating, trusted)

    return app
