"""All commands as one typer application."""

from __future__ import annotations

import typer

from bot.cli.console import Console
from bot.cli.frame import Frame
from bot.cli.keys import key
from bot.cli.knowledge import faq, review, terms
from bot.cli.portal import cases as portal_cases
from bot.cli.portal import handoffs, notices
from bot.cli.portal import officers as portal_officers
from bot.cli.portal import steps as portal_steps
from bot.cli.run import chat, migrate, serve, train, up
from bot.cli.support import backup, config, doctor


def build(console: Console) -> typer.Typer:
    """`sinmungo` with every command; nothing of it runs yet."""
    frame = Frame(console)
    app = frame.group("cli.root")
    _add_options(app, console)
    for module in (up, chat, doctor, train, migrate, notices, backup):
        module.add(app, frame)
    app.add_typer(serve.group(frame), name="serve")
    app.add_typer(config.group(frame), name="config")
    app.add_typer(key.group(frame), name="key")
    app.add_typer(faq.group(frame), name="faq")
    app.add_typer(terms.group(frame), name="terms")
    app.add_typer(review.group(frame), name="review")
    app.add_typer(handoffs.group(frame), name="handoffs")
    portal = frame.group("cli.portal")
    portal.add_typer(portal_officers.group(frame), name="officer")
    portal_cases.add(portal, frame)
    portal_steps.add(portal, frame)
    app.add_typer(portal, name="portal")
    return app


def _add_options(app: typer.Typer, console: Console) -> None:
    @app.callback()
    def root(
        quiet: bool = typer.Option(False, "--quiet", "-q", help=console.text("cli.quiet.help")),
        no_input: bool = typer.Option(False, "--no-input", help=console.text("cli.no_input.help")),
    ) -> None:
        # Read before anything is parsed (bot.cli.command_line): here they are only documented.
        del quiet, no_input
