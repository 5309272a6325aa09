"""`sinmungo faq archive` and `restore`: answers put away and brought back; nothing is deleted."""

from __future__ import annotations

from typing import TYPE_CHECKING

import typer

from bot.cli.frame import Frame
from bot.cli.knowledge import tables as knowledge
from bot.cli.knowledge.faq_edit import find

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import Connection

    from bot.cli.console import Console
    from bot.knowledge.wordings import Shared


def add(app: typer.Typer, frame: Frame) -> None:
    _add_put(app, frame, "archive", "cli.faq.archive", away=True)
    _add_put(app, frame, "restore", "cli.faq.restore", away=False)


def _add_put(app: typer.Typer, frame: Frame, command: str, key: str, *, away: bool) -> None:
    console = frame.console

    @frame.command(app, command, key)
    def put(
        names: list[str] = typer.Argument(metavar="ID…", help=console.text("cli.faq.ids.help")),
    ) -> None:
        _put(console, knowledge.names_of(names), away=away)


def _put(console: Console, names: Sequence[str], *, away: bool) -> None:
    """All of them or none: away, or back."""
    with knowledge.open_database() as database:
        for name in names:
            find(console, database, name)
        done, clash = knowledge.now(database, lambda c: _job(c, names, away))
    if clash is not None:
        name, shared = clash
        console.fail("cli.faq.restore.shared", id=name, wording=shared.wording, other=shared.other)
        raise typer.Exit(1)
    kind = "archived" if away else "restored"
    for name in names:
        console.tell(f"cli.knowledge.{kind}{'' if name in done else '.before'}", id=name)


def _job(
    connection: Connection, names: Sequence[str], away: bool
) -> tuple[Sequence[str], tuple[str, Shared] | None]:
    """Those that were changed; or the first that has a wording which another entry has by now."""
    from bot.knowledge import store, wordings

    store.hold(connection, store.FAQ)
    stored = store.load_entries(connection, archived=True)
    moved = {
        one.entry.id: one.entry
        for one in stored
        if one.entry.id in names and (one.archived_at is not None) != away
    }
    entries = [one.entry for one in stored if one.archived_at is None]
    taken = wordings.taken([*entries, *moved.values()])
    for name, entry in moved.items() if not away else ():
        shared = wordings.shared(entry, None, taken)
        if shared is not None:
            return (), (name, shared)
    if moved:
        store.archive_entries(connection, list(moved), knowledge.moment() if away else None)
    return list(moved), None
