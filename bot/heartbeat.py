"""Says every few seconds that this process runs, and which keys it and its dialogue know."""

from __future__ import annotations

import asyncio
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, closing, contextmanager
from functools import partial

import structlog
from sqlalchemy import Connection
from sqlalchemy.exc import SQLAlchemyError

from bot.core import migrate
from bot.core.clock import Clock, system_clock
from bot.core.crypto import key_id
from bot.core.db import Database
from bot.core.errors import NoDatabase, StaleSchema
from bot.core.settings import Settings, data_keys
from bot.keys import processes as process_store
from bot.keys import store as key_store
from bot.keys.process_name import name_of_process
from bot.runtime import Runtime

log = structlog.get_logger("heartbeat")
EVERY = 5.0


class Heartbeat:
    """`kind`: gateway or worker."""

    def __init__(self, runtime: Runtime, kind: str) -> None:
        self._runtime = runtime
        self._kind = kind
        self._dialogue = f"{socket.gethostname()}:{runtime.settings.dialogue_port}"

    async def beat(self) -> None:
        """Raises SQLAlchemyError."""
        runtime = self._runtime
        await self._say(runtime.owner, self._kind, (*runtime.cipher.ids, process_store.BINDS))
        if runtime.cipher.takes_unbound and await runtime.database.run(self._all_bound):
            runtime.cipher.refuse_unbound()
        keys = await runtime.dialogue.keys()
        if keys is not None:
            await self._say(self._dialogue, "dialogue", keys)

    async def _say(self, owner: str, kind: str, keys: tuple[str, ...]) -> None:
        job = partial(
            process_store.beat, owner=owner, kind=kind, keys=keys, now=self._runtime.clock()
        )
        await self._runtime.database.run(job)

    def _all_bound(self, connection: Connection) -> bool:
        return key_store.says_bound(connection, self._runtime.cipher)

    async def run(self) -> None:
        """Until cancelled."""
        while True:
            try:
                await self.beat()
            except SQLAlchemyError as error:
                log.warning("database does not answer", reason=type(error).__name__)
            await asyncio.sleep(EVERY)

    async def end(self) -> None:
        """This process stops; whoever still talks to the same dialogue says so again."""
        for owner in (self._runtime.owner, self._dialogue):
            await self._runtime.database.run(partial(process_store.gone, owner=owner))


def beside(
    settings: Settings, kind: str, clock: Clock = system_clock
) -> AbstractContextManager[None]:
    """The same in a thread, for a process that seals with our key and has no gateway:
    the portal alone. Its keys are those of now. Nothing is said where there is no database of a
    gateway. Raises KeyRefused."""
    return _beside(settings, kind, clock, tuple(key_id(key) for key in data_keys(settings)))


@contextmanager
def _beside(settings: Settings, kind: str, clock: Clock, known: tuple[str, ...]) -> Iterator[None]:
    owner, over = name_of_process(), threading.Event()

    def beat(database: Database) -> None:
        job = partial(process_store.beat, owner=owner, kind=kind, keys=known, now=clock())
        database.submit(job).result()

    thread = threading.Thread(target=_beat_on, args=(settings, beat, over), name="heartbeat")
    thread.start()
    try:
        yield
    finally:
        over.set()
        thread.join()
        _once(settings, lambda d: d.submit(partial(process_store.gone, owner=owner)).result())


def _beat_on(settings: Settings, beat: Callable[[Database], None], over: threading.Event) -> None:
    while not over.is_set():
        _once(settings, beat)
        over.wait(EVERY)


def _once(settings: Settings, job: Callable[[Database], None]) -> None:
    try:
        migrate.require_current(settings)
        with closing(Database(settings.sqlalchemy_url)) as database:
            job(database)
    except (NoDatabase, StaleSchema):
        pass
    except SQLAlchemyError as error:
        log.warning("database does not answer", reason=type(error).__name__)
