"""`sinmungo terms …`: administrative terms and what they mean in plain words."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING

import typer

from bot.cli import knowledge
from bot.cli.frame import Frame

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.db import Database
    from bot.knowledge_content import PlainTerm


def group(frame: Frame) -> typer.Typer:
    app = frame.group("cli.terms")
    _add_reading(app, frame)
    _add_writing(app, frame)
    _add_files(app, frame)
    return app


def _add_reading(app: typer.Typer, frame: Frame) -> None:
    console = frame.console

    @frame.command(app, "list", "cli.terms.list")
    def list_terms(
        locale: str = typer.Option("", help=console.text("cli.terms.locale.help")),
        as_json: bool = typer.Option(False, "--json", help=console.text("cli.json.help")),
    ) -> None:
        with knowledge.open_database() as database:
            found = [one for one in _terms(database) if locale in ("", one.locale)]
        for one in found:
            values = (one.locale, one.term, one.plain, one.scope)
            written = json.dumps(asdict(one), ensure_ascii=False)
            console.data(written if as_json else "\t".join(values))

    @frame.command(app, "export", "cli.terms.export")
    def export(
        kind: str = typer.Option("csv", "--format", help=console.text("cli.knowledge.kind")),
        locale: str = typer.Option("", help=console.text("cli.terms.locale.help")),
    ) -> None:
        from bot import knowledge_files as files

        knowledge.check_format(console, kind)
        with knowledge.open_database() as database:
            found = [one for one in _terms(database) if locale in ("", one.locale)]
        console.data(files.write_terms(found, kind).rstrip("\n"))


def _add_writing(app: typer.Typer, frame: Frame) -> None:
    console = frame.console

    @frame.command(app, "add", "cli.terms.add")
    def add(
        name: str = typer.Argument(metavar="TERM", help=console.text("cli.terms.term.help")),
        plain: str = typer.Argument(help=console.text("cli.terms.plain.help")),
        locale: str = typer.Option("ko", help=console.text("cli.terms.locale.help")),
        scope: str = typer.Option("general", help=console.text("cli.terms.scope.help")),
        reason: str = typer.Option("", help=console.text("cli.terms.reason.help")),
        source: str = typer.Option("", help=console.text("cli.terms.source.help")),
    ) -> None:
        from bot import knowledge_content as content

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
            if any(one.key == term.key for one in _terms(database)):
                console.fail("cli.terms.known", term=term.term)
                raise typer.Exit(1)
            _save(database, [term])
        console.tell("cli.terms.added", term=term.term)


def _add_files(app: typer.Typer, frame: Frame) -> None:
    console = frame.console

    @frame.command(app, "import", "cli.terms.import")
    def import_terms(
        path: str = typer.Argument(help=console.text("cli.knowledge.path.help")),
        dry_run: bool = typer.Option(False, "--dry-run", help=console.text("cli.knowledge.dry")),
        force: bool = typer.Option(False, "--force", help=console.text("cli.knowledge.force")),
        encoding: str = typer.Option("utf-8", help=console.text("cli.knowledge.encoding")),
    ) -> None:
        from bot.knowledge_import import plan_terms

        stated = knowledge.stated(path, encoding)
        with knowledge.open_database() as database:
            plan = knowledge.now(database, lambda c: plan_terms(c, stated))
            knowledge.carry_out(
                console, plan, lambda ones: _save(database, ones), dry_run=dry_run, force=force
            )


def _terms(database: Database) -> list[PlainTerm]:
    from bot import knowledge_store as store

    return [one.term for one in knowledge.now(database, store.load_terms)]


def _save(database: Database, terms: Sequence[PlainTerm]) -> None:
    from bot import knowledge_store as store
    from bot.clock import system_clock

    knowledge.now(database, lambda c: store.save_terms(c, terms, system_clock()))
