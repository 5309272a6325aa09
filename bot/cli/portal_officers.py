"""`sinmungo portal officer …`: who works at the embedded portal."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import typer

from bot.cli.frame import Frame

if TYPE_CHECKING:
    from actions.portal.desk import Desk


@contextmanager
def open_desk() -> Iterator[Desk]:
    """The desk on the configured database. Raises SettingError, StaleSchema."""
    from actions.portal import migrations
    from actions.portal.desk import Desk
    from bot.cli import other_settings
    from bot.errors import StaleSchema
    from bot.migrate import REMEDY
    from bot.settings import load

    load()
    settings = other_settings.portal()
    if not migrations.current_is_head(settings.url()):
        raise StaleSchema(f"The portal's tables are not up to date. Run: {REMEDY}")
    desk = Desk.open(settings)
    try:
        yield desk
    finally:
        desk.close()


def group(frame: Frame) -> typer.Typer:
    app = frame.group("cli.portal.officer")
    console = frame.console
    name_help = console.text("cli.portal.officer.name.help")

    @frame.command(app, "add", "cli.portal.officer.add")
    def add(
        name: str = typer.Argument(help=name_help),
        agency: str = typer.Option("", help=console.text("cli.portal.officer.agency.help")),
    ) -> None:
        with open_desk() as desk:
            key = desk.add_officer(name, agency or None)
        console.tell("cli.portal.officer.added", name=name)
        console.data(key)

    @frame.command(app, "list", "cli.portal.officer.list")
    def list_officers() -> None:
        with open_desk() as desk:
            for officer in desk.officers():
                console.data(f"{officer.name}\t{officer.role}\t{officer.agency or '*'}")

    @frame.command(app, "remove", "cli.portal.officer.remove")
    def remove(name: str = typer.Argument(help=name_help)) -> None:
        with open_desk() as desk:
            desk.remove_officer(name)
        console.tell("cli.portal.officer.removed", name=name)

    return app
