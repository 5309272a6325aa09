"""Who sits at the command line as an officer: the one who is named, proven by the officer's key."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import typer

from bot.cli import settings
from bot.cli.portal.officers import open_desk

if TYPE_CHECKING:
    from actions.portal.cases.desk import Desk
    from actions.portal.core.models import Officer
    from bot.cli.console import Console


def acting(console: Console, name: str) -> Officer:
    """The officer `name`, or the only one there is, whose key was given.

    Raises typer.Exit(2) where name or key are missing, Unauthenticated for a wrong key,
    SettingError, StaleSchema.
    """
    with at_desk(console, name) as (_desk, officer):
        return officer


@contextmanager
def at_desk(console: Console, name: str) -> Iterator[tuple[Desk, Officer]]:
    """The desk and who sits at it. Raises as `acting`."""
    with open_desk() as desk:
        named = name or _only(console, desk)
        yield desk, desk.prove(named, _key(console, named))


def _only(console: Console, desk: Desk) -> str:
    officers = desk.officers()
    if len(officers) != 1:
        console.fail("cli.portal.who" if officers else "cli.portal.nobody")
        raise typer.Exit(2)
    return officers[0].name


def _key(console: Console, name: str) -> str:
    """From the environment, or typed unseen at a terminal; standard input is never read for it."""
    key = settings.officer_key()
    if not key and not console.no_input:
        key = console.hidden("cli.officer.key.ask", name=name).strip()
    if not key:
        console.fail("cli.officer.key.missing")
        raise typer.Exit(2)
    return key
