"""`sinmungo faq …`: the answers to what is asked often. Every process knows a change at once."""

from __future__ import annotations

import asyncio
import json
import subprocess
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import typer

from bot.cli import knowledge
from bot.cli.frame import Frame
from bot.cli.settings import editor

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.cli.console import Console
    from bot.db import Database
    from bot.faq_search import Found
    from bot.knowledge_content import Entry
    from bot.knowledge_files import Stated
    from bot.knowledge_store import Stored


def group(frame: Frame) -> typer.Typer:
    app = frame.group("cli.faq")
    _add_reading(app, frame)
    _add_search(app, frame)
    _add_writing(app, frame)
    _add_verify(app, frame)
    _add_files(app, frame)
    return app


def _add_reading(app: typer.Typer, frame: Frame) -> None:
    console = frame.console
    json_help = console.text("cli.json.help")

    @frame.command(app, "list", "cli.faq.list")
    def list_entries(as_json: bool = typer.Option(False, "--json", help=json_help)) -> None:
        from bot import knowledge_store as store

        with knowledge.open_database() as database:
            entries = knowledge.now(database, store.load_entries)
            ratings = knowledge.now(database, store.rated)
        for one in entries:
            good, bad = ratings.get(one.entry.id, (0, 0))
            console.data(_json(one, good, bad) if as_json else _row(console, one, good, bad))

    @frame.command(app, "show", "cli.faq.show")
    def show(
        name: str = typer.Argument(metavar="ID", help=console.text("cli.faq.id.help")),
        as_json: bool = typer.Option(False, "--json", help=json_help),
    ) -> None:
        from bot import knowledge_files as files

        with knowledge.open_database() as database:
            found = _find(console, database, name)
        text = files.write_entries([found], "json") if as_json else files.write_entry(found)
        console.data(text.rstrip("\n"))


def _add_search(app: typer.Typer, frame: Frame) -> None:
    console = frame.console

    @frame.command(app, "search", "cli.faq.search")
    def search(
        query: str = typer.Argument(help=console.text("cli.faq.query.help")),
        limit: int = typer.Option(3, min=1, max=50, help=console.text("cli.faq.limit.help")),
        as_json: bool = typer.Option(False, "--json", help=console.text("cli.json.help")),
    ) -> None:
        with knowledge.open_database() as database:
            found = asyncio.run(_search(database, query, limit))
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
        from bot import knowledge_files as files
        from bot import knowledge_store as store

        entry = files.usable_entry(knowledge.only(knowledge.stated(file)))
        with knowledge.open_database() as database:
            if knowledge.now(database, lambda c: store.load_entries(c, [entry.id])):
                console.fail("cli.faq.known", id=entry.id)
                raise typer.Exit(1)
            _save(database, [entry])
        console.tell("cli.faq.added", id=entry.id)

    @frame.command(app, "edit", "cli.faq.edit")
    def edit(
        name: str = typer.Argument(metavar="ID", help=console.text("cli.faq.id.help")),
        file: str = typer.Argument("", help=console.text("cli.faq.edit.file.help")),
    ) -> None:
        from bot import knowledge_files as files
        from bot.knowledge_content import Unusable

        with knowledge.open_database() as database:
            old = _find(console, database, name)
            stated = knowledge.stated(file) if file else _edited(console, old)
            entry = files.usable_entry(knowledge.only(stated))
            if entry.id != name:
                raise Unusable(f"id: {entry.id} is not {name}")
            _save(database, [entry] if entry != old.entry else [])
        console.tell("cli.faq.changed" if entry != old.entry else "cli.faq.unchanged", id=name)


def _add_verify(app: typer.Typer, frame: Frame) -> None:
    console = frame.console

    @frame.command(app, "verify", "cli.faq.verify")
    def verify(
        name: str = typer.Argument(metavar="ID", help=console.text("cli.faq.id.help")),
        on: str = typer.Option("", metavar="DATE", help=console.text("cli.faq.verify.on.help")),
        undo: bool = typer.Option(False, "--undo", help=console.text("cli.faq.verify.undo.help")),
    ) -> None:
        from bot.clock import system_clock

        today = datetime.fromtimestamp(system_clock(), ZoneInfo("Asia/Seoul")).date()
        try:
            day = date.fromisoformat(on) if on else today
        except ValueError:
            day = date.max
        if day > today:
            console.fail("cli.faq.verify.day", day=on)
            raise typer.Exit(2)
        checked = None if undo else day.isoformat()
        with knowledge.open_database() as database:
            old = _find(console, database, name)
            _save(database, [replace(old.entry, verified=not undo, last_checked=checked)])
        console.tell("cli.faq.unverified" if undo else "cli.faq.verified", id=name)


