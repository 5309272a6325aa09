"""`sinmungo faq …`: the answers to what is asked often. Every process knows a change at once."""

from __future__ import annotations

import asyncio
import json
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import typer

from bot.cli.frame import Frame
from bot.cli.knowledge import faq_archive, faq_edit, imports
from bot.cli.knowledge import tables as knowledge
from bot.cli.knowledge.faq_edit import find
from bot.cli.knowledge.options import Options

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import Connection

    from bot.cli.console import Console
    from bot.core.db import Database
    from bot.knowledge.content import Entry
    from bot.knowledge.files import Stated
    from bot.knowledge.search.engine import Found
    from bot.knowledge.store import Stored


def group(frame: Frame) -> typer.Typer:
    app = frame.group("cli.faq")
    _add_reading(app, frame)
    _add_search(app, frame)
    _add_writing(app, frame)
    _add_verify(app, frame)
    faq_archive.add(app, frame)
    imports.add(app, frame, "cli.faq.import", _planned, save)
    _add_export(app, frame)
    return app


def _add_reading(app: typer.Typer, frame: Frame) -> None:
    console = frame.console
    options = Options(console)

    @frame.command(app, "list", "cli.faq.list")
    def list_entries(
        area: str = typer.Option("", help=console.text("cli.faq.area.list")),
        archived: bool = options.archived(),
        as_json: bool = options.as_json(),
    ) -> None:
        from bot.knowledge import areas, store

        wanted = areas.placed(area, knowledge.agency())
        with knowledge.open_database() as database:
            entries = knowledge.now(database, lambda c: store.load_entries(c, archived=archived))
            ratings = knowledge.now(database, store.rated)
        for one in entries:
            if (one.archived_at is not None) != archived or wanted not in ("", one.entry.area):
                continue
            good, bad = ratings.get(one.entry.id, (0, 0))
            console.data(_json(one, good, bad) if as_json else _row(console, one, good, bad))

    @frame.command(app, "show", "cli.faq.show")
    def show(
        name: str = typer.Argument(metavar="ID", help=console.text("cli.faq.id.help")),
        as_json: bool = options.as_json(),
    ) -> None:
        from bot.knowledge import files

        with knowledge.open_database() as database:
            found = find(console, database, name)
        text = files.write_entries([found], "json") if as_json else files.write_entry(found)
        console.data(text.rstrip("\n"))
        if found.archived_at is not None:
            console.tell("cli.faq.is_archived", id=name)


def _add_search(app: typer.Typer, frame: Frame) -> None:
    console = frame.console

    @frame.command(app, "search", "cli.faq.search")
    def search(
        query: str = typer.Argument(help=console.text("cli.faq.query.help")),
        area: str = typer.Option("", help=console.text("cli.faq.area.search")),
        limit: int = typer.Option(3, min=1, max=50, help=console.text("cli.faq.limit.help")),
        as_json: bool = Options(console).as_json(),
    ) -> None:
        from bot.knowledge import areas

        place = areas.placed(area, knowledge.agency())
        with knowledge.open_database() as database:
            found = asyncio.run(_search(database, query, limit, place))
        for hit in found.hits:
            values = (hit.entry.id, round(hit.confidence, 3), hit.entry.title(console.locale))
            if as_json:
                names = ("id", "confidence", "title")
                console.data(json.dumps(dict(zip(names, values, strict=True)), ensure_ascii=False))
            else:
                console.data("\t".join(map(str, values)))
        kind = "sure" if found.sure else "unsure" if found.hits else "nothing"
        console.tell(f"cli.faq.search.{kind}")


def _add_writing(app: typer.Typer, frame: Frame) -> None:
    console = frame.console

    @frame.command(app, "add", "cli.faq.add")
    def add(file: str = typer.Argument(help=console.text("cli.faq.file.help"))) -> None:
        from bot.knowledge import files, store
        from bot.knowledge.plan import plan_entries

        stated = knowledge.only(knowledge.stated(file))
        entry, day, agency = files.usable_entry(stated), knowledge.today(), knowledge.agency()

        def job(connection: Connection) -> str | None:
            store.hold(connection, store.FAQ)
            if store.load_entries(connection, [entry.id], archived=True):
                return ""
            plan = plan_entries(connection, [stated], today=day, agency=agency)
            problem = next((one for one in plan.remarks if one.kind == "problem"), None)
            if problem is None:
                save(connection, plan.wanted)
                return None
            return knowledge.sentence(console, problem.code, problem.values)

        with knowledge.open_database() as database:
            refused = knowledge.now(database, job)
        if refused is not None:
            console.fail_plainly(refused or console.text("cli.faq.known", id=entry.id))
            raise typer.Exit(1)
        console.tell("cli.faq.added", id=entry.id)

    faq_edit.add(app, frame)


