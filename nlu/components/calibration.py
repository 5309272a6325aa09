"""Confidence and thresholds, all from out-of-fold predictions."""

from __future__ import annotations

from dataclasses import dataclass
from math import exp

import numpy as np
import numpy.typing as npt
from sklearn.linear_model import LogisticRegression

Floats = npt.NDArray[np.float64]
Flags = npt.NDArray[np.bool_]

KEPT = 0.95
RIGHT = 0.95


@dataclass(frozen=True)
class Platt:
    """P(the top reading is right) from its score and its margin to the second."""

    score: float
    margin: float
    bias: float

    @classmethod
    def fit(cls, scores: Floats, right: Flags) -> Platt:
        """``scores``: float[n, classes]; ``right``: the top class is the true one. Wrong ones
        and out-of-scope sentences together weigh as much as the right ones."""
        model = LogisticRegression(class_weight="balanced").fit(_top_and_margin(scores), right)
        score, margin = model.coef_[0]
        return cls(float(score), float(margin), float(model.intercept_[0]))

    def confidence(self, top: float, second: float) -> float:
        z = self.score * top + self.margin * (top - second) + self.bias
        return 1 / (1 + exp(-max(min(z, 30.0), -30.0)))

    def confidences(self, scores: Floats) -> Floats:
        z = _top_and_margin(scores) @ np.array([self.score, self.margin]) + self.bias
        return np.asarray(1 / (1 + np.exp(-z.clip(-30, 30))))


def reject_threshold(confidences: Floats, in_scope: Flags) -> float:
    """Below it nothing is understood; keeps 95 % of the in-scope sentences."""
    return float(np.quantile(confidences[in_scope], 1 - KEPT))


def confirm_threshold(confidences: Floats, right: Flags, reject: float) -> float:
    """Below it the reading should be confirmed: of all readings above it 95 % are right.

    Never under the reject threshold; 1.0 if no threshold reaches it.
    """
    order = np.argsort(-confidences)
    share = np.cumsum(right[order]) / np.arange(1, len(order) + 1)
    good = np.flatnonzero(share >= RIGHT)
    return max(reject, float(confidences[order][good[-1]])) if len(good) else 1.0


def gate(first: tuple[Floats, Flags], last: Flags) -> float:
    """The lowest confidence of a stage above which its answer stands, so that the cascade stays
    within one point of asking the last stage every time.

    ``first``: the stage's confidences and whether it was right; ``last``: whether the last is.
    """
    confidences, right = first
    order = np.argsort(-confidences)
    gained = np.cumsum(right[order].astype(int) - last[order].astype(int)) / len(order)
    good = np.flatnonzero(gained >= -0.01)
    return float(confidences[order][good[-1]]) if len(good) else 1.0


def _top_and_margin(scores: Floats) -> Floats:
    ordered = np.sort(scores, axis=1)
    return np.column_stack([ordered[:, -1], ordered[:, -1] - ordered[:, -2]])
