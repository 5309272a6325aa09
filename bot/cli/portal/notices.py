"""`sinmungo notices RECEIPT`: that a person was told of a case, or why not."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import typer

from bot.cli.frame import Frame
from locales.moments import iso

if TYPE_CHECKING:
    from bot.core.sql import AnyRow

COLUMNS = ("portal", "event", "channel", "outcome", "code")


def add(app: typer.Typer, frame: Frame) -> None:
    console = frame.console

    @frame.command(app, "notices", "cli.notices")
    def notices(
        receipt: str = typer.Argument(help=console.text("cli.portal.receipt.help")),
        portal: str | None = typer.Option(None, help=console.text("cli.notices.portal.help")),
        as_json: bool = typer.Option(False, "--json", help=console.text("cli.json.help")),
    ) -> None:
        from actions.adapters.references import normalise

        found = _proofs(normalise(receipt) or receipt, portal)
        if not found:
            console.fail("cli.notices.none", receipt=receipt)
            raise typer.Exit(1)
        several = len({row.portal for row in found}) > 1
        for row in found:
            console.data(_json(row) if as_json else _line(row, several))


def _proofs(reference: str, portal: str | None) -> list[AnyRow]:
    """Oldest first. Raises SettingError, StaleSchema."""
    from bot.core import migrate
    from bot.core import settings as bot_settings
    from bot.core.db import Database
    from bot.delivery import proofs as notice_store

    settings = bot_settings.load()
    migrate.require_current(settings)
    database = Database(settings.sqlalchemy_url)
    try:
        return database.submit(lambda c: notice_store.of_number(c, reference, portal)).result()
    finally:
        database.close()


def _json(row: AnyRow) -> str:
    return json.dumps(_values(row))


def _line(row: AnyRow, several: bool) -> str:
    """When, at which of several portals, what was told, where, with what outcome, and the channel's
    own word for it."""
    values = _values(row)
    if not several:
        del values["portal"]
    return "\t".join(str(value) for value in values.values() if value is not None)


def _values(row: AnyRow) -> dict[str, Any]:
    return {"at": iso(row.at), **{name: row._mapping[name] for name in COLUMNS}}
