"""`sinmungo notices RECEIPT`: that a person was told of a case, or why not."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import typer

from bot.cli.frame import Frame

if TYPE_CHECKING:
    from bot.sql import AnyRow

COLUMNS = ("event", "channel", "outcome", "code")


def add(app: typer.Typer, frame: Frame) -> None:
    console = frame.console

    @frame.command(app, "notices", "cli.notices")
    def notices(
        receipt: str = typer.Argument(help=console.text("cli.portal.receipt.help")),
        as_json: bool = typer.Option(False, "--json", help=console.text("cli.json.help")),
    ) -> None:
        from actions.portal.receipt import normalise

        found = _proofs(normalise(receipt) or receipt)
        if not found:
            console.fail("cli.notices.none", receipt=receipt)
            raise typer.Exit(1)
        for row in found:
            console.data(_line(row, as_json))


def _proofs(reference: str) -> list[AnyRow]:
    """Oldest first. Raises SettingError, StaleSchema."""
    from bot import migrate, notice_store
    from bot import settings as bot_settings
    from bot.db import Database

    settings = bot_settings.load()
    migrate.require_current(settings)
    database = Database(settings.sqlalchemy_url)
    try:
        return database.submit(lambda c: notice_store.of_case(c, reference)).result()
    finally:
        database.close()


def _line(row: AnyRow, as_json: bool) -> str:
    """When (UTC), what was told, where, with what outcome, and the channel's own word for it."""
    at = datetime.fromtimestamp(row.at, UTC).isoformat(timespec="seconds")
    values: dict[str, Any] = {"at": at, **{name: row._mapping[name] for name in COLUMNS}}
    if as_json:
        return json.dumps(values)
    return "\t".join(str(value) for value in values.values() if value is not None)
