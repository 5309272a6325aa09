"""Which service a text is about, by the meaning of the phrases that the portals give their
services: a linear model over the encoder's vectors, made anew when the phrases change.

It knows no portal: the action server tells it the phrases and asks by their version.
"""

from __future__ import annotations

import asyncio
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Literal
from zipfile import BadZipFile

import numpy as np
import numpy.typing as npt
from sklearn.linear_model import LogisticRegression

from nlu.components.cascade import Cascade
from nlu.components.embeddings import encode_cached
from nlu.components.encoder import Encoder
from nlu.logs import log

Floats = npt.NDArray[np.float32]
Phrases = Mapping[str, Sequence[str]]
"""The phrases of each service's code, in all languages."""
State = Literal["waiting", "learning", "ready", "failed"]
INVERSE_PENALTY = 10.0
"""C of the regression: found on phrases that were left out."""
ENCODED_AT_ONCE = 16
"""A message waits for so many phrases at most."""


@dataclass(frozen=True)
class Ranking:
    """``weights``: float32[dim, services]; ``bias``: float32[services]; ``mean``: float32[dim], of
    the phrases' vectors, which all point nearly the same way."""

    codes: Sequence[str]
    weights: Floats
    bias: Floats
    mean: Floats

    @classmethod
    def fit(cls, vectors: Floats, labels: Sequence[str]) -> Ranking:
        """``vectors``: float32[phrases, dim]; of two services or more."""
        mean = vectors.mean(axis=0)
        model = LogisticRegression(C=INVERSE_PENALTY, class_weight="balanced", max_iter=500)
        model.fit(_unit(vectors - mean), np.array(labels))
        # Of two services scikit-learn keeps one row, of the second.
        rows = model.coef_ if len(model.classes_) > 2 else np.vstack([-model.coef_, model.coef_])
        bias = model.intercept_
        bias = bias if len(model.classes_) > 2 else np.concatenate([-bias, bias])
        weights = np.ascontiguousarray(rows.T, np.float32)
        return cls([str(code) for code in model.classes_], weights, bias.astype(np.float32), mean)

    def shares(self, vector: Floats) -> list[tuple[str, float]]:
        """Each service with its share of 1, the likeliest first."""
        scores = _unit(vector - self.mean) @ self.weights + self.bias
        odds = np.exp(scores - scores.max())
        odds /= odds.sum()
        pairs = zip(self.codes, odds, strict=True)
        return sorted(((code, float(share)) for code, share in pairs), key=lambda one: -one[1])


class ServiceRanking:
    """The newest phrases that were told, once they have their vectors; until then nothing, so that
    the journeys go by letters."""

    def __init__(self, kept: Path) -> None:
        """``kept`` is the folder where vectors of phrases stay."""
        self._kept = kept
        self._ranking: Ranking | None = None
        self._version = ""
        self._told = ""
        self._task: asyncio.Task[None] | None = None
        self.state: State = "waiting"

    def knows(self, version: str) -> bool:
        """Whether these phrases were told: they may still be learnt."""
        return self._told == version

    def shares(self, version: str, vector: Floats) -> list[tuple[str, float]] | None:
        """None while they are learnt."""
        if self._ranking is None or self._version != version:
            return None
        return self._ranking.shares(vector)

    def learn(self, version: str, phrases: Phrases, cascade: Cascade, encoder: Encoder) -> None:
        """Begin, in the background; what was begun before is left."""
        self._told, self.state = version, "learning"
        self._cancel()
        self._task = asyncio.create_task(self._learn(version, phrases, cascade, encoder))

    async def close(self) -> None:
        self._cancel()
        if self._task is not None:
            await asyncio.gather(self._task, return_exceptions=True)

    def _cancel(self) -> None:
        if self._task is not None:
            self._task.cancel()

    async def _learn(
        self, version: str, phrases: Phrases, cascade: Cascade, encoder: Encoder
    ) -> None:
        labels = [code for code, said in phrases.items() for _ in said]
        texts = [text for said in phrases.values() for text in said]
        try:
            made = [
                await cascade.in_threads(partial(_encoded, encoder, part, self._kept))
                for part in _parts(texts)
            ]
            vectors = np.concatenate(made)
            ranking = await cascade.in_threads(lambda: Ranking.fit(vectors, labels))
        except ValueError as error:
            # Other phrases are another try; letters serve meanwhile.
            self.state = "failed"
            log("services").error("services not learnt", exc_info=error)
            return
        self._ranking, self._version, self.state = ranking, version, "ready"
        fields = {"services": len(ranking.codes), "phrases": len(texts)}
        log("services").info("services ready", extra={"fields": fields})


def _encoded(encoder: Encoder, texts: Sequence[str], kept: Path) -> Floats:
    """float32[texts, dim]; a folder that cannot be read or written is done without."""
    try:
        return encode_cached(encoder, texts, kept)
    except (OSError, ValueError, EOFError, KeyError, BadZipFile) as error:
        log("services").warning("vectors not kept", exc_info=error)
        return encoder.encode(texts)


def _parts(texts: Sequence[str]) -> Iterator[Sequence[str]]:
    for start in range(0, len(texts), ENCODED_AT_ONCE):
        yield texts[start : start + ENCODED_AT_ONCE]


def _unit(vectors: Floats) -> Floats:
    lengths = np.linalg.norm(vectors, axis=-1, keepdims=True)
    unit: Floats = vectors / np.maximum(lengths, 1e-9)
    return unit
