"""`sinmungo config …`: what can be set, what is set, and whether it is right."""

from __future__ import annotations

import json

import typer

from bot.cli.frame import Frame


def group(frame: Frame) -> typer.Typer:
    app = frame.group("cli.config")
    console = frame.console
    json_help = console.text("cli.json.help")

    @frame.command(app, "show", "cli.config.show")
    def show(as_json: bool = typer.Option(False, "--json", help=json_help)) -> None:
        from bot.cli.support.setting_list import rows

        values = {row.name: row.value for row in rows()}
        if as_json:
            console.data(json.dumps(values, ensure_ascii=False, indent=2))
            return
        for name, value in values.items():
            console.data(f"{name}={value}")

    @frame.command(app, "list", "cli.config.list")
    def list_settings() -> None:
        from bot.cli.support.setting_list import rows

        for row in rows():
            default = f"  [{row.default}]" if row.default else ""
            console.data(f"{row.name}{default}\n    {row.help}")

    @frame.command(app, "check", "cli.config.check")
    def check() -> None:
        from bot.cli.support.setting_list import rows
        from bot.compose import portals
        from bot.core import migrate
        from bot.core.settings import key_is_given, load
        from bot.keys import installation as keys

        rows()
        settings = load()
        if key_is_given() or migrate.any_database(settings):
            keys.load(settings)
        portals(settings)
        console.tell("cli.config.good")

    return app
