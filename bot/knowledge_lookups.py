"""What a journey asks the gateway's knowledge within a turn: answers and terms."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import structlog
from sqlalchemy.exc import SQLAlchemyError

from bot.clock import Clock
from bot.db import Database
from bot.faq_search import FaqSearch, Found, Hit, Vectors
from bot.knowledge_content import Entry, PlainTerm
from bot.knowledge_versions import KnowledgeVersions
from bot.known_words import KnownWords
from bot.privacy.placeholders import PLACEHOLDER
from bot.rescue import rescue
from bot.search_morphemes import load
from bot.terms import Terms

log = structlog.get_logger("knowledge")
LOOKUPS = ("faq", "term")
DOWN: Mapping[str, Any] = {"type": "faq_down"}
QUESTION = 300
"""Characters of a question that come back with its answer."""


class Knowledge:
    """One of each per process; the first question loads what it needs."""

    def __init__(
        self,
        database: Database,
        clock: Clock,
        *,
        morphemes: bool = False,
        vectors: Vectors | None = None,
        kept: Path | None = None,
    ) -> None:
        """`morphemes` cost 0.2 GB: one process is enough. `kept` is the folder where vectors of
        wordings stay."""
        versions = KnowledgeVersions(database, clock)
        words = load if morphemes else None
        self.faq = FaqSearch(database, versions, clock, words, vectors, kept)
        self.terms = Terms(database, versions)
        self.words = KnownWords(database, versions)

    async def run(self, effect: Mapping[str, Any], *, seconds: float) -> Mapping[str, Any]:
        """The result that goes back to the journey. Never raises for a database that is away."""
        try:
            async with asyncio.timeout(seconds):
                if effect["type"] == "term":
                    return await self._term(str(effect["query"]))
                if effect.get("entry"):
                    return await self._chosen(str(effect["entry"]), str(effect.get("query") or ""))
                return await self._faq(str(effect["query"]))
        except (TimeoutError, SQLAlchemyError) as error:
            log.warning("knowledge does not answer", reason=type(error).__name__)
            return DOWN

    async def search(self, query: str, limit: int) -> Found:
        """Raises SQLAlchemyError."""
        # What stands for personal data ("phone") is no word of the question.
        query = await self._meant(PLACEHOLDER.sub(" ", query[:QUESTION]))
        hints = (await self.terms.index()).hints(query)
        return await self.faq.find(query, hints=hints, limit=limit)

    async def warm(self) -> None:
        """Load now what the first question needs; one that comes meanwhile waits for it."""
        try:
            await self.terms.index()
            await self.faq.listed()
        except SQLAlchemyError as error:
            # The first question tries again.
            log.warning("knowledge not loaded", reason=type(error).__name__)

    async def close(self) -> None:
        await self.faq.close()

    async def _faq(self, query: str) -> Mapping[str, Any]:
        """An answer; or what a word means, if the question is just that; or the nearest entries."""
        found = await self.search(query, 3)
        if not found.sure:
            asked = (await self.terms.index()).asked(await self._meant(query[:QUESTION]))
            if asked:
                return _explained(asked, query)
        return _told(found, query)

    async def _meant(self, text: str) -> str:
        return rescue(text, await self.words.now()).nlu_text

    async def _chosen(self, name: str, query: str) -> Mapping[str, Any]:
        stored = await self.faq.get(name)
        if stored is None:
            return {"type": "faq", "question": query[:QUESTION], "nearest": []}
        return {"type": "faq", "question": query[:QUESTION], "entry": entry_json(stored.entry)}

    async def _term(self, query: str) -> Mapping[str, Any]:
        meant = (await self.terms.index()).meant(await self._meant(query[:QUESTION]))
        if not meant:
            # An entry may be about the word even if no term is known.
            return {**_told(await self.search(query, 3), query), "type": "term", "terms": []}
        return _explained(meant, query)


def _explained(meant: Sequence[PlainTerm], query: str) -> Mapping[str, Any]:
    terms = [{"term": one.term, "plain": one.plain, "scope": one.scope} for one in meant]
    return {"type": "term", "question": query[:QUESTION], "terms": terms}


def _told(found: Found, query: str) -> Mapping[str, Any]:
    result = {"type": "faq", "question": query[:QUESTION]}
    if found.sure:
        return {**result, "entry": entry_json(found.hits[0].entry)}
    return {**result, "nearest": [_title(hit) for hit in found.hits]}


def _title(hit: Hit) -> Mapping[str, Any]:
    titles = {locale: hit.entry.title(locale) for locale in hit.entry.variants}
    return {"id": hit.entry.id, "title": titles, "confidence": round(hit.confidence, 4)}


def entry_json(entry: Entry) -> dict[str, Any]:
    """An entry as journeys and callers get it; texts are maps of languages."""
    return {
        "id": entry.id,
        "topic": entry.topic,
        "agency": dict(entry.agency),
        "title": {locale: entry.title(locale) for locale in entry.variants},
        "answer": dict(entry.answer),
        "short": dict(entry.short),
        "source": {"title": dict(entry.source_title), "url": entry.source_url},
        "verified": entry.verified,
        "last_checked": entry.last_checked,
    }
