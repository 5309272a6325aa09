"""The words that a text may be corrected to: those of the lists, and those that staff have given to
terms and to the titles of answers. What they add counts within a second."""

from __future__ import annotations

from collections.abc import Mapping

import structlog
from sqlalchemy.exc import SQLAlchemyError

from bot.core.db import Database
from bot.knowledge import store
from bot.knowledge.versions import KnowledgeVersions
from bot.language.lexicon import Words, load

log = structlog.get_logger("knowledge")


class KnownWords:
    def __init__(self, database: Database, versions: KnowledgeVersions) -> None:
        self._database = database
        self._versions = versions
        self._seen: Mapping[str, int] = {}
        self._words: Words | None = None

    async def now(self) -> Words:
        """As they were before if the database is away."""
        try:
            versions = await self._versions.now()
            if versions != self._seen:
                names = await self._database.run(store.names)
                self._words, self._seen = load().with_words_of(names), versions
        except SQLAlchemyError as error:
            log.warning("no words of staff", reason=type(error).__name__)
        return self._words or load()
