"""The `var/` of the version before this one, left by its own processes: how it is made, and opened.

    python -m tests.kit.stack.var_before d56981c        makes tests/data/var_before/ anew

That version runs in a work tree of its own, with its own environments and its own model: minutes.
It is kept for SQLite as the files of `var`, for PostgreSQL as plain SQL beside its keys.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import io
import json
import os
import sqlite3
import subprocess
import sys
import tarfile
import tempfile
import time
from datetime import datetime
from pathlib import Path
from typing import Any

import psycopg
from sqlalchemy import Float, MetaData, create_engine, update

from tests.bench.before import Before, commit
from tests.kit.stack.postgres import fresh_database
from tests.kit.stack.processes import ROOT

KEPT = ROOT / "tests" / "data" / "var_before"
TALK = ROOT / "tests" / "kit" / "people" / "var_before_talk.py"
DATABASES = ("sinmungo.db", "portal.db", "tracker.db")
KEYS = ("key", "portal-client.key", "webchat.token")
DUMP = "postgres.sql"
SESSION = "chat_"
SINCE_1970 = 1e9
"""More seconds than any duration: a moment."""


def unpack(kind: str, folder: Path) -> dict[str, Any]:
    """`var` in the folder, for `kind` "postgres" with the SQL in it. Returns what is in it."""
    with tarfile.open(KEPT / f"{kind}.tar.xz") as archive:
        archive.extractall(folder, filter="data")
    facts: dict[str, Any] = json.loads((folder / "facts.json").read_text(encoding="utf-8"))
    return facts


def fill(url: str, folder: Path) -> None:
    """Put the unpacked SQL into an empty PostgreSQL database."""
    with psycopg.connect(url) as connection:
        connection.execute((folder / "var" / DUMP).read_bytes())


def as_if_left_now(url: str, left_at: float) -> None:
    """Every time in the gateway's tables is later by what has passed since."""
    engine = create_engine(url.replace("postgresql://", "postgresql+psycopg://", 1))
    passed = time.time() - left_at
    with engine.begin() as connection:
        tables = MetaData()
        tables.reflect(connection)
        for table in tables.sorted_tables:
            for column in table.columns:
                if isinstance(column.type, Float):
                    moments = update(table).where(column > SINCE_1970)
                    connection.execute(moments.values({column: column + passed}))
    engine.dispose()


def issued(token: str, key: bytes, at: datetime) -> str:
    """The session of this token as that version would have renewed it then."""
    raw = base64.b64decode(token.removeprefix(SESSION), b"-_")
    who, signed, signature = raw[:16], raw[:20], raw[20:]
    assert hmac.compare_digest(_signature(key, signed), signature)
    signed = who + int(at.timestamp()).to_bytes(4, "big")
    return SESSION + base64.urlsafe_b64encode(signed + _signature(key, signed)).decode()


def _signature(key: bytes, signed: bytes) -> bytes:
    return hmac.new(key, b"webchat-session" + signed, hashlib.sha256).digest()[:16]


def make(tree: Path, kind: str) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        if kind == "sqlite":
            _talk(tree, folder, "")
            for database in DATABASES:
                _compact(folder / "var" / database)
        else:
            with fresh_database() as url:
                _talk(tree, folder, url)
                (folder / "var" / DUMP).write_bytes(_dumped(url))
        kept = [*KEYS, *(DATABASES if kind == "sqlite" else (DUMP,))]
        _pack(folder, ["facts.json", *(f"var/{one}" for one in kept)], KEPT / f"{kind}.tar.xz")


def _talk(tree: Path, folder: Path, url: str) -> None:
    environment = {n: v for n, v in os.environ.items() if not n.startswith("SINMUNGO_")}
    python = tree / ".venv" / "bin" / "python"
    with TALK.open("rb") as script:
        subprocess.run(
            [python, "-", str(folder), url], cwd=tree, stdin=script, env=environment, check=True
        )


def _compact(path: Path) -> None:
    """One file, without what was deleted."""
    with sqlite3.connect(path, isolation_level=None) as database:
        database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        database.execute("VACUUM")
        database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    database.close()


def _dumped(url: str) -> bytes:
    """Without commands of psql, which begin with a backslash in some versions."""
    command = ["pg_dump", "--inserts", "--no-owner", "--no-privileges", url]
    text = subprocess.run(command, capture_output=True, check=True).stdout
    return b"".join(line for line in text.splitlines(True) if not line.startswith(b"\\"))


def _pack(folder: Path, names: list[str], target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    with tarfile.open(target, "w:xz", preset=9) as archive:
        for name in names:
            content = (folder / name).read_bytes()
            info = tarfile.TarInfo(name)
            info.size, info.mode = len(content), 0o600
            archive.addfile(info, io.BytesIO(content))


def main(named: str) -> None:
    before = Before(commit(named))
    before.make()
    for kind in ("sqlite", "postgres"):
        make(before.tree, kind)


if __name__ == "__main__":
    main(sys.argv[1])
