"""Ready means that a message could be stored within two seconds: a table of what a database may be
like; and a job with a time limit is done within it or never."""

from __future__ import annotations

import asyncio
import contextlib
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import httpx
import pytest
from fastapi import FastAPI
from sqlalchemy import Connection, create_engine
from sqlalchemy.exc import OperationalError, SQLAlchemyError

from bot import app
from bot.core.db import Database, DatabaseBusy, write_something
from bot.core.sql import insert_once, table
from bot.gateway.tasks import ChannelTasks
from bot.models.cases import Cursor
from connectors.contract import Refused
from tests.kit.core.core import Core, GatedDatabase, rows
from tests.kit.patience import PATIENCE, pass_time

cursors = table(Cursor)


def put(name: str) -> Callable[[Connection], object]:
    return lambda c: insert_once(c, cursors, Cursor(name=name).model_dump())


def names(database: Database) -> list[str]:
    return sorted(row.name for row in rows(database, Cursor))


@contextmanager
def as_it_should_be(_database: GatedDatabase) -> Iterator[None]:
    yield


@contextmanager
def locked(database: GatedDatabase) -> Iterator[None]:
    """Another process writes and does not finish."""
    other = create_engine(database.engine.url)
    with other.connect() as connection:
        if database.postgresql:
            connection.exec_driver_sql("LOCK TABLE cursors IN ACCESS EXCLUSIVE MODE")
        else:
            connection.exec_driver_sql("BEGIN IMMEDIATE")
        yield
        connection.rollback()
    other.dispose()


@contextmanager
def busy(database: GatedDatabase) -> Iterator[None]:
    """A job of our own takes long."""
    done = threading.Event()
    database.submit(lambda _c: done.wait(PATIENCE))
    yield
    done.set()


@contextmanager
def full(database: GatedDatabase) -> Iterator[None]:
    """No page more: `max_page_count` is what SQLite itself offers to try it."""
    pages = database.now(lambda c: c.exec_driver_sql("PRAGMA page_count").scalar_one())
    database.now(lambda c: c.exec_driver_sql(f"PRAGMA max_page_count={pages}"))
    for number, size in enumerate((400, 40, 4)):
        with contextlib.suppress(OperationalError):
            for row in range(1000):
                database.now(put(f"{number}{row:0{size}}"))
    with pytest.raises(OperationalError, match="full"):
        database.now(write_something)
    yield


@contextmanager
def closed(database: GatedDatabase) -> Iterator[None]:
    database.close()
    yield


STATES = {
    "as it should be": (as_it_should_be, True),
    "locked": (locked, False),
    "busy": (busy, False),
    "full": (full, False),
    "closed": (closed, False),
}


@pytest.mark.parametrize(("state", "ready"), STATES.values(), ids=STATES)
async def test_ready(
    core: Core,
    monkeypatch: pytest.MonkeyPatch,
    state: Callable[[GatedDatabase], object],
    ready: bool,
) -> None:
    monkeypatch.setattr(app, "READY_WITHIN", 0.2 if not ready else PATIENCE)
    gateway = FastAPI()
    app._add_health(gateway, core.settings, core.runtime, ChannelTasks(core.runtime, core.gateway))
    transport = httpx.ASGITransport(gateway)
    with state(core.database):  # type: ignore[attr-defined]
        async with httpx.AsyncClient(transport=transport, base_url="http://x") as client:
            answer = await client.get("/health/ready")
    assert ("database" in answer.json()["failing"]) is not ready


async def test_what_is_looked_at_leaves_nothing(any_core: Core) -> None:
    await any_core.database.run(write_something, seconds=PATIENCE)
    await any_core.database.run(write_something, seconds=PATIENCE)
    assert names(any_core.database) == []


@pytest.mark.parametrize("state", [locked, busy])
async def test_a_job_is_done_in_time_or_never(
    any_core: Core, state: Callable[[GatedDatabase], object]
) -> None:
    database = any_core.database
    with state(database):  # type: ignore[attr-defined]
        with pytest.raises(DatabaseBusy):
            await database.run(put("late"), seconds=0.05)
        waits = database.submit(put("waits"))
    await asyncio.wrap_future(waits)
    assert names(database) == ["waits"]


async def test_one_that_is_being_committed_is_waited_for(core: Core) -> None:
    """Its caller hears what became of it, however long the disk takes."""
    reached, go = threading.Event(), threading.Event()

    def slow(connection: Connection) -> str:
        put("slow")(connection)
        return "done"

    original = core.database.engine.dialect.do_commit

    def commit(connection: object) -> None:
        reached.set()
        go.wait(PATIENCE)
        original(connection)  # type: ignore[arg-type]

    core.database.engine.dialect.do_commit = commit  # type: ignore[assignment, method-assign]
    running = asyncio.create_task(core.database.run(slow, seconds=PATIENCE))
    assert await asyncio.to_thread(reached.wait, PATIENCE)
    await pass_time()
    assert not running.done()
    go.set()
    assert await running == "done"
    assert names(core.database) == ["slow"]


async def test_one_that_nobody_waits_for_fails_no_other(core: Core) -> None:
    with busy(core.database):
        late = asyncio.create_task(core.database.run(put("late"), seconds=0.05))
        others = [core.database.submit(put(f"o{number}")) for number in range(3)]
        with pytest.raises(DatabaseBusy):
            await late
    for other in others:
        await asyncio.wrap_future(other)
    assert names(core.database) == ["o0", "o1", "o2"]


async def test_a_message_that_cannot_be_stored_is_refused_and_never_comes(core: Core) -> None:
    core.settings.stored_within = 0.05
    with busy(core.database), pytest.raises(Refused) as refused:
        await core.accept("가로등이 고장났어요", external_id="m1")
    assert (refused.value.reason, refused.value.key) == ("busy", "system.unavailable")
    core.settings.stored_within = PATIENCE
    again = await core.accept("가로등이 고장났어요", external_id="m1")
    assert not again.duplicate


def test_the_error_is_one_of_the_databases() -> None:
    assert issubclass(DatabaseBusy, SQLAlchemyError)


async def test_what_has_begun_is_done_even_if_nobody_waits(core: Core) -> None:
    """A job without a limit: what it says has happened, such as a part that was sent."""
    loop = asyncio.get_running_loop()

    def and_leave(connection: Connection) -> None:
        put("sent")(connection)
        loop.call_soon_threadsafe(asking.cancel)
        gone.wait(PATIENCE)

    gone = threading.Event()
    asking = asyncio.create_task(core.database.run(and_leave))
    with pytest.raises(asyncio.CancelledError):
        await asking
    gone.set()
    await core.database.run(lambda c: None)
    assert names(core.database) == ["sent"]
