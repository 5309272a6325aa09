"""Confidence and thresholds, all from out-of-fold predictions."""

from __future__ import annotations

from dataclasses import dataclass
from math import exp

import numpy as np
import numpy.typing as npt
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score

Floats = npt.NDArray[np.float64]
Flags = npt.NDArray[np.bool_]

KEPT = 0.96
"""Share of the in-scope sentences that is not rejected."""
SURE = 0.88
"""Share of the in-scope sentences that is acted upon without asking. Both come from the in-scope
sentences alone: those that mean nothing to us are much like each other, and hold out too easily."""
LOSS = 0.01
"""What a cascade may lose against its last stage, in top-1 and in AUROC."""
STEPS = 200


@dataclass(frozen=True)
class Answers:
    """Of one stage, or of a cascade, to the sentences of the training."""

    confidences: Floats
    right: Flags
    in_scope: Flags

    def before(self, gate: float, behind: Answers) -> Answers:
        """This stage's answer where it is sure enough, else those of the stages behind it."""
        stands = self.confidences >= gate
        return Answers(
            np.where(stands, self.confidences, behind.confidences),
            np.where(stands, self.right, behind.right),
            self.in_scope,
        )

    def top_1(self) -> float:
        return float(self.right[self.in_scope].mean())

    def auroc(self) -> float:
        """How well confidence parts in-scope from the rest; 1.0 if there is no rest."""
        if self.in_scope.all():
            return 1.0
        return float(roc_auc_score(self.in_scope, self.confidences))


@dataclass(frozen=True)
class Thresholds:
    """Below ``reject`` nothing is understood, below ``confirm`` ask before acting."""

    reject: float
    confirm: float

    @classmethod
    def fit(cls, answers: Answers) -> Thresholds:
        inside = answers.confidences[answers.in_scope]
        reject, confirm = np.quantile(inside, [1 - KEPT, 1 - SURE])
        return cls(float(reject), float(confirm))


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


def gate(stage: Answers, behind: Answers) -> float:
    """The lowest confidence of a stage from which its answer stands, so that both together stay
    within a point of asking what is behind it every time; 1.0 if there is none."""
    top_1, auroc = behind.top_1() - LOSS, behind.auroc() - LOSS
    for limit in np.quantile(stage.confidences, np.linspace(0, 1, STEPS)):
        both = stage.before(float(limit), behind)
        if both.top_1() >= top_1 and both.auroc() >= auroc:
            return float(limit)
    return 1.0


def _top_and_margin(scores: Floats) -> Floats:
    ordered = np.sort(scores, axis=1)
    return np.column_stack([ordered[:, -1], ordered[:, -1] - ordered[:, -2]])
