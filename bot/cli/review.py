"""`sinmungo review …`: messages that were not understood, for whoever improves the answers."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

import typer

from bot.cli.frame import Frame

if TYPE_CHECKING:
    from bot.review_store import Reviewed

SEOUL = ZoneInfo("Asia/Seoul")
COLUMNS = (
    "at", "outcome", "chosen", "text", "rescued", "ranking", "channel", "locale", "similar", "turn",
)  # fmt: skip
SHOWN = 50
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""A cell that begins like this is carried out by a spreadsheet."""


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
    from bot import migrate, review_store
    from bot import settings as bot_settings
    from bot.crypto import Cipher
    from bot.db import Database

    allowed = {"outcome": review_store.OUTCOMES, "locale": ("ko", "en")}
    for name, value in (("outcome", outcome), ("locale", locale)):
        if value and value not in allowed[name]:
            options = ", ".join(allowed[name])
            frame.console.fail("review.filter.unknown", name=value, options=options)
            raise typer.Exit(2)
    settings = bot_settings.load()
    migrate.require_current(settings)
    cipher = Cipher(*bot_settings.data_keys(settings))
    database = Database(settings.sqlalchemy_url)
    try:
        return database.submit(
            lambda c: review_store.listed(
                c, cipher, outcome=outcome or None, locale=locale or None, limit=limit
            )
        ).result()
    finally:
        database.close()


def _line(one: Reviewed) -> Sequence[str]:
    """Time, outcome, how many say the same, channel, language, best readings, text."""
    text = one.text if one.rescued is None else f"{one.text} → {one.rescued}"
    best = ", ".join(_reading(reading) for reading in one.ranking[:3]) or "-"
    meant = one.outcome if one.chosen is None else f"{one.outcome}: {one.chosen}"
    return (
        _moment(one.at),
        meant,
        f"{one.similar}×",
        one.channel,
        one.locale,
        best,
        " ".join(text.split()),
    )


def _row(one: Reviewed) -> dict[str, Any]:
    row = {**one.as_json(), "at": _moment(one.at)}
    return {name: row[name] for name in COLUMNS}


def _as_csv(rows: Sequence[dict[str, Any]]) -> str:
    written = io.StringIO()
    writer = csv.DictWriter(written, COLUMNS)
    writer.writeheader()
    for row in rows:
        ranking = "; ".join(_reading(reading) for reading in row["ranking"])
        writer.writerow({name: _cell(value) for name, value in {**row, "ranking": ranking}.items()})
    return written.getvalue()


def _cell(value: Any) -> Any:
    harmful = isinstance(value, str) and value.startswith(_FORMULA)
    return f"'{value}" if harmful else value


def _reading(reading: Any) -> str:
    return f"{reading['name']} {reading['confidence']:.2f}"


def _moment(at: float) -> str:
    return datetime.fromtimestamp(at, SEOUL).isoformat(timespec="seconds")
