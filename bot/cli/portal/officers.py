"""`sinmungo portal officer …`: who works at the embedded portal."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import typer

from bot.cli.frame import Frame

if TYPE_CHECKING:
    from actions.portal.cases.desk import Desk


@contextmanager
def open_desk() -> Iterator[Desk]:
    """The desk on the configured database. Raises SettingError, StaleSchema, KeyRefused."""
    from actions.portal import migrations
    from actions.portal.cases.desk import Desk
    from actions.portal.core.tables import is_missing
    from bot.cases.officer_answers import never_told
    from bot.cli.support import other_settings
    from bot.core.errors import NoDatabase, StaleSchema
    from bot.core.migrate import REMEDY
    from bot.core.settings import load

    load()
    settings = other_settings.portal()
    if is_missing(settings.url()):
        raise NoDatabase(str(settings.var.resolve() / "portal.db"))
    migrations.refuse_newer(settings.url())
    if not migrations.current_is_head(settings.url()):
        raise StaleSchema(f"The portal's tables are not up to date. Run: {REMEDY}")
    desk = Desk.open(settings, never_told)
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
            refused = desk.refused_keys()
        if refused:
            console.tell("cli.officer.refused", count=refused)

    @frame.command(app, "remove", "cli.portal.officer.remove")
    def remove(
        name: str = typer.Argument(help=name_help),
        yes: bool = typer.Option(False, "--yes", help=console.text("cli.yes.help")),
    ) -> None:
        with open_desk() as desk:
            left = desk.left_by(name)
            if left:
                console.tell("cli.officer.left", name=name, count=left)
            if len(desk.officers()) == 1:
                console.tell("cli.officer.last", name=name)
            if not yes and (console.no_input or not console.agreed("cli.officer.sure", name=name)):
                console.fail("cli.officer.not_sure", name=name)
                raise typer.Exit(1)
            desk.remove_officer(name)
        console.tell("cli.portal.officer.removed", name=name)

    return app
