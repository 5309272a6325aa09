"""One stage of the classifier: one-vs-rest logistic regression on n-grams and an encoder."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
from scipy.sparse import csr_matrix, hstack
from sklearn.linear_model import LogisticRegression

from nlu.components.calibration import Platt, Quality, Thresholds
from nlu.components.encoder import Identity
from nlu.components.ngrams import Features, Vocabulary

Floats = npt.NDArray[np.float32]

INVERSE_PENALTY = 30.0  # C of the regression
ENCODER_WEIGHT = 1.2  # length of the encoder's vector beside n-gram blocks of length 1


@dataclass
class Linear:
    """Weights of all classes; the last class is that of the sentences that mean nothing to us.

    ``sparse``: float16[n-grams, classes], idf^0.5 multiplied in (by far the most of a stage, and as
    good as in float32); ``dense``: float32[dim, classes];
    ``mean``: float32[dim], the encoder's over the training texts; ``bias``: float32[classes].
    """

    sparse: npt.NDArray[np.float16]
    dense: Floats
    mean: Floats
    bias: Floats

    @classmethod
    def fit(
        cls,
        vocabulary: Vocabulary,
        ngrams: csr_matrix,
        vectors: Floats,
        labels: Sequence[str],
        classes: Sequence[str],
    ) -> Linear:
        """``ngrams``: the vocabulary's matrix of the texts; ``vectors``: float32[n, dim] of the
        encoder (dim 0 without one). An example of one class is a negative one of all others."""
        mean = vectors.mean(axis=0)
        features = hstack([ngrams, csr_matrix(_unit(vectors - mean))], format="csr")
        given = np.array(labels)
        # One after the other: threads would share the solver's random numbers.
        fits = [_one_vs_rest(features, given == name) for name in classes]
        weights = np.column_stack([fit.coef_[0] for fit in fits]).astype(np.float32)
        size = len(vocabulary.idf)
        sparse = (weights[:size] * np.sqrt(vocabulary.idf)[:, None]).astype(np.float16)
        bias = np.array([fit.intercept_[0] for fit in fits], np.float32)
        return cls(np.ascontiguousarray(sparse), weights[size:], mean, bias)

    def scores(self, features: Features, vector: Floats) -> Floats:
        """float32[classes], log-odds; ``vector``: float32[dim]. About 0.1 ms a sentence."""
        total = self.bias.copy()
        for found, length in features:
            total += self.sparse[found].sum(axis=0, dtype=np.float32) / length
        if len(self.mean):
            total += _unit(vector - self.mean) @ self.dense
        return total


@dataclass
class Stage:
    """A linear model, its calibration and its gate.

    From confidence ``gate`` on its answer stands; below it the next stage is asked.
    ``thresholds`` hold where this stage is the last that could be asked, and ``quality`` is that of
    the cascade so far. ``identity`` is that of
    the encoder of the training, None without one.
    """

    name: str
    identity: Identity | None
    linear: Linear
    platt: Platt
    gate: float
    thresholds: Thresholds
    quality: Quality

    def read(self, features: Features, vector: Floats) -> tuple[Floats, float]:
        """Scores of all classes and the calibrated confidence of the best."""
        scores = self.linear.scores(features, vector)
        return scores[:-1], self.platt.confidence(scores)

    def save(self, directory: Path, number: int) -> None:
        linear = self.linear
        np.savez(
            directory / f"stage{number}.npz",
            sparse=linear.sparse,
            dense=linear.dense,
            mean=linear.mean,
            bias=linear.bias,
        )
        state = {
            "name": self.name,
            "identity": None if self.identity is None else self.identity.as_json(),
            "platt": vars(self.platt),
            "gate": self.gate,
            "thresholds": vars(self.thresholds),
            "quality": vars(self.quality),
        }
        (directory / f"stage{number}.json").write_text(json.dumps(state), encoding="utf-8")

    @classmethod
    def load(cls, directory: Path, number: int) -> Stage:
        text = (directory / f"stage{number}.json").read_text(encoding="utf-8")
        state: dict[str, Any] = json.loads(text)
        with np.load(directory / f"stage{number}.npz") as arrays:
            linear = Linear(**{name: arrays[name] for name in ("sparse", "dense", "mean", "bias")})
        identity = state["identity"]
        return cls(
            state["name"],
            None if identity is None else Identity.of_json(identity),
            linear,
            Platt(**state["platt"]),
            state["gate"],
            Thresholds(**state["thresholds"]),
            Quality(**state["quality"]),
        )


def _unit(vectors: Floats) -> Floats:
    lengths = np.linalg.norm(vectors, axis=-1, keepdims=True)
    unit: Floats = ENCODER_WEIGHT * vectors / np.maximum(lengths, 1e-9)
    return unit


def _one_vs_rest(features: csr_matrix, positive: npt.NDArray[np.bool_]) -> LogisticRegression:
    # liblinear's dual: far more n-grams than sentences. Seeded: the same data, the same model.
    model = LogisticRegression(
        C=INVERSE_PENALTY, solver="liblinear", dual=True, max_iter=1000, tol=1e-2, random_state=0
    )
    return model.fit(features, positive)
