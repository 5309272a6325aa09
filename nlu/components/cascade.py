"""Stages one after the other: each reads what the one before it is not sure of."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from threading import Thread
from typing import Any, TypeVar

import numpy as np

from nlu.components.calibration import Thresholds
from nlu.components.encoder import Encoder
from nlu.components.lazy_encoder import LazyEncoder
from nlu.components.ngrams import Vocabulary
from nlu.components.normalise import normalise, wording
from nlu.components.recent import Recent
from nlu.components.stage import Floats, Stage

T = TypeVar("T")
KEPT = 2048
"""Readings kept by text; one is about 200 bytes."""
VECTORS = 256
"""Vectors kept by text: what a message is about is asked right after what it wants."""
QUEUE = 16
"""Texts that may wait for the encoders: at 20 ms each on two cores the last waits 0.2 s."""
KNOWN = 0.5
"""Share of the letters that must be known for the n-grams to be asked at all."""
EVEN = 0.5
"""Highest confidence of an encoder in what is written in unknown letters: no stage was calibrated
for them. Below the 0.6 from which ``actions/reading/read.py`` takes it for an answer."""
_NO_VECTOR = np.zeros(0, np.float32)


@dataclass(frozen=True)
class Reading:
    """``scores``: float32[classes], or of nothing where nothing could be read, with confidence 0;
    ``thresholds`` are those of the deepest stage that could have been asked; ``stage`` is the
    number of the one that answered."""

    scores: Floats
    confidence: float
    thresholds: Thresholds
    stage: int


class Cascade:
    """``encoders`` belong to ``stages[1:]``; the first stage has none.

    A text of whose letters less than ``KNOWN`` are known is no matter for the n-grams: an encoder
    reads it, never surer than ``EVEN`` and never sure enough to be acted upon without asking, or
    nobody does.
    """

    def __init__(
        self, vocabulary: Vocabulary, stages: Sequence[Stage], encoders: Sequence[LazyEncoder]
    ) -> None:
        self.encoders = encoders
        self._vocabulary = vocabulary
        self._stages = stages
        self._recent: Recent[Reading] = Recent(KEPT)
        self._vectors: Recent[Floats] = Recent(VECTORS)
        self._pool: ThreadPoolExecutor | None = None
        self._waiting = 0
        self.left_early = 0
        """How many texts were answered by the n-grams alone because the queue was full."""

    def load_in_background(self) -> Sequence[Thread]:
        return [encoder.load_in_background() for encoder in self.encoders]

    def status(self) -> Mapping[str, Any]:
        return {
            "encoders": [encoder.status() for encoder in self.encoders],
            "left_early": self.left_early,
        }

    def read(self, text: str, *, deep: bool = True) -> Reading:
        """What ``text`` means; without ``deep`` by the n-grams alone."""
        if not deep:
            return self._read(text, 1)
        depth = self._depth()
        reading = self._recent.get(text, depth)
        if reading is None:
            reading = self._read(text, depth)
            self._recent.put(text, depth, reading)
        return reading

    async def prepare(self, text: str) -> bool:
        """Whether :meth:`read` may go deep: then its answer is there already, and nothing was
        held up meanwhile, since the encoders ran in threads of their own. False if too many texts
        wait for them."""
        depth = self._depth()
        if self._recent.get(text, depth) is not None or not wording(text):
            return True
        first = self._read(text, 1)
        stands = len(first.scores) > 0 and first.confidence >= self._stages[0].gate
        if depth == 1 or stands:
            thresholds = self._stages[depth - 1].thresholds
            self._recent.put(text, depth, Reading(first.scores, first.confidence, thresholds, 0))
            return True
        if self._waiting >= QUEUE:
            self.left_early += 1
            return False
        self._waiting += 1
        try:
            await self.in_threads(lambda: self.read(text))
        finally:
            self._waiting -= 1
        return True

    async def in_threads(self, job: Callable[[], T]) -> T:
        """In one of the threads of the encoders, in the order of asking."""
        if self._pool is None:
            self._pool = ThreadPoolExecutor(os.cpu_count() or 1, thread_name_prefix="encoder")
        return await asyncio.get_running_loop().run_in_executor(self._pool, job)

    def vector(self, encoder: Encoder, text: str) -> Floats:
        """float32[dim]; a text is encoded once. For the threads of the encoders."""
        depth = 1 + [one.name for one in self.encoders].index(encoder.name)
        found = self._vectors.get(text, depth)
        if found is None:
            found = encoder.encode([text])[0]
            self._vectors.put(text, depth, found)
        return found

    def _depth(self) -> int:
        """How many stages can be asked now."""
        depth = 1
        for encoder in self.encoders:
            if encoder.get() is None:
                break
            depth += 1
        return depth

    def _read(self, text: str, depth: int) -> Reading:
        thresholds = self._stages[depth - 1].thresholds
        words = wording(text)
        unknown = self._vocabulary.known_share(words) < KNOWN
        if not words or (unknown and depth == 1):
            return _nothing(thresholds)
        features = self._vocabulary.features(normalise(text))
        scores, confidence = self._stages[0].read(features, _NO_VECTOR)
        number, closed = 0, unknown
        while number + 1 < depth and (closed or confidence < self._stages[number].gate):
            encoder = self.encoders[number].get()
            if encoder is None:
                break
            number, closed = number + 1, False
            scores, confidence = self._stages[number].read(features, self.vector(encoder, text))
        if closed:
            return _nothing(thresholds)
        if unknown:
            confidence = min(confidence, EVEN, float(np.nextafter(thresholds.confirm, 0)))
        return Reading(scores, confidence, thresholds, number)


def _nothing(thresholds: Thresholds) -> Reading:
    return Reading(_NO_VECTOR, 0.0, thresholds, 0)
