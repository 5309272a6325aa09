"""`sinmungo terms …`: administrative terms and what they mean in plain words."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING

import typer

from bot.cli.frame import Frame
from bot.cli.knowledge import imports
from bot.cli.knowledge import tables as knowledge
from bot.cli.knowledge.options import Options
from locales.languages import DEFAULT

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import Connection

    from bot.cli.console import Console
    from bot.core.db import Database
    from bot.knowledge.content import PlainTerm
    from bot.knowledge.files import Stated
    from bot.knowledge.store import StoredTerm


def group(frame: Frame) -> typer.Typer:
    app = frame.group("cli.terms")
    _add_reading(app, frame)
    _add_writing(app, frame)
    imports.add(app, frame, "cli.terms.import", _planned, _save)
    _add_put(app, frame, "archive", "cli.terms.archive", away=True)
    _add_put(app, frame, "restore", "cli.terms.restore", away=False)
    return app


def _add_reading(app: typer.Typer, frame: Frame) -> None:
    console = frame.console
    options = Options(console)

    @frame.command(app, "list", "cli.terms.list")
    def list_terms(
        locale: str = typer.Option("", help=console.text("cli.terms.locale.help")),
        archived: bool = options.archived(),
        as_json: bool = options.as_json(),
    ) -> None:
        with knowledge.open_database() as database:
            found = _terms(database, locale, archived)
        for stored in found:
            one = stored.term
            values = (one.locale, one.term, one.plain, one.scope)
            row = {**asdict(one), "version": stored.version}
            written = json.dumps(row, ensure_ascii=False)
            console.data(written if as_json else "\t".join(values))

    @frame.command(app, "export", "cli.terms.export")
    def export(
        kind: str = options.format("csv"),
        locale: str = typer.Option("", help=console.text("cli.terms.locale.help")),
        archived: bool = options.archived(),
        mark: bool = options.mark(),
    ) -> None:
        from bot.knowledge import files

        knowledge.check_format(console, kind)
        with knowledge.open_database() as database:
            found = _terms(database, locale, archived)
        knowledge.print_table(console, files.write_terms(found, kind), kind, mark)


def _add_writing(app: typer.Typer, frame: Frame) -> None:
    console = frame.console

    @frame.command(app, "add", "cli.terms.add")
    def add(
        name: str = typer.Argument(metavar="TERM", help=console.text("cli.terms.term.help")),
        plain: str = typer.Argument(help=console.text("cli.terms.plain.help")),
        locale: str = typer.Option(DEFAULT, help=console.text("cli.terms.locale.help")),
        scope: str = typer.Option("general", help=console.text("cli.terms.scope.help")),
        reason: str = typer.Option("", help=console.text("cli.terms.reason.help")),
        source: str = typer.Option("", help=console.text("cli.terms.source.help")),
    ) -> None:
        from bot.knowledge import content

        term = content.term(
            {
                "term": name,
                "plain": plain,
                "locale": locale,
                "scope": scope,
                "reason": reason,
                "source": source,
            }
        )
        with knowledge.open_database() as database:
            added = knowledge.now(database, lambda c: _add(c, term))
        if not added:
            console.fail("cli.terms.known", term=term.term)
            raise typer.Exit(1)
        console.tell("cli.terms.added", term=term.term)


def _planned(stated: Sequence[Stated]) -> imports.Planned:
    from bot.knowledge.plan import plan_terms

    return lambda c: plan_terms(c, stated)


def _add_put(app: typer.Typer, frame: Frame, command: str, key: str, *, away: bool) -> None:
    console = frame.console

    @frame.command(app, command, key)
    def put(
        name: str = typer.Argument(metavar="TERM", help=console.text("cli.terms.term.help")),
        locale: str = typer.Option(DEFAULT, help=console.text("cli.terms.locale.help")),
        scope: str = typer.Option("general", help=console.text("cli.terms.scope.help")),
    ) -> None:
        _put(console, (locale, name, scope), away=away)


def _put(console: Console, key: tuple[str, str, str], *, away: bool) -> None:
    """Away, or back."""
    from bot.knowledge import store

    def job(connection: Connection) -> bool | None:
        store.hold(connection, store.TERMS)
        stored = store.load_terms(connection, archived=True)
        found = next((one for one in stored if one.term.key == key), None)
        if found is None or (found.archived_at is not None) == away:
            return None if found is None else False
        at = knowledge.moment() if away else None
        store.archive_terms(connection, [found.term], at)
        return True

    with knowledge.open_database() as database:
        changed = knowledge.now(database, job)
    if changed is None:
        console.fail("cli.terms.unknown", term=key[1])
        raise typer.Exit(1)
    kind = "archived" if away else "restored"
    console.tell(f"cli.knowledge.{kind}" if changed else f"cli.knowledge.{kind}.before", id=key[1])


def _terms(database: Database, locale: str, archived: bool) -> list[StoredTerm]:
    """Those in use, or those that are put away."""
    from bot.knowledge import store

    found = knowledge.now(database, lambda c: store.load_terms(c, archived=archived))
    return [
        one
        for one in found
        if locale in ("", one.term.locale) and (one.archived_at is not None) == archived
    ]


def _add(connection: Connection, term: PlainTerm) -> bool:
    """False if it is there already, or was put away."""
    from bot.knowledge import store

    store.hold(connection, store.TERMS)
    if any(one.term.key == term.key for one in store.load_terms(connection, archived=True)):
        return False
    _save(connection, [term])
    return True


def _save(connection: Connection, terms: Sequence[PlainTerm]) -> None:
    from bot.knowledge import store

    store.save_terms(connection, terms, knowledge.moment())
