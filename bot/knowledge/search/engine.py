"""Which entry answers a question, and how sure that is.

The index is in memory, the same on every database. It follows the version of what is stored, so
that every process finds a change within a second.
"""

from __future__ import annotations

import asyncio
import math
from collections.abc import Callable, Sequence, Set
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path

import numpy as np
import structlog

from bot.core.clock import Clock
from bot.core.db import Database
from bot.knowledge import store
from bot.knowledge.areas import EVERYWHERE, Whereabouts
from bot.knowledge.content import Entry
from bot.knowledge.search import index as faq_index
from bot.knowledge.search.encoding import EncodedTexts, Encoder
from bot.knowledge.search.index import Document, Index, Nearness, Question
from bot.knowledge.search.postings import Floats
from bot.knowledge.store import Stored
from bot.knowledge.versions import KnowledgeVersions
from bot.language.tokens import Morphemes
from locales import moments

log = structlog.get_logger("faq")
REBUILD_FROM = 200
"""Changed entries beside the index from which a new one is built."""
NEAREST = 3
SPARE = 30
"""Entries that are looked at besides the nearest, in case some are not in force."""
LONGEST = 300
"""Characters of a question that are compared."""
ENCODER_WAIT = 0.4
"""Seconds until a question is answered without its vector."""
ENCODER_PAUSE = 3.0
"""Seconds until an encoder that was not there is asked again."""


@dataclass(frozen=True)
class Calibration:
    """From nearness to confidence: the logistic of steepness · score + lead · margin + offset.
    Found on wordings that were left out and on sentences about other things
    (`python -m tests.bench.faq --fit`)."""

    steepness: float
    lead: float
    offset: float
    sure: float
    """From here the answer is given."""
    near: float
    """From here the nearest are offered."""


FAR = 0.005
"""Confidence below which an entry is not offered, even as the third of three."""
RIVAL = 0.5
"""Share of the first's confidence from which the second may as well be the answer."""
MEANING = 0.5
"""Weight of the encoder's nearness; letters and words have 1."""
ENCODER = "e5@0.3.0"
"""The encoder, name@version, that `MEANING` and `ENCODED` were found with. With any other one
questions are answered by letters and words alone, until both are found again."""
PLAIN = Calibration(9.1, 11.3, -3.04, 0.65, 0.1)
ENCODED = Calibration(7.7, 7.7, -4.04, 0.73, 0.11)


@dataclass(frozen=True)
class Hit:
    entry: Entry
    version: int
    confidence: float
    """That this entry answers the question, 0 to 1."""


@dataclass(frozen=True)
class Found:
    """`hits` are the nearest, best first; `sure`: the first is the answer. Without hits nothing is
    near."""

    sure: bool
    hits: tuple[Hit, ...]


