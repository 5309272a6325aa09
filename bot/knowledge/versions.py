"""How new the stored knowledge is: asked of the database twice a second at most."""

from __future__ import annotations

from collections.abc import Mapping

from bot.core.clock import Clock
from bot.core.db import Database
from bot.knowledge import store

EVERY = 0.5
"""Seconds; a change is seen by every process within a second."""


class KnowledgeVersions:
    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock
        self._known: Mapping[str, int] = {}
        self._looked = 0.0

    async def now(self) -> Mapping[str, int]:
        """`faq` and `terms` → their versions. Raises SQLAlchemyError."""
        now = self._clock()
        if not self._known or not 0 <= now - self._looked < EVERY:
            self._known = await self._database.run(store.current)
            self._looked = now
        return self._known
