"""The writer: jobs that wait together share one commit, and fail alone."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from typing import Any

import pytest
from sqlalchemy import Connection, event, select
from sqlalchemy.exc import IntegrityError, OperationalError, SQLAlchemyError

from bot.core import named_lease
from bot.core.db import write_something
from bot.core.sql import insert_once, table
from bot.models.cases import Cursor
from tests.kit.core.core import GatedDatabase, rows
from tests.kit.patience import PATIENCE

cursors = table(Cursor)


def put(name: str) -> Callable[[Connection], str]:
    def job(connection: Connection) -> str:
        connection.execute(cursors.insert(), {"name": name, "value": "", "lease_until": 0.0})
        return name

    return job


def fail(connection: Connection) -> None:
    put("half")(connection)
    raise LookupError("mine")


def names(database: GatedDatabase) -> list[str]:
    return [row.name for row in rows(database, Cursor)]


@pytest.fixture
def commits(database: GatedDatabase) -> Iterator[list[Connection]]:
    """Grows by one with every commit."""
    seen: list[Connection] = []
    note = seen.append
    event.listen(database.engine, "commit", note)
    yield seen
    event.remove(database.engine, "commit", note)


def together(database: GatedDatabase, *jobs: Any) -> list[Future[Any]]:
    """The jobs, all waiting at the same time: the writer is held up until the last has come."""
    busy, gate = threading.Event(), threading.Event()

    def hold_up(_connection: Connection) -> None:
        busy.set()
        gate.wait(PATIENCE)

    database.submit(hold_up)
    busy.wait(PATIENCE)
    futures = [database.submit(job) for job in jobs]
    gate.set()
    return futures


def test_waiting_jobs_share_a_commit(database: GatedDatabase, commits: list[Connection]) -> None:
    futures = together(database, *(put(f"n{number:02}") for number in range(20)))
    assert [future.result(PATIENCE) for future in futures] == [
        f"n{number:02}" for number in range(20)
    ]
    assert len(commits) == 2, "the gate's own, and one for all"
    assert len(names(database)) == 20


@pytest.mark.parametrize(
    ("bad", "error"),
    [
        pytest.param(fail, LookupError, id="its-own-error"),
        pytest.param(put("b"), IntegrityError, id="twice-the-same-key"),
        pytest.param(
            lambda c: c.exec_driver_sql("SELECT nothing FROM nowhere"),
            SQLAlchemyError,
            id="broken-statement",
        ),
    ],
)
def test_failing_job_fails_alone(database: GatedDatabase, bad: Any, error: type[Exception]) -> None:
    first, failed, last = together(database, put("b"), bad, put("c"))
    assert (first.result(PATIENCE), last.result(PATIENCE)) == ("b", "c")
    with pytest.raises(error):
        failed.result(PATIENCE)
    assert names(database) == ["b", "c"]


def test_job_is_run_again_when_the_transaction_may_pass(database: GatedDatabase) -> None:
    tries: list[int] = []

    def locked(connection: Connection) -> str:
        put("once")(connection)
        tries.append(1)
        if len(tries) < 3:
            raise OperationalError("x", {}, Exception("database is locked"))
        return "done"

    assert database.submit(locked).result(PATIENCE) == "done"
    assert (len(tries), names(database)) == (3, ["once"])


def test_lost_transaction_is_no_fault_of_its_other_jobs(database: GatedDatabase) -> None:
    """A deadlock takes all jobs of the transaction with it: each runs again, alone."""
    tries: list[int] = []

    def deadlock(connection: Connection) -> str:
        tries.append(1)
        if len(tries) == 1:
            raise OperationalError("x", {}, Exception("database is locked"))
        return put("b")(connection)

    futures = together(database, put("a"), deadlock, put("c"))
    assert [future.result(PATIENCE) for future in futures] == ["a", "b", "c"]
    assert names(database) == ["a", "b", "c"]


async def test_run_gives_the_result_and_raises(database: GatedDatabase) -> None:
    assert await database.run(put("x")) == "x"
    with pytest.raises(LookupError, match="mine"):
        await database.run(fail)
    alive: Callable[[Connection], object] = write_something
    assert await database.run(alive) is None


async def test_one_who_no_longer_waits_harms_nobody(database: GatedDatabase) -> None:
    gate = threading.Event()
    database.submit(lambda _c: gate.wait(PATIENCE))
    waiting = asyncio.create_task(database.run(put("left")))
    await asyncio.sleep(0)
    waiting.cancel()
    await asyncio.gather(waiting, return_exceptions=True)
    gate.set()
    assert await database.run(put("after")) == "after"
    assert "left" not in names(database)


def test_close_finishes_what_waits(url: str) -> None:
    database = GatedDatabase(url)
    futures = together(database, put("x"), put("y"))
    database.close()
    assert [future.result(0) for future in futures] == ["x", "y"]


def test_closed_database_answers(url: str) -> None:
    """With an error; nobody waits for a thread that is gone."""
    database = GatedDatabase(url)
    database.close()
    with pytest.raises(SQLAlchemyError):
        database.submit(put("late")).result(PATIENCE)


def test_errors_do_not_quote_values(database: GatedDatabase) -> None:
    database.now(put("first"))
    with pytest.raises(IntegrityError) as caught:
        database.now(lambda c: c.execute(cursors.insert(), {"name": "first", "value": "010-1234"}))
    assert "010-1234" not in str(caught.value)


def test_insert_once(database: GatedDatabase) -> None:
    def insert(value: str) -> bool:
        row = Cursor(name="feed", value=value).model_dump()
        return database.now(lambda c: insert_once(c, cursors, row))

    assert [insert("1"), insert("2")] == [True, False]
    assert [row.value for row in rows(database, Cursor)] == ["1"]


def test_feed_is_read_by_one_at_a_time(database: GatedDatabase) -> None:
    def claim(owner: str, now: float) -> str | None:
        return database.now(lambda c: named_lease.claim(c, "native", owner, now=now, seconds=30))

    def advance(owner: str, value: str) -> bool:
        return database.now(lambda c: named_lease.advance(c, "native", owner, value))

    assert [claim("a", 100), claim("b", 110), claim("a", 110)] == ["", None, ""]
    assert advance("a", "7")
    assert claim("b", 141) == "7"
    assert not advance("a", "8"), "another has taken over"
    assert claim("b", 142) == "7"


def test_sqlite_waits_for_another_process(url: str) -> None:
    """Two writers at once: BEGIN IMMEDIATE takes turns, no upgrade of a lock fails."""
    first, second = GatedDatabase(url), GatedDatabase(url)

    def count(connection: Connection) -> None:
        row = connection.execute(
            select(cursors.c.value).where(cursors.c.name == "n").with_for_update()
        ).one()
        connection.execute(
            cursors.update().where(cursors.c.name == "n").values(value=str(int(row.value) + 1))
        )

    first.now(lambda c: insert_once(c, cursors, Cursor(name="n", value="0").model_dump()))
    for future in [db.submit(count) for _ in range(20) for db in (first, second)]:
        future.result(PATIENCE)
    assert rows(first, Cursor)[0].value == "40"
    first.close()
    second.close()
