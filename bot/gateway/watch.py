"""Wakes the streams and requests of this process that wait for new replies.

A commit in this process wakes them at once. For replies that another process has written, one query
every quarter of a second asks for the newest reply of all conversations that are watched here. The
query is the same on both databases.
"""

from __future__ import annotations

import asyncio
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial

import structlog
from sqlalchemy.exc import SQLAlchemyError

from bot.core.db import Database
from bot.messages import outbox

log = structlog.get_logger("watch")
EVERY = 0.25


class Watch:
    def __init__(self, database: Database) -> None:
        self._database = database
        self._waiting: defaultdict[str, set[asyncio.Event]] = defaultdict(set)
        self._newest: dict[str, int] = {}

    @contextmanager
    def watching(self, conversation_id: str) -> Iterator[asyncio.Event]:
        """An event that is set whenever the conversation may have something new."""
        changed = asyncio.Event()
        self._waiting[conversation_id].add(changed)
        try:
            yield changed
        finally:
            self._waiting[conversation_id].discard(changed)
            if not self._waiting[conversation_id]:
                del self._waiting[conversation_id]
                self._newest.pop(conversation_id, None)

    def wake(self, conversation_id: str) -> None:
        for changed in self._waiting.get(conversation_id, ()):
            changed.set()

    def wake_all(self) -> None:
        for conversation_id in self._waiting:
            self.wake(conversation_id)

    @property
    def watched(self) -> list[str]:
        """The conversations that somebody waits for."""
        return list(self._waiting)

    async def run(self) -> None:
        """Until cancelled."""
        while True:
            await asyncio.sleep(EVERY)
            try:
                await self.look()
            except SQLAlchemyError as error:
                log.warning("database does not answer", reason=type(error).__name__)

    async def look(self) -> None:
        """Wake the waiters of conversations with newer replies. Raises SQLAlchemyError."""
        watched = self.watched
        if not watched:
            return
        found = await self._database.run(
            partial(outbox.newest_by_conversation, conversations=watched)
        )
        for conversation_id, newest in found.items():
            if self._newest.get(conversation_id) != newest:
                self._newest[conversation_id] = newest
                self.wake(conversation_id)
