"""`sinmungo doctor`: one line a check, what is wrong, and what mends it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import typer

from bot.cli.frame import Frame

if TYPE_CHECKING:
    from bot.cli.console import Console
    from bot.cli.support.checks import Finding


def add(app: typer.Typer, frame: Frame) -> None:
    console = frame.console

    @frame.command(app, "doctor", "cli.doctor")
    def doctor(
        as_json: bool = typer.Option(False, "--json", help=console.text("cli.json.help")),
    ) -> None:
        from bot.cli.support.checks import ALL
        from bot.cli.support.files_check import kept_files
        from bot.cli.support.portals_check import portals
        from bot.cli.support.understanding import understanding
        from bot.core.settings import load

        settings = load()
        found = [
            finding
            for check in (*ALL, portals, kept_files, understanding)
            for finding in check(settings)
        ]
        if as_json:
            shown = [describe(console, finding) for finding in found]
            console.data(json.dumps({"checks": shown}, ensure_ascii=False, indent=2))
        else:
            for finding in found:
                console.data(line(console, finding))
        if any(finding.status == "fail" for finding in found):
            raise typer.Exit(1)


def describe(console: Console, finding: Finding) -> dict[str, str]:
    """{check, status, message, remedy}; the remedy is empty when all is well."""
    if finding.sentence:
        message = console.text(finding.sentence, **finding.values)
        return {"check": finding.check, "status": finding.status, "message": message, "remedy": ""}
    key = f"cli.doctor.{finding.check}.{finding.code}"
    good = finding.status == "ok"
    return {
        "check": finding.check,
        "status": finding.status,
        "message": console.text(key, **finding.values),
        "remedy": "" if good else console.text(f"{key}.remedy", **finding.values),
    }


def line(console: Console, finding: Finding) -> str:
    sentences = describe(console, finding)
    word = console.coloured(f"{finding.status.upper():<4}", finding.status)
    remedy = f" → {sentences['remedy']}" if sentences["remedy"] else ""
    return f"{word}  {finding.check:<12}  {sentences['message']}{remedy}"
