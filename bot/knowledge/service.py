"""What a journey asks the gateway's knowledge within a turn: answers and terms."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Any

import structlog
from sqlalchemy.exc import SQLAlchemyError

from actions.effects import wire
from actions.effects.knowledge import (
    AnswerFound,
    AnswersDown,
    EntryFacts,
    Meaning,
    NearEntry,
    Source,
    TermFound,
)
from actions.effects.lookups import ExplainTerm, FindAnswer
from bot.core.clock import Clock
from bot.core.db import Database
from bot.knowledge import areas, regions
from bot.knowledge.content import Entry, PlainTerm
from bot.knowledge.lexicon import KnownWords
from bot.knowledge.search.encoding import Encoder
from bot.knowledge.search.engine import ENCODER_WAIT, FaqSearch, Found, Hit
from bot.knowledge.terms import Terms
from bot.knowledge.versions import KnowledgeVersions
from bot.language.correction import correct
from bot.language.morphemes import load
from bot.privacy.placeholders import PLACEHOLDER

log = structlog.get_logger("knowledge")
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
        vectors: Encoder | None = None,
        kept: Path | None = None,
        encoder_wait: float = ENCODER_WAIT,
        agency: str = "",
    ) -> None:
        """`morphemes` cost 0.2 GB: one process is enough. `kept` is the folder where vectors of
        wordings stay; `encoder_wait` the seconds that a question waits for its own vector. `agency`
        is whose installation this is."""
        self.agency = agency
        versions = KnowledgeVersions(database, clock)
        words = load if morphemes else None
        self.faq = FaqSearch(database, versions, clock, words, vectors, kept, encoder_wait)
        self.terms = Terms(database, versions)
        self.words = KnownWords(database, versions)

    async def run(
        self, wanted: FindAnswer | ExplainTerm, *, seconds: float
    ) -> AnswerFound | TermFound | AnswersDown:
        """The result that goes back to the journey. Never raises for a database that is away."""
        try:
            async with asyncio.timeout(seconds):
                if isinstance(wanted, ExplainTerm):
                    return await self._term(wanted.query, wanted.place or "")
                if wanted.entry:
                    return await self._chosen(wanted, wanted.entry)
                return await self._faq(wanted.query, wanted.place or "")
        except (TimeoutError, SQLAlchemyError) as error:
            log.warning("knowledge does not answer", reason=type(error).__name__)
            return AnswersDown()

    async def search(self, query: str, limit: int, *, place: str = "") -> Found:
        """`place` is what the person has said of a place before. Raises SQLAlchemyError."""
        where = partial(areas.stood, query, place, self.agency)
        # What stands for personal data ("phone") is no word of the question.
        query = await self._meant(PLACEHOLDER.sub(" ", query[:QUESTION]))
        hints = (await self.terms.index()).expansions(query)
        return await self.faq.find(query, hints=hints, limit=limit, where=where)

    async def warm(self) -> None:
        """Load now what the first question needs; one that comes meanwhile waits for it."""
        try:
            await self.terms.index()
            await self.faq.listed()
            await asyncio.to_thread(regions.named, "")
        except SQLAlchemyError as error:
            # The first question tries again.
            log.warning("knowledge not loaded", reason=type(error).__name__)

    async def close(self) -> None:
        await self.faq.close()

    async def _faq(self, query: str, place: str) -> AnswerFound | TermFound:
        """An answer; or what a word means, if the question is just that; or the nearest entries."""
        found = await self.search(query, 3, place=place)
        if not found.sure:
            asked = (await self.terms.index()).definition_asked(await self._meant(query[:QUESTION]))
            if asked:
                return _explained(asked, query)
        return _told(found, query)

    async def _meant(self, text: str) -> str:
        return correct(text, await self.words.now()).nlu_text

    async def _chosen(self, wanted: FindAnswer, name: str) -> AnswerFound:
        """The entry that was picked; `full` comes back with it: then all of it is told."""
        stored = await self.faq.get(name)
        question = wanted.query[:QUESTION]
        if stored is None:
            return AnswerFound(question=question, nearest=())
        return AnswerFound(
            question=question, entry=facts(stored.entry), full=True if wanted.full else None
        )

    async def _term(self, query: str, place: str) -> TermFound:
        meant = (await self.terms.index()).lookup(await self._meant(query[:QUESTION]))
        if not meant:
            # An entry may be about the word even if no term is known.
            found = await self.search(query, 3, place=place)
            near = _told(found, query)
            return TermFound(
                question=near.question, terms=(), entry=near.entry, nearest=near.nearest
            )
        return _explained(meant, query)


def _explained(meant: Sequence[PlainTerm], query: str) -> TermFound:
    terms = (Meaning(term=one.term, plain=one.plain, scope=one.scope) for one in meant)
    return TermFound(question=query[:QUESTION], terms=tuple(terms))


def _told(found: Found, query: str) -> AnswerFound:
    question = query[:QUESTION]
    if found.sure:
        return AnswerFound(question=question, entry=facts(found.hits[0].entry))
    return AnswerFound(question=question, nearest=tuple(map(_near, found.hits)))


def _near(hit: Hit) -> NearEntry:
    titles = {locale: hit.entry.title(locale) for locale in hit.entry.variants}
    return NearEntry(id=hit.entry.id, title=titles, confidence=round(float(hit.confidence), 4))


def facts(entry: Entry) -> EntryFacts:
    """An entry as journeys get it; texts are maps of languages."""
    return EntryFacts(
        id=entry.id,
        topic=entry.topic,
        agency=dict(entry.agency),
        area=entry.area,
        title={locale: entry.title(locale) for locale in entry.variants},
        answer=dict(entry.answer),
        short=dict(entry.short),
        source=Source(title=dict(entry.source_title), url=entry.source_url),
        verified=bool(entry.verified),
        last_checked=entry.last_checked,
    )


def entry_json(entry: Entry) -> dict[str, Any]:
    """An entry as callers of the gateway get it."""
    found: dict[str, Any] = wire.plain(facts(entry))
    return found
