"""Putting a backup back: looked at, brought up to date and settled aside, then moved into place."""

from __future__ import annotations

import json
import shutil
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bot.cli.support.backup_copy import (
    DUMP,
    FORMAT,
    MANIFEST,
    SECRETS,
    digest,
    is_postgresql,
    places,
    run_tool,
    write,
)
from bot.core.errors import BackupRefused

if TYPE_CHECKING:
    from bot.core.settings import Settings

SIDES = ("", "-wal", "-shm")


@dataclass(frozen=True)
class Restored:
    """When the backup was made, how many receipt numbers are skipped, how many replies are
    `unknown`, and where what was there before is now."""

    at: datetime
    skipped: int
    unknown: int
    replaced: Path | None


def read(folder: Path, settings: Settings) -> dict[str, Any]:
    """The manifest, once everything that it names is as it was. Raises BackupRefused."""
    from actions.portal import migrations
    from bot.core import migrate

    try:
        manifest: dict[str, Any] = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
        found = {one["file"]: one["sha256"] for one in manifest["files"].values()}
        schema, kind = manifest["schema"], manifest["kind"]
        datetime.fromisoformat(manifest["at"])
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        raise BackupRefused("cli.restore.unreadable", path=str(folder)) from None
    if manifest.get("format") != FORMAT or not migrate.knows(schema["gateway"]):
        raise BackupRefused("cli.restore.newer", path=str(folder))
    if schema["portal"] is not None and not migrations.knows(schema["portal"]):
        raise BackupRefused("cli.restore.newer", path=str(folder))
    for name, wanted in found.items():
        file = folder / Path(name).name
        if not file.exists() or digest(file) != wanted:
            raise BackupRefused("cli.restore.changed", path=str(file))
    if (kind == "postgresql") is not is_postgresql(settings):
        raise BackupRefused("cli.restore.kind", kind=kind)
    return manifest


def place_secrets(settings: Settings, folder: Path) -> None:
    """Copy keys into `var`; one that is there and another is never overwritten."""
    settings.var.mkdir(mode=0o700, parents=True, exist_ok=True)
    for name in SECRETS:
        source, target = folder / name, settings.var / name
        if not source.exists():
            continue
        text = source.read_text(encoding="ascii")
        if target.exists() and target.read_text(encoding="ascii").strip() != text.strip():
            raise BackupRefused("cli.restore.key", path=str(target), given=str(source))
        write(target, text)


def restore(
    settings: Settings, folder: Path, manifest: dict[str, Any], *, send_queued: bool
) -> Restored:
    """Raises BackupRefused, KeyRefused, OSError, SQLAlchemyError; nothing has changed then, but a
    PostgreSQL database whose own restore went well."""
    _require_keys(settings, manifest)
    ended = _ended(settings)
    if is_postgresql(settings):
        options = ("--clean", "--if-exists", "--no-owner", "--single-transaction")
        run_tool("pg_restore", settings, *options, str(folder / DUMP))
        portal = _portal_url(settings)
        at, skipped, unknown = _settle(settings, portal, manifest, send_queued, ended)
        return Restored(at, skipped, unknown, None)
    aside = settings.var / f".restore-{datetime.now(UTC):%Y%m%d%H%M%S}"
    aside.mkdir(mode=0o700, parents=True)
    try:
        for name, one in manifest["files"].items():
            shutil.copyfile(folder / one["file"], aside / _file(name))
        staged = settings.model_copy(update={"var": aside, "database_url": ""})
        portal = f"sqlite:///{aside / _file('portal')}"
        at, skipped, unknown = _settle(settings, portal, manifest, send_queued, ended, staged)
        replaced = _swap(settings, manifest, aside)
    finally:
        shutil.rmtree(aside, ignore_errors=True)
    return Restored(at, skipped, unknown, replaced)


