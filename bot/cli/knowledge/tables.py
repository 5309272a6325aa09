"""What `sinmungo faq` and `sinmungo terms` have in common: the database, files, tables."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import typer

from locales import moments

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from bot.cli.console import Console
    from bot.core.db import Database
    from bot.knowledge.files import Stated

T = TypeVar("T")
STDIN = "-"


@contextmanager
def open_database() -> Iterator[Database]:
    """Raises SettingError, StaleSchema."""
    from bot.core import migrate
    from bot.core.db import Database
    from bot.core.settings import load

    settings = load()
    migrate.require_current(settings)
    database = Database(settings.sqlalchemy_url)
    try:
        yield database
    finally:
        database.close()


def today() -> date:
    """Of the agency's zone."""
    return moments.day(moment())


def moment() -> float:
    from bot.core.clock import system_clock

    return system_clock()


def agency() -> str:
    """Whose installation this is. Raises SettingError."""
    from bot.core.settings import load

    return load().agency


def now(database: Database, job: Callable[[Connection], T]) -> T:
    return database.submit(job).result()


def stated(path: str, encoding: str = "utf-8") -> list[Stated]:
    """What a file says, or the standard input (YAML, of which JSON is a part).

    Raises FileProblem, OSError.
    """
    from bot.knowledge import files

    if path == STDIN:
        return files.parse(sys.stdin.read(), "yaml", STDIN)
    return files.read(Path(path), encoding)


def only(found: Sequence[Stated]) -> Stated:
    """Raises FileProblem unless it is one."""
    from bot.knowledge.files import FileProblem

    if len(found) != 1:
        raise FileProblem("not_one", count=len(found))
    return found[0]


def check_format(console: Console, kind: str) -> None:
    from bot.knowledge.files import FORMATS

    if kind not in FORMATS:
        console.fail("cli.knowledge.format", formats=", ".join(FORMATS))
        raise typer.Exit(2)


def sentence(console: Console, code: str, values: Any) -> str:
    """What is wrong with a text, on one line."""
    return " ".join(console.text(f"cli.knowledge.bad.{code}", **values).split())


def names_of(stated: Iterable[str]) -> list[str]:
    """Ids as arguments, or of the standard input for `-`: one a line, as a list or an import has
    printed them (of an import those that it added)."""
    found: list[str] = []
    for name in stated:
        if name != STDIN:
            found.append(name)
            continue
        for row in sys.stdin.read().splitlines():
            cells = [cell.strip() for cell in row.split("\t")]
            if cells[0] not in ("change", "unchecked", "mended"):
                found.append(cells[1] if cells[0] == "add" and len(cells) > 1 else cells[0])
    return list(dict.fromkeys(filter(None, found)))


def print_table(console: Console, text: str, kind: str, mark: bool) -> None:
    """A CSV begins with the mark by which Excel reads UTF-8."""
    from bot.core.spreadsheet import MARK

    console.data((MARK if kind == "csv" and mark else "") + text.rstrip("\n"))