def _add_verify(app: typer.Typer, frame: Frame) -> None:
    console = frame.console

    @frame.command(app, "verify", "cli.faq.verify")
    def verify(
        name: str = typer.Argument(metavar="ID", help=console.text("cli.faq.id.help")),
        on: str = typer.Option("", metavar="DATE", help=console.text("cli.faq.verify.on.help")),
        undo: bool = typer.Option(False, "--undo", help=console.text("cli.faq.verify.undo.help")),
    ) -> None:
        from bot.knowledge import store

        today = knowledge.today()
        try:
            day = date.fromisoformat(on) if on else today
        except ValueError:
            day = date.max
        if day > today:
            console.fail("cli.faq.verify.day", day=on)
            raise typer.Exit(2)
        checked = None if undo else day.isoformat()

        def job(connection: Connection) -> None:
            store.hold(connection, store.FAQ)
            for old in store.load_entries(connection, [name]):
                save(connection, [replace(old.entry, verified=not undo, last_checked=checked)])

        with knowledge.open_database() as database:
            find(console, database, name, in_use=True)
            knowledge.now(database, job)
        console.tell("cli.faq.unverified" if undo else "cli.faq.verified", id=name)


def _add_export(app: typer.Typer, frame: Frame) -> None:
    console = frame.console
    options = Options(console)

    @frame.command(app, "export", "cli.faq.export")
    def export(
        names: list[str] = typer.Argument(
            None, metavar="[ID]…", help=console.text("cli.faq.id.help")
        ),
        kind: str = options.format("yaml"),
        archived: bool = options.archived(),
        mark: bool = options.mark(),
    ) -> None:
        from bot.knowledge import files, store

        knowledge.check_format(console, kind)
        with knowledge.open_database() as database:
            for name in names or ():
                find(console, database, name, in_use=not archived)
            found = knowledge.now(
                database, lambda c: store.load_entries(c, names or None, archived=archived)
            )
        shown = [one for one in found if (one.archived_at is not None) == archived]
        knowledge.print_table(console, files.write_entries(shown, kind), kind, mark)


def _planned(stated: Sequence[Stated]) -> imports.Planned:
    from bot.knowledge.plan import plan_entries

    day, agency = knowledge.today(), knowledge.agency()
    return lambda c: plan_entries(c, stated, today=day, agency=agency)


def save(connection: Connection, entries: Sequence[Entry]) -> None:
    from bot.knowledge import store

    store.save_entries(connection, entries, knowledge.moment())


async def _search(database: Database, query: str, limit: int, place: str) -> Found:
    """As the gateway searches, for a person who has named `place`."""
    from bot.core.clock import system_clock
    from bot.core.settings import load
    from bot.knowledge.service import Knowledge

    settings = load()
    found = Knowledge(
        database, system_clock, morphemes=settings.faq_morphemes, agency=settings.agency
    )
    return await found.search(query, limit, place=place)


def _row(console: Console, one: Stored, good: int, bad: int) -> str:
    entry = one.entry
    checked = entry.last_checked if entry.verified else None
    title = entry.title(console.locale)
    values = (entry.id, checked or "-", entry.valid_to or "-", f"+{good}", f"-{bad}", title)
    return "\t".join((*values, entry.area) if entry.area else values)


def _json(one: Stored, good: int, bad: int) -> str:
    entry = one.entry
    row = {
        "id": entry.id,
        "title": {locale: entry.title(locale) for locale in entry.variants},
        "area": entry.area,
        "verified": entry.verified,
        "last_checked": entry.last_checked,
        "valid_from": entry.valid_from,
        "valid_to": entry.valid_to,
        "version": one.version,
        "changed_here": one.touched,
        "archived": one.archived_at is not None,
        "good": good,
        "bad": bad,
    }
    return json.dumps(row, ensure_ascii=False)