class FaqSearch:
    def __init__(
        self,
        database: Database,
        versions: KnowledgeVersions,
        clock: Clock,
        load_morphemes: Callable[[], Morphemes] | None = None,
        vectors: Encoder | None = None,
        kept: Path | None = None,
        encoder_wait: float = ENCODER_WAIT,
        encoder_pause: float = ENCODER_PAUSE,
    ) -> None:
        """`kept` is the folder where vectors of wordings stay."""
        self._database = database
        self._versions = versions
        self._clock = clock
        self._load_morphemes = load_morphemes
        self._vectors = vectors
        path = kept / f"faq-{ENCODER}.npz" if kept else None
        self._encoded = EncodedTexts(vectors, path) if vectors else None
        self._morphemes: Morphemes | None = None
        self._index: Index | None = None
        self._version = -1
        self._loading = asyncio.Lock()
        self._encoding: asyncio.Task[None] | None = None
        self._encoder_wait = encoder_wait
        self._encoder_pause = encoder_pause

    async def find(
        self,
        query: str,
        *,
        hints: str = "",
        limit: int = NEAREST,
        where: Callable[[], Whereabouts] = lambda: EVERYWHERE,
    ) -> Found:
        """The nearest entries that are in force; `where` is asked for if any is for an area. Raises
        SQLAlchemyError."""
        index = await self._fresh()
        known = where() if index.overlay.local else EVERYWHERE
        asked = query[:LONGEST]
        question = faq_index.ask(asked, hints, index, self._morphemes)
        vector = await self._vector(asked) if index.vectors else None
        if vector is not None:
            question = Question(question.grams, question.words, question.locale, vector)
        return rank(index.nearness(question), self._today(), limit, known)

    async def get(self, name: str) -> Stored | None:
        """An entry that is in force. Raises SQLAlchemyError."""
        found = await self._database.run(lambda c: store.load_entries(c, [name]))
        return found[0] if found and found[0].entry.told_on(self._today()) else None

    async def listed(self, where: Whereabouts = EVERYWHERE) -> tuple[int, tuple[Document, ...]]:
        """The version of all of them, and those in force by their names. Raises SQLAlchemyError."""
        index, today = await self._fresh(), self._today()
        told = [
            one
            for one in index.documents
            if one.entry.told_on(today) and where.given(one.entry.area)
        ]
        return self._version, tuple(sorted(told, key=lambda one: one.entry.id))

    async def close(self) -> None:
        if self._encoding is not None:
            self._encoding.cancel()
            await asyncio.gather(self._encoding, return_exceptions=True)

    def _today(self) -> date:
        return moments.day(self._clock())

    async def _fresh(self) -> Index:
        """The index of what is stored now, or was half a second ago."""
        async with self._loading:
            version = (await self._versions.now())[store.FAQ]
            if self._index is None or version != self._version:
                self._index = await self._loaded(self._index)
                self._version = version
                self._encode_in_background()
            return self._index

    async def _loaded(self, index: Index | None) -> Index:
        if index is None:
            await self._start_morphemes()
        known = {one.entry.id: one.version for one in index.documents} if index else {}
        versions = await self._database.run(store.entry_versions)
        different = [name for name, version in versions.items() if known.get(name) != version]
        lately = len(index.changed.documents) + len(different) if index else 0
        if index is None or lately > REBUILD_FROM or known.keys() - versions.keys():
            stored = await self._database.run(store.load_entries)
            return await asyncio.to_thread(self._built, stored, index)
        stored = await self._database.run(partial(store.load_entries, names=different))
        return await asyncio.to_thread(self._changed, stored, index)

    async def _start_morphemes(self) -> None:
        if self._load_morphemes is None:
            return
        try:
            self._morphemes = await asyncio.to_thread(self._load_morphemes)
        except ImportError:
            log.warning("no morphemes: kiwipiepy is not installed")

    def _built(self, stored: Sequence[Stored], old: Index | None) -> Index:
        """What is prepared already is not prepared again."""
        known = {(one.entry.id, one.version): one for one in old.documents} if old else {}
        documents = [
            known.get((one.entry.id, one.version)) or faq_index.prepare(one, self._morphemes)
            for one in stored
        ]
        return faq_index.build(documents, old)

    def _changed(self, stored: Sequence[Stored], index: Index) -> Index:
        documents = [faq_index.prepare(one, self._morphemes) for one in stored]
        return faq_index.with_changes(index, documents)

    async def _vector(self, text: str) -> Floats | None:
        if self._vectors is None:
            return None
        try:
            async with asyncio.timeout(self._encoder_wait):
                rows = await self._vectors([text])
        except TimeoutError:
            log.warning("encoder is slow")
            return None
        return None if rows is None else rows[0]

    def _encode_in_background(self) -> None:
        """Until it is done the search goes without meaning, or with the meaning of older texts."""
        if self._encoded is None or (self._encoding is not None and not self._encoding.done()):
            return
        self._encoding = asyncio.create_task(self._encode(self._encoded))

    async def _encode(self, encoded: EncodedTexts) -> None:
        while self._index is not None:
            version = self._version
            texts = faq_index.wordings(self._index.documents)
            if texts:
                rows = await encoded.rows([one[0] for one in texts])
                if rows is None:
                    # At a start the dialogue is the last to be there.
                    await asyncio.sleep(self._encoder_pause)
                    continue
                locales, owners = [one[1] for one in texts], [one[2] for one in texts]
                made = await asyncio.to_thread(faq_index.centred, rows, locales, owners)
                self._index = faq_index.with_vectors(self._index, made)
                log.info("answers have their vectors", wordings=len(texts))
            if version == self._version:
                return


def rank(nearness: Nearness, today: date, limit: int, where: Whereabouts = EVERYWHERE) -> Found:
    """The best of them, and whether the first is the answer."""
    scores, others = nearness.overlay.applied(combined(nearness), where, today)
    calibration = PLAIN if nearness.meaning is None else ENCODED
    told = _told(nearness, scores, today, max(limit, 2), others)
    if not told:
        return Found(False, ())
    best = [float(scores[i]) for i in told]
    hits = []
    for place, i in enumerate(told):
        other = max((score for at, score in enumerate(best) if at != place), default=0.0)
        chance = confidence(calibration, best[place], best[place] - other)
        hits.append(Hit(nearness.documents[i].entry, nearness.documents[i].version, chance))
    if hits[0].confidence < calibration.near:
        return Found(False, ())
    first, rival = hits[0].confidence, hits[1].confidence if len(hits) > 1 else 0.0
    # One word such as “passport” is near to two entries: neither is the answer.
    sure = first >= calibration.sure and rival < first * RIVAL
    return Found(sure, tuple(hit for hit in hits[:limit] if hit.confidence >= FAR))


def combined(nearness: Nearness) -> Floats:
    """float32[documents]: one score of all that makes a document near."""
    scores: Floats = nearness.letters + nearness.words
    if nearness.meaning is None:
        return scores
    return scores + np.float32(MEANING) * nearness.meaning


def _told(
    nearness: Nearness, scores: Floats, today: date, count: int, others: Set[int]
) -> list[int]:
    """The places of the best that are in force, without `others`; they are looked for among the
    best first, since nearly all are."""
    few = min(len(scores), count + SPARE)
    for candidates in (np.argpartition(-scores, few - 1)[:few] if few else (), range(len(scores))):
        places = sorted((int(i) for i in candidates), key=lambda i: (-scores[i], i))
        documents = nearness.documents
        told = [i for i in places if i not in others and documents[i].entry.told_on(today)]
        if len(told) >= count:
            break
    return told[:count]


def confidence(calibration: Calibration, score: float, margin: float) -> float:
    power = calibration.steepness * score + calibration.lead * margin + calibration.offset
    return 1 / (1 + math.exp(-max(-50.0, min(50.0, power))))
