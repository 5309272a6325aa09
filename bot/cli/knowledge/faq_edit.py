"""`sinmungo faq edit`: one answer changed from a file or in an editor.

Nothing that was written is lost: what cannot be taken stays in a file whose place is told. Whoever
began with another version than the stored one is told what differs.
"""

from __future__ import annotations

import subprocess
import sys
from contextlib import contextmanager
from dataclasses import dataclass
from difflib import get_close_matches, unified_diff
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from bot.cli.frame import Frame
from bot.cli.knowledge import tables as knowledge
from bot.cli.settings import editor

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from sqlalchemy import Connection

    from bot.cli.console import Console
    from bot.core.db import Database
    from bot.knowledge.content import Entry
    from bot.knowledge.files import Stated
    from bot.knowledge.plan import Remark
    from bot.knowledge.store import Stored


@dataclass(frozen=True)
class Outcome:
    """What became of an edit. `refused` is why it was not done, `theirs` what is stored then."""

    changed: bool = False
    unchecked: bool = False
    refused: Remark | None = None
    theirs: Stored | None = None


def add(app: typer.Typer, frame: Frame) -> None:
    console = frame.console

    @frame.command(app, "edit", "cli.faq.edit")
    def edit(
        name: str = typer.Argument(metavar="ID", help=console.text("cli.faq.id.help")),
        file: str = typer.Argument("", help=console.text("cli.faq.edit.file.help")),
        in_editor: bool = typer.Option(
            False, "--editor", help=console.text("cli.faq.edit.editor.help")
        ),
    ) -> None:
        with knowledge.open_database() as database:
            old = find(console, database, name, in_use=True)
            if in_editor or not file:
                outcome = _from_editor(console, database, old, file)
            elif file == knowledge.STDIN:
                outcome = _from_stdin(console, database, old)
            else:
                stated = knowledge.only(knowledge.stated(file))
                outcome = _put(console, database, old, stated, file)
        console.tell("cli.faq.changed" if outcome.changed else "cli.faq.unchanged", id=name)
        if outcome.unchecked:
            console.tell("cli.faq.check_taken", id=name)


def find(console: Console, database: Database, name: str, *, in_use: bool = False) -> Stored:
    """The entry, `in_use`: that is not put away; exits where there is none, naming the nearest."""
    from bot.knowledge import store

    found = knowledge.now(database, lambda c: store.load_entries(c, [name], archived=True))
    if found and in_use and found[0].archived_at is not None:
        console.fail("cli.knowledge.bad.archived", id=name)
    elif found:
        return found[0]
    else:
        near = get_close_matches(name, knowledge.now(database, store.entry_versions), 1)
        console.fail("cli.faq.nearest" if near else "cli.faq.unknown", id=name, near="".join(near))
    raise typer.Exit(1)


def _from_editor(console: Console, database: Database, old: Stored, file: str) -> Outcome:
    """Raises KnowledgeError, OSError, typer.Exit; what was written is kept then."""
    from bot.knowledge import files

    if console.no_input:
        console.fail("cli.faq.edit.needs_file")
        raise typer.Exit(2)
    text = Path(file).read_text(encoding="utf-8-sig") if file else files.write_entry(old)
    with _kept(console, old.entry.id, text) as path:
        subprocess.run([*editor(), str(path)], check=False)  # noqa: S603 - of whoever sits there
        written = knowledge.only(files.read(path))
        return _put(console, database, old, _since(written, old), str(path))


def _from_stdin(console: Console, database: Database, old: Stored) -> Outcome:
    from bot.knowledge import files

    with _kept(console, old.entry.id, sys.stdin.read()) as path:
        return _put(console, database, old, knowledge.only(files.read(path)), str(path))


@contextmanager
def _kept(console: Console, name: str, text: str) -> Iterator[Path]:
    """A file of this text in `var/edits`: gone when all went well, and told where it did not."""
    from bot.core.settings import load

    folder = load().var / "edits"
    folder.mkdir(parents=True, exist_ok=True)
    number = 1
    while (path := folder / f"{name}-{number}.yml").exists():
        number += 1
    path.touch(mode=0o600, exist_ok=False)
    path.write_text(text, encoding="utf-8")
    done = False
    try:
        yield path
        done = True
    finally:
        if done:
            path.unlink()
        else:
            console.fail("cli.faq.edit.kept", path=str(path), id=name)


def _since(stated: Stated, old: Stored) -> Stated:
    """An editor began with what was stored then, also where its line `version` was taken out."""
    from bot.knowledge.files import Stated, stated_version

    if stated_version(stated) is not None or not isinstance(stated.content, dict):
        return stated
    return Stated(stated.place, {**stated.content, "version": old.version})


def _put(console: Console, database: Database, old: Stored, stated: Stated, place: str) -> Outcome:
    """The entry as it is stated, in place of the stored one if nobody has changed that since. Exits
    after saying what is in the way. Raises KnowledgeError."""
    from bot.knowledge import files
    from bot.knowledge.text import Unusable

    entry = files.usable_entry(stated)
    if entry.id != old.entry.id:
        raise Unusable("other_id", field="id", id=entry.id, wanted=old.entry.id)
    day, agency = knowledge.today(), knowledge.agency()
    outcome = knowledge.now(database, lambda c: _written(c, stated, entry.id, day, agency))
    if outcome.refused is None:
        return outcome
    if outcome.refused.kind == "conflict" and outcome.theirs is not None:
        version = outcome.theirs.version
        console.fail("cli.faq.edit.stale", id=entry.id, path=place, version=version)
        for row in _differing(outcome.theirs, entry):
            console.fail_plainly(row)
        console.fail("cli.faq.edit.merge", id=entry.id, path=place, version=version)
    else:
        console.fail_plainly(
            knowledge.sentence(console, outcome.refused.code, outcome.refused.values)
        )
    raise typer.Exit(1)


def _written(connection: Connection, stated: Stated, name: str, day: date, agency: str) -> Outcome:
    """Within one transaction: of two editors at once the second finds the version of the first."""
    from bot.knowledge import store
    from bot.knowledge.plan import plan_entries

    plan = plan_entries(connection, [stated], today=day, agency=agency)
    refused = next((one for one in plan.remarks if one.kind in ("conflict", "problem")), None)
    if refused is not None:
        theirs = next(iter(store.load_entries(connection, [name])), None)
        return Outcome(refused=refused, theirs=theirs)
    store.save_entries(connection, plan.wanted, knowledge.moment())
    unchecked = any(one.kind == "unchecked" for one in plan.remarks)
    return Outcome(bool(plan.wanted), unchecked)


def _differing(theirs: Stored, mine: Entry) -> Iterator[str]:
    """Lines of the stored entry (-) and of the one in the file (+) where they differ."""
    from bot.knowledge import files

    yours = files.write_content(mine)
    rows = unified_diff(
        files.write_content(theirs.entry).splitlines(), yours.splitlines(), n=0, lineterm=""
    )
    return (row for row in rows if row[:1] in "-+" and row[:3] not in ("---", "+++"))
