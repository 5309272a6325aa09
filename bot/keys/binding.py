"""What the version before has sealed is bound to its place: batch by batch, while everything runs.

An unbound value opens wherever somebody puts it. Once a whole pass has found none, and every
process that seals binds, the database says so (`key_checks`), and none is opened any more.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Any

import structlog
from sqlalchemy import Column, Connection, Table

from bot.core.clock import Clock
from bot.core.crypto import UNBOUND, Cipher, Place
from bot.core.db import Database
from bot.core.errors import SettingError
from bot.keys import processes as process_store
from bot.keys import store as key_store
from bot.keys.rotation import batch, columns

log = structlog.get_logger("keys")
PAUSE = 60.0
"""Seconds from one pass to the next."""


class Binding:
    """Of one worker. `step` does nothing in a database in which everything is bound."""

    def __init__(self, database: Database, cipher: Cipher, clock: Clock) -> None:
        self._database = database
        self._cipher = cipher
        self._clock = clock
        self._columns: Iterator[tuple[Table, Column[Any]]] = iter(())
        self._at: tuple[Table, Column[Any]] | None = None
        self._after: tuple[object, ...] | None = None
        self._clean = False
        self._not_before = 0.0

    async def step(self) -> None:
        """One batch, or the beginning or end of a pass. Raises SQLAlchemyError."""
        if not self._cipher.takes_unbound or self._clock() < self._not_before:
            return
        if self._at is None:
            self._begin(await self._database.run(self._unaware))
            return
        table, column = self._at
        done = await self._database.run(
            partial(batch, renew=self._bind, table=table, column=column, after=self._after)
        )
        self._after = done.last
        self._clean = self._clean and not done.changed
        if done.last is not None:
            return
        self._at = next(self._columns, None)
        if self._at is None:
            await self._end()

    def _begin(self, unaware: list[str]) -> None:
        """A pass counts only while nobody writes what it is looking for."""
        self._clean = not unaware
        self._columns = columns()
        self._at, self._after = next(self._columns, None), None

    async def _end(self) -> None:
        done = partial(mark, cipher=self._cipher, now=self._clock())
        if self._clean and await self._database.run(done):
            self._cipher.refuse_unbound()
            log.info("everything that is sealed is bound to its place")
        self._not_before = self._clock() + PAUSE

    def _bind(self, sealed: bytes, place: Place) -> bytes | None:
        """What does not open is left: nobody can use it anywhere."""
        if not sealed.startswith(UNBOUND):
            return None
        try:
            return self._cipher.reseal(sealed, place)
        except SettingError:
            log.warning("a sealed value does not open", column=f"{place.table}.{place.column}")
            return None

    def _unaware(self, connection: Connection) -> list[str]:
        return process_store.unbinding(connection, self._clock())


def mark(connection: Connection, cipher: Cipher, now: float) -> bool:
    """From now on nothing unbound is opened. False while a process of the version before runs."""
    if process_store.unbinding(connection, now):
        return False
    key_store.mark_bound(connection, cipher)
    return True
