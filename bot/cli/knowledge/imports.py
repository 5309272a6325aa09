"""`sinmungo faq import` and `sinmungo terms import`: files taken in, all of it or nothing."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

import typer

from bot.cli.frame import Frame
from bot.cli.knowledge import tables as knowledge

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from bot.cli.console import Console
    from bot.knowledge.files import Stated
    from bot.knowledge.plan import Plan, Remark

Planned = Callable[["Connection"], "Plan[Any]"]


def add(
    app: typer.Typer,
    frame: Frame,
    key: str,
    plan: Callable[[Sequence[Stated]], Planned],
    save: Callable[[Connection, Sequence[Any]], None],
) -> None:
    """The command whose help is `key`: does what `plan` makes of a file, by `save`."""
    console = frame.console

    @frame.command(app, "import", key)
    def take_in(
        path: str = typer.Argument(help=console.text("cli.knowledge.path.help")),
        dry_run: bool = typer.Option(False, "--dry-run", help=console.text("cli.knowledge.dry")),
        force: bool = typer.Option(False, "--force", help=console.text("cli.knowledge.force")),
        encoding: str = typer.Option("utf-8", help=console.text("cli.knowledge.encoding")),
    ) -> None:
        planned = plan(knowledge.stated(path, encoding))

        def job(connection: Connection) -> tuple[Plan[Any], Sequence[Any] | None]:
            found = planned(connection)
            taken = found.taken(force=force)
            if taken and not dry_run:
                save(connection, taken)
            return found, taken

        with knowledge.open_database() as database:
            found, taken = knowledge.now(database, job)
        _show(console, found, taken, dry_run=dry_run)


def _show(
    console: Console, found: Plan[Any], taken: Sequence[Any] | None, *, dry_run: bool
) -> None:
    for remark in found.remarks:
        console.data(_line(console, remark))
    if taken is None:
        problems, conflicts = found.count("problem"), found.count("conflict")
        console.fail("cli.knowledge.blocked", problems=problems, conflicts=conflicts)
        raise typer.Exit(1)
    name = "cli.knowledge.would" if dry_run else "cli.knowledge.imported"
    console.tell(name, added=found.count("add"), changed=len(taken) - found.count("add"))


def _line(console: Console, remark: Remark) -> str:
    why = knowledge.sentence(console, remark.code, remark.values) if remark.code else ""
    return "\t".join(filter(None, (remark.kind, remark.name, why)))
