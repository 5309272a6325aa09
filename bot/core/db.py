"""The database of the gateway: one writer that groups commits.

Jobs are plain functions of a connection. They run one after another in one thread; jobs that wait
at the same time share one transaction, so that ten turns cost one flush to disk. When one of them
fails (its own error, a deadlock, a lost connection), nothing of it happened and each of its jobs
runs again in a transaction of its own: a job must therefore touch nothing but its connection. That
is cheaper than a savepoint around every job, since hardly any fails. A job that somebody waits for
within a time limit is either done by then or never.
"""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable
from concurrent.futures import Future
from queue import Empty, SimpleQueue
from typing import Any, TypeVar

from sqlalchemy import Connection, Engine, create_engine, text
from sqlalchemy.exc import DBAPIError, InvalidRequestError, SQLAlchemyError

from actions.base import sqlite

T = TypeVar("T")
Job = Callable[[Connection], T]
BATCH = 64
LOG_BYTES = 16 * 1024 * 1024
"""Of a write-ahead log that stay on the disk after it was written back."""


class DatabaseBusy(SQLAlchemyError):
    """A job was not begun to be committed in time: it will not be done."""


class Limited(Future[T]):
    """Of a job that may be given up until it is committed. Any other job that has begun is done,
    even if whoever asked for it is gone."""


class GivenUp(Exception):
    """Nobody waits for the job any more: its transaction is rolled back."""


BUSY_MS = 15_000
"""Milliseconds that a transaction waits for the lock of another process."""


def connect(url: str) -> Engine:
    """An engine; for SQLite one that takes the write lock when it begins."""
    if not url.startswith("sqlite"):
        return create_engine(url, pool_pre_ping=True, pool_size=2, hide_parameters=True)
    return sqlite.engine(
        url,
        busy_ms=BUSY_MS,
        begin=lambda _: "BEGIN IMMEDIATE",
        pragmas=(f"journal_size_limit={LOG_BYTES}",),
    )


def write_something(connection: Connection) -> None:
    """Write one row and take it back: it fails where a message could not be stored either."""
    connection.execute(text("INSERT INTO cursors (name, value, lease_until) VALUES ('-', '', 0)"))
    connection.execute(text("DELETE FROM cursors WHERE name = '-'"))


class Database:
    """Runs jobs in the writer's thread. Start it before use, close it at the end."""

    def __init__(self, url: str) -> None:
        self.engine = connect(url)
        self.postgresql = self.engine.dialect.name == "postgresql"
        self._jobs: SimpleQueue[tuple[Job[Any], Future[Any]] | None] = SimpleQueue()
        self._closing = threading.Lock()
        self._closed = False
        self._thread = threading.Thread(target=self._work, name="database", daemon=True)
        self._thread.start()

    async def run(self, job: Job[T], *, seconds: float | None = None) -> T:
        """The job's result, after its commit. Raises what the job raises, or SQLAlchemyError;
        DatabaseBusy when it could not be done within `seconds`: then it never is."""
        if seconds is None:
            return await asyncio.wrap_future(self.submit(job))
        future = self._put(job, Limited())
        waiting = asyncio.wrap_future(future)
        await asyncio.wait((waiting,), timeout=seconds)
        # False once it is being committed, which ends soon.
        if not future.done() and future.cancel():
            waiting.cancel()
            raise DatabaseBusy(f"no turn within {seconds} s")
        return await waiting

    def submit(self, job: Job[T]) -> Future[T]:
        """The same, for those who do not wait on an event loop."""
        return self._put(job, Future())

    def _put(self, job: Job[T], future: Future[T]) -> Future[T]:
        with self._closing:
            if self._closed:
                future.set_exception(InvalidRequestError("the database is closed"))
            else:
                self._jobs.put((job, future))
        return future

    def close(self) -> None:
        """Finish the jobs that wait, then stop the thread; later jobs fail."""
        with self._closing:
            if self._closed:
                return
            self._closed = True
            self._jobs.put(None)
        self._thread.join(timeout=20)
        self.engine.dispose()

    def _work(self) -> None:
        while True:
            batch, last = self._next_batch()
            if batch and not self._run_together(batch):
                for job, future in batch:
                    _settle(future, *self._run_alone(job, future))
            if last:
                return

    def _next_batch(self) -> tuple[list[tuple[Job[Any], Future[Any]]], bool]:
        batch: list[tuple[Job[Any], Future[Any]]] = []
        item = self._jobs.get()
        while True:
            if item is None:
                return batch, True
            if not item[1].cancelled():
                batch.append(item)
            if len(batch) >= BATCH:
                return batch, False
            try:
                item = self._jobs.get_nowait()
            except Empty:
                return batch, False

    def _run_together(self, batch: list[tuple[Job[Any], Future[Any]]]) -> bool:
        """False when the transaction failed as a whole: then nothing of it happened."""
        if len(batch) == 1:
            _settle(batch[0][1], *self._run_alone(*batch[0]))
            return True
        try:
            with self.engine.begin() as connection:
                results = [job(connection) for job, _ in batch]
                for _, future in batch:
                    _commit(future)
        except Exception:  # noqa: BLE001 - each job runs again, and whoever waits for it is told
            return False
        for (_, future), result in zip(batch, results, strict=True):
            _settle(future, result, None)
        return True

    def _run_alone(self, job: Job[Any], future: Future[Any]) -> tuple[Any, BaseException | None]:
        for attempt in (1, 2, 3):
            try:
                with self.engine.begin() as connection:
                    result = job(connection)
                    _commit(future)
                    return result, None
            except DBAPIError as error:
                if attempt == 3 or not _may_pass(error):
                    return None, error
            except Exception as error:  # noqa: BLE001 - handed to the one who waits for the job
                return None, error
        return None, None


def _may_pass(error: DBAPIError) -> bool:
    """A deadlock, a serialization failure or a lost connection: worth another transaction."""
    code = getattr(error.orig, "sqlstate", None)
    locked = "database is locked" in str(error.orig)
    return error.connection_invalidated or locked or code in {"40001", "40P01"}


def _commit(future: Future[Any]) -> None:
    """From here on the job cannot be given up. Raises GivenUp if it was."""
    if not isinstance(future, Limited) or future.running():
        return
    if not future.set_running_or_notify_cancel():
        raise GivenUp


def _settle(future: Future[Any], result: Any, error: BaseException | None) -> None:
    if future.cancelled() or not (future.running() or future.set_running_or_notify_cancel()):
        return
    if error is None:
        future.set_result(result)
    else:
        future.set_exception(error)
