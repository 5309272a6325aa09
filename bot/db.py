"""The database of the gateway: one writer that groups commits.

Jobs are plain functions of a connection. They run one after another in one thread; jobs that wait
at the same time share one transaction, so that ten turns cost one flush to disk. When one of them
fails (its own error, a deadlock, a lost connection), nothing of it happened and each of its jobs
runs again in a transaction of its own: a job must therefore touch nothing but its connection. That
is cheaper than a savepoint around every job, since hardly any fails.
"""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable
from concurrent.futures import Future
from queue import Empty, SimpleQueue
from typing import Any, TypeVar

from sqlalchemy import Connection, Engine, create_engine, event, text
from sqlalchemy.exc import DBAPIError, InvalidRequestError

T = TypeVar("T")
Job = Callable[[Connection], T]
BATCH = 64


def connect(url: str) -> Engine:
    """An engine; for SQLite one that writes ahead and takes the write lock when it begins."""
    if not url.startswith("sqlite"):
        return create_engine(url, pool_pre_ping=True, pool_size=2, hide_parameters=True)
    engine = create_engine(
        url, hide_parameters=True, connect_args={"timeout": 15, "check_same_thread": False}
    )

    @event.listens_for(engine, "connect")
    def _settings(connection: Any, _record: Any) -> None:
        connection.isolation_level = None
        for pragma in ("journal_mode=WAL", "synchronous=NORMAL", "busy_timeout=15000"):
            connection.execute(f"PRAGMA {pragma}")

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        connection.exec_driver_sql("BEGIN IMMEDIATE")

    return engine


def ping(connection: Connection) -> None:
    """Whether the database answers at all."""
    connection.execute(text("SELECT 1"))


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

    async def run(self, job: Job[T]) -> T:
        """The job's result, after its commit. Raises what the job raises, or SQLAlchemyError."""
        return await asyncio.wrap_future(self.submit(job))

    def submit(self, job: Job[T]) -> Future[T]:
        """The same, for those who do not wait on an event loop."""
        future: Future[T] = Future()
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
                    _settle(future, *self._run_alone(job))
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
            _settle(batch[0][1], *self._run_alone(batch[0][0]))
            return True
        try:
            with self.engine.begin() as connection:
                results = [job(connection) for job, _ in batch]
        except Exception:  # noqa: BLE001 - each job runs again, and whoever waits for it is told
            return False
        for (_, future), result in zip(batch, results, strict=True):
            _settle(future, result, None)
        return True

    def _run_alone(self, job: Job[Any]) -> tuple[Any, BaseException | None]:
        for attempt in (1, 2, 3):
            try:
                with self.engine.begin() as connection:
                    return job(connection), None
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


def _settle(future: Future[Any], result: Any, error: BaseException | None) -> None:
    if future.cancelled() or not future.set_running_or_notify_cancel():
        return
    if error is None:
        future.set_result(result)
    else:
        future.set_exception(error)
