"""`sinmungo migrate`: the tables of the gateway and of the embedded portal."""

from __future__ import annotations

from typing import TYPE_CHECKING

import typer

from bot.cli.frame import Frame

if TYPE_CHECKING:
    from bot.core.settings import Settings


def add(app: typer.Typer, frame: Frame) -> None:
    console = frame.console

    @frame.command(app, "migrate", "cli.migrate")
    def migrate(
        down: bool = typer.Option(False, "--down", help=console.text("cli.migrate.down.help")),
        yes: bool = typer.Option(False, "--yes", help=console.text("cli.migrate.yes.help")),
    ) -> None:
        from bot.core import migrate as migrations
        from bot.core import settings as bot_settings

        settings = bot_settings.load()
        if not down:
            upgrade_all(settings)
            bot_settings.webchat_token(settings)
            console.tell("cli.migrate.done", version=str(migrations.current(settings)))
            return
        if not yes and (console.no_input or not typer.confirm(console.text("cli.migrate.sure"))):
            console.fail("cli.migrate.not_sure")
            raise typer.Exit(1)
        migrations.downgrade(settings)
        console.tell("cli.migrate.gone")


def upgrade_all(settings: Settings) -> None:
    """The gateway's tables and what ships for them; the embedded portal's too, if it is served
    here: it knows us then. The data key is made where nothing is yet, else it must fit.

    Raises KeyRefused."""
    from bot.core import migrate
    from bot.keys import installation as keys
    from bot.knowledge import seed as knowledge_seed

    keys.ensure(settings)
    migrate.upgrade(settings)
    keys.check(settings)
    knowledge_seed.seed(settings)
    if settings.embedded_portal:
        from actions.portal import app as portal
        from actions.portal.core.settings import PortalSettings

        portal.prepare(PortalSettings())
