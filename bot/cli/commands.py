"""All commands as one typer application."""

from __future__ import annotations

import typer

from bot.cli import (
    chat,
    config,
    doctor,
    faq,
    key,
    migrate,
    notices,
    portal_cases,
    portal_officers,
    review,
    serve,
    terms,
    train,
    up,
)
from bot.cli.console import Console
from bot.cli.frame import Frame


def build(console: Console) -> typer.Typer:
    """`sinmungo` with every command; nothing of it runs yet."""
    frame = Frame(console)
    app = frame.group("cli.root")
    _add_options(app, console)
    for module in (up, chat, doctor, train, migrate, notices):
        module.add(app, frame)
    app.add_typer(serve.group(frame), name="serve")
    app.add_typer(config.group(frame), name="config")
    app.add_typer(key.group(frame), name="key")
    app.add_typer(faq.group(frame), name="faq")
    app.add_typer(terms.group(frame), name="terms")
    app.add_typer(review.group(frame), name="review")
    portal = frame.group("cli.portal")
    portal.add_typer(portal_officers.group(frame), name="officer")
    portal_cases.add(portal, frame)
    app.add_typer(portal, name="portal")
    return app


def _add_options(app: typer.Typer, console: Console) -> None:
    @app.callback()
    def root(
        quiet: bool = typer.Option(False, "--quiet", "-q", help=console.text("cli.quiet.help")),
        no_input: bool = typer.Option(False, "--no-input", help=console.text("cli.no_input.help")),
    ) -> None:
        # Read before anything is parsed (bot.cli.run): here they are only documented.
        del quiet, no_input
