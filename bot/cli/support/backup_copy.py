"""A backup: a folder with a copy of each database, all of one moment, and a manifest.

manifest.json: {format, program, at (ISO 8601, UTC), kind (sqlite or postgresql), key_ids,
schema: {gateway, portal}, files: {name: {file, sha256}}}
"""

from __future__ import annotations

import hashlib
import json
import shutil
import sqlite3
import subprocess
from contextlib import ExitStack, closing
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote, urlsplit

from bot.cli.settings import child_environment
from bot.core.errors import BackupRefused, NoDatabase

if TYPE_CHECKING:
    from bot.core.settings import Settings

FORMAT = 1
MANIFEST = "manifest.json"
DUMP = "sinmungo.dump"
SECRETS = ("key", "portal-client.key", "webchat.token", "telegram.secret")
"""Files of `var` that are never copied beside the data."""
LOCK_SECONDS = 30.0


def is_postgresql(settings: Settings) -> bool:
    return settings.database_url.startswith("postgresql")


def places(settings: Settings) -> dict[str, Path]:
    """Where each SQLite database stands or would stand."""
    from bot.cli.support import other_settings

    def path(url: str) -> Path:
        return Path(url.partition("sqlite:///")[2]).resolve()

    found = {
        "gateway": path(settings.sqlalchemy_url),
        "portal": path(other_settings.portal().url()),
        "dialogue": (settings.var / "tracker.db").resolve(),
    }
    if found["portal"] == found["gateway"]:
        del found["portal"]
    return found


def make(settings: Settings, target: Path) -> dict[str, Any]:
    """Write a backup to `target`, whole or not at all; its manifest. Raises BackupRefused,
    KeyRefused, NoDatabase, StaleSchema, OSError."""
    from bot.core import migrate
    from bot.core.db import Database
    from bot.keys import installation as keys
    from bot.keys import store as key_store

    migrate.require_current(settings)
    if target.exists() and any(target.iterdir()):
        raise BackupRefused("cli.backup.exists", path=str(target))
    database = Database(settings.sqlalchemy_url)
    try:
        keys.opened(settings, database)
        needed = database.submit(key_store.needed).result()
    finally:
        database.close()
    draft = target.with_name(f".{target.name}.partial")
    shutil.rmtree(draft, ignore_errors=True)
    draft.mkdir(mode=0o700, parents=True)
    try:
        copied = _dump(settings, draft) if is_postgresql(settings) else _copy(settings, draft)
        manifest = {
            "format": FORMAT,
            "program": version("sinmungo"),
            "at": datetime.now(UTC).isoformat(timespec="seconds"),
            "kind": "postgresql" if is_postgresql(settings) else "sqlite",
            "key_ids": needed,
            "schema": _schema(settings),
            "files": {
                name: {"file": path.name, "sha256": digest(path)} for name, path in copied.items()
            },
        }
        write(draft / MANIFEST, json.dumps(manifest, indent=2))
        if target.exists():
            target.rmdir()
        draft.replace(target)
    finally:
        shutil.rmtree(draft, ignore_errors=True)
    return manifest


def _schema(settings: Settings) -> dict[str, str | None]:
    from actions.portal import migrations
    from bot.cli.support import other_settings
    from bot.core import migrate

    portal = migrations.current(other_settings.portal().url())
    return {"gateway": migrate.current(settings), "portal": portal}


def _copy(settings: Settings, draft: Path) -> dict[str, Path]:
    """Every database is locked for writing until each of them has a snapshot: one moment."""
    sources = {name: path for name, path in places(settings).items() if path.exists()}
    if not sources:
        raise NoDatabase(str(settings.var.resolve()))
    copies = {name: draft / f"{name}.db" for name in sources}
    with ExitStack() as opened:

        def connect(path: Path) -> sqlite3.Connection:
            connection = sqlite3.connect(path, timeout=LOCK_SECONDS, isolation_level=None)
            return opened.enter_context(closing(connection))

        locks = [connect(path) for path in sources.values()]
        for lock in locks:
            lock.execute("BEGIN IMMEDIATE")
        snapshots = {name: connect(path) for name, path in sources.items()}
        for snapshot in snapshots.values():
            snapshot.execute("BEGIN")
            snapshot.execute("SELECT count(*) FROM sqlite_master").fetchone()
        for lock in locks:
            lock.execute("ROLLBACK")
        for name, snapshot in snapshots.items():
            write(copies[name], "")
            snapshot.backup(connect(copies[name]))
    return copies


def _dump(settings: Settings, draft: Path) -> dict[str, Path]:
    """pg_dump reads in one snapshot of its own."""
    write(draft / DUMP, "")
    run_tool("pg_dump", settings, "--format=custom", f"--file={draft / DUMP}")
    return {"database": draft / DUMP}


def run_tool(tool: str, settings: Settings, *arguments: str) -> None:
    """A tool of PostgreSQL on the configured database. Raises BackupRefused."""
    program = shutil.which(tool)
    if program is None:
        raise BackupRefused("cli.backup.tool", tool=tool)
    parts = urlsplit(settings.database_url)
    password = unquote(parts.password) if parts.password else None
    # Not as an argument: those can be read by everybody on the machine.
    user, host = parts.username or "", parts.netloc.rpartition("@")[2]
    address = parts._replace(netloc=f"{user}@{host}" if user else host).geturl()
    done = subprocess.run(  # noqa: S603 - found on the operator's PATH
        [program, "--no-password", f"--dbname={address}", *arguments],
        env=child_environment(**({"PGPASSWORD": password} if password else {})),
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode != 0:
        reason = (done.stderr.strip().splitlines() or ["-"])[-1]
        raise BackupRefused("cli.backup.failed", tool=tool, reason=reason)


def copy_secrets(settings: Settings, folder: Path) -> list[str]:
    """The names of the files that were copied there."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    copied = [name for name in SECRETS if (settings.var / name).exists()]
    for name in copied:
        write(folder / name, (settings.var / name).read_text(encoding="ascii"))
    return copied


def digest(path: Path) -> str:
    """SHA-256 of a file."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def write(path: Path, text: str) -> None:
    """For us alone to read."""
    path.touch(mode=0o600)
    path.chmod(0o600)
    path.write_text(text, encoding="utf-8")
