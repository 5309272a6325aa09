"""`sinmungo review …`: messages that were not understood, for whoever improves the answers."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import typer

from bot.cli.frame import Frame
from bot.core.spreadsheet import MARK, guarded
from locales import LANGUAGES
from locales.moments import iso

if TYPE_CHECKING:
    from bot.knowledge.reviews import Reviewed

COLUMNS = (
    "at", "outcome", "chosen", "text", "rescued", "ranking", "channel", "locale", "similar", "turn",
)  # fmt: skip
SHOWN = 50


def group(frame: Frame) -> typer.Typer:
    app = frame.group("review")
    _add_list(app, frame)
    _add_export(app, frame)
    return app


def _add_list(app: typer.Typer, frame: Frame) -> None:
    console = frame.console

    @frame.command(app, "list", "review.list")
    def list_(
        outcome: str = typer.Option("", help=console.text("review.outcome.help")),
        locale: str = typer.Option("", help=console.text("review.locale.help")),
        limit: int = typer.Option(SHOWN, min=1, help=console.text("review.limit.help")),
    ) -> None:
        found = _found(frame, outcome, locale, limit)
        for one in found:
            console.data("\t".join(_line(one)))
        if not found:
            console.tell("review.none")


def _add_export(app: typer.Typer, frame: Frame) -> None:
    console = frame.console

    @frame.command(app, "export", "review.export")
    def export(
        kind: str = typer.Option("csv", "--format", help=console.text("review.format.help")),
        outcome: str = typer.Option("", help=console.text("review.outcome.help")),
        locale: str = typer.Option("", help=console.text("review.locale.help")),
    ) -> None:
        if kind not in ("csv", "json"):
            console.fail("review.format.unknown", name=kind)
            raise typer.Exit(2)
        rows = [_row(one) for one in _found(frame, outcome, locale, None)]
        if kind == "json":
            console.data(json.dumps(rows, ensure_ascii=False, indent=2))
        else:
            console.data(_as_csv(rows).rstrip("\r\n"))


def _found(frame: Frame, outcome: str, locale: str, limit: int | None) -> list[Reviewed]:
    """Raises SettingError, StaleSchema, typer.Exit for an unknown filter."""
    from bot.core import migrate
    from bot.core import settings as bot_settings
    from bot.core.db import Database
    from bot.keys import installation as keys
    from bot.knowledge import reviews as review_store

    allowed = {"outcome": review_store.OUTCOMES, "locale": tuple(LANGUAGES)}
    for name, value in (("outcome", outcome), ("locale", locale)):
        if value and value not in allowed[name]:
            options = ", ".join(allowed[name])
            frame.console.fail("review.filter.unknown", name=value, options=options)
            raise typer.Exit(2)
    settings = bot_settings.load()
    migrate.require_current(settings)
    database = Database(settings.sqlalchemy_url)
    try:
        cipher = keys.cipher(settings, database)
        found = database.submit(
            lambda c: review_store.listed(
                c, cipher, outcome=outcome or None, locale=locale or None, limit=limit
            )
        ).result()
    finally:
        database.close()
    return [_without_personal(frame, one) for one in found]


def _without_personal(frame: Frame, one: Reviewed) -> Reviewed:
    hide = frame.console.without_personal
    corrected = None if one.corrected is None else hide(one.corrected)
    return replace(one, text=hide(one.text), corrected=corrected)


def _line(one: Reviewed) -> Sequence[str]:
    """Time, outcome, how many say the same, channel, language, best readings, text."""
    text = one.text if one.corrected is None else f"{one.text} → {one.corrected}"
    best = ", ".join(_reading(reading) for reading in one.ranking[:3]) or "-"
    meant = one.outcome if one.chosen is None else f"{one.outcome}: {one.chosen}"
    return (
        iso(one.at),
        meant,
        f"{one.similar}×",
        one.channel,
        one.locale,
        best,
        " ".join(text.split()),
    )


def _row(one: Reviewed) -> dict[str, Any]:
    row = {**one.as_json(), "at": iso(one.at)}
    return {name: row[name] for name in COLUMNS}


def _as_csv(rows: Sequence[dict[str, Any]]) -> str:
    written = io.StringIO()
    written.write(MARK)
    writer = csv.DictWriter(written, COLUMNS)
    writer.writeheader()
    for row in rows:
        ranking = "; ".join(_reading(reading) for reading in row["ranking"])
        writer.writerow({name: _cell(value) for name, value in {**row, "ranking": ranking}.items()})
    return written.getvalue()


def _cell(value: Any) -> Any:
    return guarded(value) if isinstance(value, str) else value


def _reading(reading: Any) -> str:
    return f"{reading['name']} {reading['confidence']:.2f}"
