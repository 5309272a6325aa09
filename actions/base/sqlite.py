"""SQLite as every process of this project opens it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event

PRAGMAS = (
    "journal_mode=WAL",
    "synchronous=NORMAL",
    # What is deleted is overwritten: not every build of SQLite does so by itself.
    "secure_delete=ON",
)


def engine(
    url: str, *, busy_ms: int, begin: Callable[[Connection], str], pragmas: Sequence[str] = ()
) -> Engine:
    """An engine that connects at its first use, waits `busy_ms` for a lock and writes ahead.
    `begin` says how a transaction begins. Errors never show parameters: they are private."""
    made = create_engine(url, hide_parameters=True, connect_args={"check_same_thread": False})

    @event.listens_for(made, "connect")
    def _configure(connection: Any, _record: object) -> None:
        # The driver must not begin transactions by itself: `_begin` does.
        connection.isolation_level = None
        for pragma in (f"busy_timeout={busy_ms}", *PRAGMAS, *pragmas):
            connection.execute(f"PRAGMA {pragma}")

    @event.listens_for(made, "begin")
    def _begin(connection: Connection) -> None:
        connection.exec_driver_sql(begin(connection))

    return made
