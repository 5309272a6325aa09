"""What `sinmungo faq` and `sinmungo terms` have in common: the database, files, imports."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import typer

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from bot.cli.console import Console
    from bot.db import Database
    from bot.knowledge_files import Stated
    from bot.knowledge_import import Plan

T = TypeVar("T")
STDIN = "-"


@contextmanager
def open_database() -> Iterator[Database]:
    """Raises SettingError, StaleSchema."""
    from bot import migrate
    from bot.db import Database
    from bot.settings import load

    settings = load()
    migrate.require_current(settings)
    database = Database(settings.sqlalchemy_url)
    try:
        yield database
    finally:
        database.close()


def now(database: Database, job: Callable[[Connection], T]) -> T:
    return database.submit(job).result()


def stated(path: str, encoding: str = "utf-8") -> list[Stated]:
    """What a file says, or the standard input (YAML, of which JSON is a part).

    Raises FileProblem, OSError.
    """
    from bot import knowledge_files as files

    if path == STDIN:
        return files.parse(sys.stdin.read(), "yaml", STDIN)
    return files.read(Path(path), encoding)


def only(found: Sequence[Stated]) -> Stated:
    """Raises FileProblem unless it is one."""
    from bot.knowledge_files import FileProblem

    if len(found) != 1:
        raise FileProblem(f"one is needed, {len(found)} were found")
    return found[0]


def check_format(console: Console, kind: str) -> None:
    from bot.knowledge_files import FORMATS

    if kind not in FORMATS:
        console.fail("cli.knowledge.format", formats=", ".join(FORMATS))
        raise typer.Exit(2)


def carry_out(
    console: Console,
    plan: Plan[Any],
    save: Callable[[Sequence[Any]], None],
    *,
    dry_run: bool,
    force: bool,
) -> None:
    """Show what an import does, and do it: all of it or nothing."""
    for remark in plan.remarks:
        console.data("\t".join(filter(None, (remark.kind, remark.name, remark.why))))
    problems, conflicts = plan.count("problem"), plan.count("conflict")
    twice = conflicts - len(plan.disputed)
    if problems or twice or (conflicts and not force):
        console.fail("cli.knowledge.blocked", problems=problems, conflicts=conflicts)
        raise typer.Exit(1)
    wanted = [*plan.wanted, *(plan.disputed if force else ())]
    if not dry_run:
        save(wanted)
    name = "cli.knowledge.would" if dry_run else "cli.knowledge.imported"
    console.tell(name, added=plan.count("add"), changed=len(wanted) - plan.count("add"))
