"""`sinmungo backup DIR` and `sinmungo restore DIR`."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from bot.cli.frame import Frame

if TYPE_CHECKING:
    from bot.cli.console import Console
    from bot.core.settings import Settings

LAST = "last-backup.json"
"""In `var`: {at, path}, for the doctor."""


def add(app: typer.Typer, frame: Frame) -> None:
    _add_backup(app, frame)
    _add_restore(app, frame)


def _add_backup(app: typer.Typer, frame: Frame) -> None:
    console = frame.console

    @frame.command(app, "backup", "cli.backup")
    def backup(
        folder: Path = typer.Argument(metavar="DIR", help=console.text("cli.backup.dir.help")),
        keys: Path | None = typer.Option(
            None, "--with-keys", metavar="KEYDIR", help=console.text("cli.backup.keys.help")
        ),
    ) -> None:
        from bot.cli.support import backup_copy
        from bot.core.errors import BackupRefused
        from bot.core.settings import key_place, load

        settings = load()
        if keys is not None and _within(keys, folder):
            raise BackupRefused("cli.backup.together", path=str(folder))
        manifest = backup_copy.make(settings, folder.absolute())
        last = {"at": manifest["at"], "path": str(folder.absolute())}
        backup_copy.write(settings.var / LAST, json.dumps(last))
        console.tell("cli.backup.done", path=str(folder), at=manifest["at"])
        if keys is None:
            console.tell("cli.backup.no_keys", place=key_place(settings))
            return
        copied = backup_copy.copy_secrets(settings, keys)
        console.tell("cli.backup.keys", path=str(keys), names=", ".join(copied) or "-")


def _within(inner: Path, outer: Path) -> bool:
    return inner.resolve().is_relative_to(outer.resolve())


def _add_restore(app: typer.Typer, frame: Frame) -> None:
    console = frame.console

    @frame.command(app, "restore", "cli.restore")
    def restore(
        folder: Path = typer.Argument(metavar="DIR", help=console.text("cli.restore.dir.help")),
        keys: Path | None = typer.Option(
            None, "--with-keys", metavar="KEYDIR", help=console.text("cli.restore.keys.help")
        ),
        yes: bool = typer.Option(False, "--yes", help=console.text("cli.restore.yes.help")),
        send_queued: bool = typer.Option(
            False, "--send-queued", help=console.text("cli.restore.send_queued.help")
        ),
    ) -> None:
        from bot.cli.support import backup_restore
        from bot.core.settings import load

        settings = load()
        manifest = backup_restore.read(folder, settings)
        _refuse_running(settings)
        if backup_restore.occupied(settings) and not _sure(console, yes):
            console.fail("cli.restore.not_sure")
            raise typer.Exit(1)
        if keys is not None:
            backup_restore.place_secrets(settings, keys)
        done = backup_restore.restore(settings, folder, manifest, send_queued=send_queued)
        at = done.at.isoformat(timespec="seconds")
        console.tell("cli.restore.done", at=at, skipped=str(done.skipped))
        console.tell("cli.restore.erased", at=at)
        if done.unknown:
            console.tell("cli.restore.unknown", count=done.unknown)
        if done.replaced is not None:
            console.tell("cli.restore.replaced", path=str(done.replaced))


def _sure(console: Console, yes: bool) -> bool:
    return yes or (not console.no_input and typer.confirm(console.text("cli.restore.sure")))


def _refuse_running(settings: Settings) -> None:
    """Raises BackupRefused while a process of ours runs."""
    from bot.cli.support.backup_restore import current
    from bot.cli.support.checks import processes
    from bot.core.clock import system_clock
    from bot.core.db import Database
    from bot.core.errors import BackupRefused
    from bot.keys import processes as process_store

    found = [str(one.values["name"]) for one in processes(settings) if one.status != "warn"]
    if not found and current(settings):
        database, now = Database(settings.sqlalchemy_url), system_clock()
        try:
            found = list(database.submit(lambda c: process_store.running(c, now)).result())
        finally:
            database.close()
    if found:
        raise BackupRefused("cli.restore.running", names=", ".join(found))