def _require_keys(settings: Settings, manifest: dict[str, Any]) -> None:
    """Raises KeyRefused unless the keys that the backup needs are configured."""
    from bot.core.errors import KeyRefused
    from bot.keys import installation as keys

    found = keys.configured(settings)
    if not set(manifest["key_ids"]) <= set(found.ids):
        raise KeyRefused("wrong", found.place, "backup")


def _file(name: str) -> str:
    return {"gateway": "sinmungo.db", "portal": "portal.db", "dialogue": "tracker.db"}[name]


def _portal_url(_settings: Settings) -> str:
    from bot.cli.support import other_settings

    return other_settings.portal().url()


def current(settings: Settings) -> bool:
    """Whether the database that is here can be read by this program: it may well be broken."""
    from sqlalchemy.exc import SQLAlchemyError

    from bot.core import migrate

    try:
        return migrate.current(settings) == migrate.head()
    except SQLAlchemyError:
        return False


def _ended(settings: Settings) -> dict[str, float]:
    """Sessions that have ended by now, as the database that is replaced knows them."""
    from bot.conversations import session_store
    from bot.core.db import Database

    if not current(settings):
        return {}
    database = Database(settings.sqlalchemy_url)
    try:
        return database.submit(lambda c: session_store.since(c, 0.0)).result()
    finally:
        database.close()


def _settle(
    settings: Settings,
    portal: str,
    manifest: dict[str, Any],
    send_queued: bool,
    ended: dict[str, float],
    staged: Settings | None = None,
) -> tuple[datetime, int, int]:
    """Bring the tables up to date, try the key, end what must not go on."""
    from bot import restore_store
    from bot.core import migrate
    from bot.core.db import Database
    from bot.keys import installation as keys
    from bot.keys import store as key_store

    found, where = keys.configured(settings), staged or settings
    at = datetime.fromisoformat(manifest["at"])
    migrate.upgrade(where)
    database = Database(where.sqlalchemy_url)
    try:
        database.submit(lambda c: key_store.look(c, found)).result()
        job = database.submit(lambda c: restore_store.settle(c, send_queued=send_queued))
        database.submit(restore_store.skip_ids).result()
        database.submit(lambda c: restore_store.keep_ended(c, ended)).result()
        unknown = job.result()
    finally:
        database.close()
    skipped = _skip_receipts(portal, at) if manifest["schema"]["portal"] else 0
    return at, skipped, unknown


def _skip_receipts(url: str, at: datetime) -> int:
    from actions.portal import migrations
    from actions.portal.cases import counter_store, key_checks
    from actions.portal.content import catalogue
    from actions.portal.core.database import Database, make_engine
    from bot.cli.support import other_settings

    settings = other_settings.portal()
    migrations.upgrade(url)
    database = Database(make_engine(url))
    try:
        key_checks.look(database, settings.keyring(), settings.key_place)
        series = {service.series for service in catalogue.load().services.values()}
        with database.write() as session:
            return counter_store.skip_ahead(session, series, at, datetime.now(UTC))
    finally:
        database.close()


def occupied(settings: Settings) -> bool:
    """Whether there is a database that would be replaced, be it broken."""
    from sqlalchemy.exc import DatabaseError

    from bot.core import migrate

    try:
        return migrate.any_database(settings)
    except DatabaseError:
        return True


def _swap(settings: Settings, manifest: dict[str, Any], aside: Path) -> Path | None:
    """Move the new files into place and what was there before into a folder of its own."""
    targets = places(settings)
    old = [
        path.with_name(path.name + side)
        for path in targets.values()
        for side in SIDES
        if path.with_name(path.name + side).exists()
    ]
    replaced = settings.var / f"replaced-{datetime.now(UTC):%Y%m%d%H%M%S}" if old else None
    if replaced is not None:
        replaced.mkdir(mode=0o700)
        for path in old:
            path.replace(replaced / path.name)
    for name in manifest["files"]:
        for side in SIDES:
            new = aside / (_file(name) + side)
            if new.exists():
                new.replace(targets[name].with_name(targets[name].name + side))
    return replaced
