"""Options that commands of `sinmungo faq` and `sinmungo terms` have in common."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import typer

if TYPE_CHECKING:
    from bot.cli.console import Console


class Options:
    """Makes them, their help in the language of `console`."""

    def __init__(self, console: Console) -> None:
        self._text = console.text

    def archived(self) -> Any:
        return typer.Option(False, help=self._text("cli.knowledge.archived.help"))

    def as_json(self) -> Any:
        return typer.Option(False, "--json", help=self._text("cli.json.help"))

    def format(self, default: str) -> Any:
        return typer.Option(default, "--format", help=self._text("cli.knowledge.kind"))

    def mark(self) -> Any:
        return typer.Option(True, help=self._text("cli.knowledge.mark"))
