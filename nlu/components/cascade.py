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
from nlu.components.lazy_encoder import LazyEncoder
from nlu.components.ngrams import Vocabulary
from nlu.components.normalise import normalise
from nlu.components.recent import Recent
from nlu.components.stage import Floats, Stage

T = TypeVar("T")
KEPT = 2048
"""Readings kept by text; one is about 200 bytes."""
QUEUE = 16
"""Texts that may wait for the encoders: at 20 ms each on two cores the last waits 0.2 s."""
_NO_VECTOR = np.zeros(0, np.float32)


@dataclass(frozen=True)
class Reading:
    """``scores``: float32[classes]; ``thresholds`` are those of the deepest stage that could have
    been asked; ``stage`` is the number of the one that answered."""

    scores: Floats
    confidence: float
    thresholds: Thresholds
    stage: int


class Cascade:
    """``encoders`` belong to ``stages[1:]``; the first stage has none."""

    def __init__(
        self, vocabulary: Vocabulary, stages: Sequence[Stage], encoders: Sequence[LazyEncoder]
    ) -> None:
        self.encoders = encoders
        self._vocabulary = vocabulary
        self._stages = stages
        self._recent: Recent[Reading] = Recent(KEPT)
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
        if self._recent.get(text, depth) is not None:
            return True
        first = self._read(text, 1)
        if depth == 1 or first.confidence >= self._stages[0].gate:
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

    def _depth(self) -> int:
        """How many stages can be asked now."""
        depth = 1
        for encoder in self.encoders:
            if encoder.get() is None:
                break
            depth += 1
        return depth

    def _read(self, text: str, depth: int) -> Reading:
        features = self._vocabulary.features(normalise(text))
        number = 0
        scores, confidence = self._stages[0].read(features, _NO_VECTOR)
        while number + 1 < depth and confidence < self._stages[number].gate:
            encoder = self.encoders[number].get()
            if encoder is None:
                break
            number += 1
            scores, confidence = self._stages[number].read(features, encoder.encode([text])[0])
        return Reading(scores, confidence, self._stages[depth - 1].thresholds, number)