def _add_files(app: typer.Typer, frame: Frame) -> None:
    console = frame.console

    @frame.command(app, "import", "cli.faq.import")
    def import_entries(
        path: str = typer.Argument(help=console.text("cli.knowledge.path.help")),
        dry_run: bool = typer.Option(False, "--dry-run", help=console.text("cli.knowledge.dry")),
        force: bool = typer.Option(False, "--force", help=console.text("cli.knowledge.force")),
        encoding: str = typer.Option("utf-8", help=console.text("cli.knowledge.encoding")),
    ) -> None:
        from bot.knowledge_import import plan_entries

        stated = knowledge.stated(path, encoding)
        with knowledge.open_database() as database:
            plan = knowledge.now(database, lambda c: plan_entries(c, stated))
            knowledge.carry_out(
                console, plan, lambda ones: _save(database, ones), dry_run=dry_run, force=force
            )

    @frame.command(app, "export", "cli.faq.export")
    def export(
        names: list[str] = typer.Argument(
            None, metavar="[ID]…", help=console.text("cli.faq.id.help")
        ),
        kind: str = typer.Option("yaml", "--format", help=console.text("cli.knowledge.kind")),
    ) -> None:
        from bot import knowledge_files as files
        from bot import knowledge_store as store

        knowledge.check_format(console, kind)
        with knowledge.open_database() as database:
            for name in names or ():
                _find(console, database, name)
            found = knowledge.now(database, lambda c: store.load_entries(c, names or None))
        console.data(files.write_entries(found, kind).rstrip("\n"))


def _find(console: Console, database: Database, name: str) -> Stored:
    """The entry; exits where there is none, naming the nearest."""
    from difflib import get_close_matches

    from bot import knowledge_store as store

    found = knowledge.now(database, lambda c: store.load_entries(c, [name]))
    if found:
        return found[0]
    near = get_close_matches(name, knowledge.now(database, store.entry_versions), 1)
    if near:
        console.fail("cli.faq.nearest", id=name, near=near[0])
    else:
        console.fail("cli.faq.unknown", id=name)
    raise typer.Exit(1)


def _save(database: Database, entries: Sequence[Entry]) -> None:
    from bot import knowledge_store as store
    from bot.clock import system_clock

    knowledge.now(database, lambda c: store.save_entries(c, entries, system_clock()))


def _edited(console: Console, old: Stored) -> list[Stated]:
    """What the editor of the person at the terminal left. Raises FileProblem, OSError."""
    from bot import knowledge_files as files

    if console.no_input:
        console.fail("cli.faq.edit.needs_file")
        raise typer.Exit(2)
    with TemporaryDirectory() as folder:
        path = Path(folder) / f"{old.entry.id}.yml"
        path.write_text(files.write_entry(old), encoding="utf-8")
        subprocess.run([*editor(), str(path)], check=False)  # noqa: S603 - of whoever sits there
        return files.read(path)


async def _search(database: Database, query: str, limit: int) -> Found:
    """As the gateway searches."""
    from bot.clock import system_clock
    from bot.knowledge_lookups import Knowledge
    from bot.settings import load

    found = Knowledge(database, system_clock, morphemes=load().faq_morphemes)
    return await found.search(query, limit)


def _row(console: Console, one: Stored, good: int, bad: int) -> str:
    entry = one.entry
    checked = entry.last_checked if entry.verified else None
    until = entry.valid_to or ""
    title = entry.title(console.locale)
    return "\t".join((entry.id, checked or "-", until or "-", f"+{good}", f"-{bad}", title))


def _json(one: Stored, good: int, bad: int) -> str:
    entry = one.entry
    row = {
        "id": entry.id,
        "title": {locale: entry.title(locale) for locale in entry.variants},
        "verified": entry.verified,
        "last_checked": entry.last_checked,
        "valid_from": entry.valid_from,
        "valid_to": entry.valid_to,
        "version": one.version,
        "changed_here": one.touched,
        "good": good,
        "bad": bad,
    }
    return json.dumps(row, ensure_ascii=False)
