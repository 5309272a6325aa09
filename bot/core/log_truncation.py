"""Emptying the write-ahead logs of SQLite: what was erased stands in them until they are."""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import structlog

from bot.core.settings import Settings

log = structlog.get_logger("erasure")
FILES = ("sinmungo.db", "portal.db", "tracker.db")
"""Of gateway and worker, portal, dialogue: whoever runs on this machine may empty any of them."""
WAIT = 2.0
"""Seconds for readers to finish; else it is tried again."""


async def truncate(settings: Settings) -> bool:
    """Whether every log is empty now. False: somebody reads just now."""
    results = [await asyncio.to_thread(_truncate, path) for path in _paths(settings)]
    return all(results)


def _paths(settings: Settings) -> Iterator[Path]:
    """PostgreSQL's log is its operator's affair."""
    if settings.database_url.startswith("sqlite"):
        yield Path(settings.database_url.partition(":///")[2])
    elif not settings.database_url:
        yield from (settings.var / name for name in FILES)


def _truncate(path: Path) -> bool:
    if not path.exists():
        return True
    try:
        connection = sqlite3.connect(f"{path.resolve().as_uri()}?mode=rw", timeout=WAIT, uri=True)
        try:
            busy, _frames, _moved = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        finally:
            connection.close()
    except sqlite3.Error as error:
        log.warning("log not emptied", file=path.name, reason=type(error).__name__)
        return False
    return not busy
