"""`sinmungo migrate`: the tables of the gateway and of the embedded portal."""

from __future__ import annotations

import typer

from bot.cli.frame import Frame


def add(app: typer.Typer, frame: Frame) -> None:
    console = frame.console

    @frame.command(app, "migrate", "cli.migrate")
    def migrate(
        down: bool = typer.Option(False, "--down", help=console.text("cli.migrate.down.help")),
        yes: bool = typer.Option(False, "--yes", help=console.text("cli.migrate.yes.help")),
    ) -> None:
        from bot import migrate as migrations
        from bot import settings as bot_settings

        settings = bot_settings.load()
        if not down:
            bot_settings.data_keys(settings)
            bot_settings.webchat_token(settings)
            migrations.upgrade_all(settings)
            console.tell("cli.migrate.done", version=str(migrations.current(settings)))
            return
        if not yes and (console.no_input or not typer.confirm(console.text("cli.migrate.sure"))):
            console.fail("cli.migrate.not_sure")
            raise typer.Exit(1)
        migrations.downgrade(settings)
        console.tell("cli.migrate.gone")
