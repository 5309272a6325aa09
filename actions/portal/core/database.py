"""Engine and transactions: SQLite (WAL) and PostgreSQL behind the same two context managers."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from threading import Lock

from sqlalchemy import Connection, Engine, create_engine
from sqlmodel import Session

from actions.base import sqlite

_BUSY_MS = 5000


def make_engine(url: str) -> Engine:
    """An engine that connects at its first use. Errors never show parameters (they are private)."""
    if url.startswith("sqlite"):
        return sqlite.engine(url, busy_ms=_BUSY_MS, begin=_begin, pragmas=("foreign_keys=ON",))
    return create_engine(
        url,
        hide_parameters=True,
        pool_pre_ping=True,
        pool_size=8,
        connect_args={"options": f"-c lock_timeout={_BUSY_MS}"},
    )


def _begin(connection: Connection) -> str:
    # A write takes the lock at once: a read that later turns into a write fails as busy.
    writing = connection.get_execution_options().get("writing", False)
    return "BEGIN IMMEDIATE" if writing else "BEGIN"


class Database:
    """Sessions for reading and for writing."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        self._writer = engine.execution_options(writing=True)
        # SQLite lets waiting writers sleep and try again, so under load one may wait for ever:
        # within a process they queue here. PostgreSQL queues by itself.
        sqlite = engine.dialect.name == "sqlite"
        self._turn: AbstractContextManager[object] = Lock() if sqlite else nullcontext()

    @contextmanager
    def read(self) -> Iterator[Session]:
        with Session(self.engine, expire_on_commit=False) as session:
            yield session

    @contextmanager
    def write(self) -> Iterator[Session]:
        """Committed at the end of the block, rolled back if it raises."""
        with (
            self._turn,
            Session(self._writer, expire_on_commit=False) as session,
            session.begin(),
        ):
            yield session

    def close(self) -> None:
        self.engine.dispose()
