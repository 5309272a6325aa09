"""What every command has in common: translated help with an example, a hint for a misspelling."""

from __future__ import annotations

from collections.abc import Callable
from difflib import get_close_matches
from typing import Any, TypeVar

import typer
from typer.core import TyperCommand, TyperGroup

from bot.cli.console import Console

F = TypeVar("F", bound=Callable[..., Any])

HEADINGS = {
    "Usage: ": "cli.help.usage",
    "\nOptions:": "cli.help.options",
    "\nArguments:": "cli.help.arguments",
    "\nCommands:": "cli.help.commands",
    "Show this message and exit.": "cli.help.help",
    "[required]": "cli.help.required",
    "[default: ": "cli.help.default",
}
"""typer's own words, and the keys of ours."""


class Frame:
    """Makes groups and commands for one console."""

    def __init__(self, console: Console) -> None:
        self.console = console
        self._command, self._group = _classes(console)

    def group(self, key: str) -> typer.Typer:
        """An empty group; its help is `<key>.help`."""
        return typer.Typer(
            cls=self._group,
            help=self._help(key),
            add_completion=False,
            no_args_is_help=True,
            rich_markup_mode=None,
            pretty_exceptions_enable=False,
        )

    def command(self, app: typer.Typer, name: str, key: str) -> Callable[[F], F]:
        """Decorates the function of the command `name` of `app`; its help is `<key>.help`."""
        add = app.command(
            name,
            cls=self._command,
            help=self._help(key),
            short_help=self.console.text(f"{key}.help"),
        )

        def register(function: F) -> F:
            add(function)
            return function

        return register

    def _help(self, key: str) -> str:
        text, example = self.console.text, f"{key}.example"
        # \b: click keeps the lines of this paragraph as they are.
        shown = f"\n\n\b\n{text('cli.help.example')}\n  {text(example)}"
        return text(f"{key}.help") + shown


def _classes(console: Console) -> tuple[type[TyperCommand], type[TyperGroup]]:
    def translate(text: str) -> str:
        for original, key in HEADINGS.items():
            lead = "\n" if original.startswith("\n") else ""
            tail = " " if original.endswith(" ") else ""
            text = text.replace(original, lead + console.text(key) + tail)
        return text

    class Command(TyperCommand):
        def get_help(self, ctx: Any) -> str:
            return translate(super().get_help(ctx))

    class Group(TyperGroup):
        def get_help(self, ctx: Any) -> str:
            return translate(super().get_help(ctx))

        def resolve_command(self, ctx: Any, args: list[str]) -> Any:
            if self.get_command(ctx, args[0]) is None and not args[0].startswith("-"):
                near = get_close_matches(args[0], list(self.commands), 1, 0.5)
                key = "cli.usage.nearest" if near else "cli.usage.unknown"
                ctx.fail(console.text(key, name=args[0], **({"near": near[0]} if near else {})))
            return super().resolve_command(ctx, args)

    return Command, Group
