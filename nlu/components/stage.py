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

from nlu.components.calibration import Platt
from nlu.components.encoder import Encoder
from nlu.components.ngrams import Vocabulary
from nlu.components.normalise import normalise

Floats = npt.NDArray[np.float32]

INVERSE_PENALTY = 30.0  # C of the regression
ENCODER_WEIGHT = 1.2  # length of the encoder's vector beside n-gram blocks of length 1


@dataclass
class Linear:
    """Weights of all classes, fitted for one set of texts.

    ``sparse``: float32[n-grams, classes], idf^0.5 multiplied in; ``dense``: float32[dim, classes];
    ``mean``: float32[dim], the encoder's over the training texts; ``bias``: float32[classes].
    """

    vocabulary: Vocabulary
    sparse: Floats
    dense: Floats
    mean: Floats
    bias: Floats

    @classmethod
    def fit(
        cls, texts: Sequence[str], vectors: Floats, labels: Sequence[str], classes: Sequence[str]
    ) -> Linear:
        """``vectors``: float32[n, dim] of the encoder (dim 0 without one). A label that is not in
        ``classes`` is a negative example of every class."""
        normal = [normalise(text) for text in texts]
        vocabulary = Vocabulary.of(normal)
        mean = vectors.mean(axis=0)
        features = hstack(
            [vocabulary.matrix(normal), csr_matrix(_unit(vectors - mean))], format="csr"
        )
        given = np.array(labels)
        fits = [_one_vs_rest(features, given == name) for name in classes]
        weights = np.column_stack([fit.coef_[0] for fit in fits]).astype(np.float32)
        size = len(vocabulary.idf)
        sparse = weights[:size] * np.sqrt(vocabulary.idf)[:, None]
        bias = np.array([fit.intercept_[0] for fit in fits], np.float32)
        return cls(vocabulary, np.ascontiguousarray(sparse), weights[size:], mean, bias)

    def scores(self, text: str, vector: Floats) -> Floats:
        """float32[classes], log-odds; ``vector``: float32[1, dim]. About 0.1 ms a sentence."""
        total = self.bias.copy()
        for found in self.vocabulary.indices(normalise(text)):
            if found:
                length = np.sqrt(self.vocabulary.idf[found].sum())
                total += self.sparse[found].sum(axis=0) / length
        if len(self.mean):
            total += _unit(vector - self.mean)[0] @ self.dense
        return total


@dataclass
class Stage:
    """A linear model, its calibration, and the confidence from which its answer stands."""

    encoder: Encoder | None
    linear: Linear
    platt: Platt
    gate: float

    def read(self, text: str) -> tuple[Floats, float]:
        """Scores of all classes and the calibrated confidence of the best."""
        scores = self.linear.scores(text, encode(self.encoder, [text]))
        second, top = np.partition(scores, -2)[-2:]
        return scores, self.platt.confidence(float(top), float(second))

    def save(self, directory: Path, number: int) -> None:
        linear, columns = self.linear, self.linear.vocabulary.columns
        np.savez(
            directory / f"stage{number}.npz",
            idf=linear.vocabulary.idf,
            sparse=linear.sparse,
            dense=linear.dense,
            mean=linear.mean,
            bias=linear.bias,
        )
        state = {
            "ngrams": [list(block) for block in columns],
            "platt": vars(self.platt),
            "gate": self.gate,
        }
        path = directory / f"stage{number}.json"
        path.write_text(json.dumps(state, ensure_ascii=False), encoding="utf-8")

    @classmethod
    def load(cls, directory: Path, number: int, encoder: Encoder | None) -> Stage:
        text = (directory / f"stage{number}.json").read_text(encoding="utf-8")
        state: dict[str, Any] = json.loads(text)
        with np.load(directory / f"stage{number}.npz") as arrays:
            vocabulary = Vocabulary.numbered(state["ngrams"], arrays["idf"])
            rest = {name: arrays[name] for name in ("sparse", "dense", "mean", "bias")}
        return cls(encoder, Linear(vocabulary, **rest), Platt(**state["platt"]), state["gate"])


def encode(encoder: Encoder | None, texts: Sequence[str]) -> Floats:
    """float32[len(texts), dim]; dim 0 without an encoder."""
    if encoder is None:
        return np.zeros((len(texts), 0), np.float32)
    return encoder.encode(texts)


def _unit(vectors: Floats) -> Floats:
    lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
    return ENCODER_WEIGHT * vectors / np.maximum(lengths, 1e-9)


def _one_vs_rest(features: csr_matrix, positive: npt.NDArray[np.bool_]) -> LogisticRegression:
    # liblinear's dual: far more n-grams than sentences. Seeded: the same data, the same model.
    model = LogisticRegression(
        C=INVERSE_PENALTY, solver="liblinear", dual=True, max_iter=1000, tol=1e-3, random_state=0
    )
    return model.fit(features, positive)
