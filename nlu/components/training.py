"""Training of all stages and of the thresholds, by predictions on sentences left out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt
from sklearn.model_selection import StratifiedKFold

from nlu.components.calibration import Platt, confirm_threshold, gate, reject_threshold
from nlu.components.encoder import Encoder
from nlu.components.stage import Linear, Stage, encode

FOLDS = 5


@dataclass(frozen=True)
class Example:
    text: str
    intent: str


def train(
    examples: Sequence[Example], classes: Sequence[str], encoders: Sequence[Encoder | None]
) -> tuple[list[Stage], float, float]:
    """The stages, the reject and the confirm threshold.

    The thresholds are those of the whole cascade: each sentence's confidence is that of the
    stage which would have answered it.
    """
    labels = [example.intent for example in examples]
    in_scope = np.isin(labels, classes)
    held_out = [_held_out(examples, classes, encoder) for encoder in encoders]
    platts = [Platt.fit(scores, _right(scores, labels, classes)) for scores in held_out]
    rights = [_right(scores, labels, classes) for scores in held_out]
    confidences = [p.confidences(scores) for p, scores in zip(platts, held_out, strict=True)]
    stages = [
        Stage(encoder, _fit(examples, classes, encoder), platt, 0.0)
        for encoder, platt in zip(encoders, platts, strict=True)
    ]
    answered, right = confidences[-1], rights[-1]
    for i in reversed(range(len(stages) - 1)):
        limit = gate((confidences[i], rights[i]), right)
        stages[i] = replace(stages[i], gate=limit)
        stands = confidences[i] >= limit
        answered = np.where(stands, confidences[i], answered)
        right = np.where(stands, rights[i], right)
    reject = reject_threshold(answered, in_scope)
    return stages, reject, confirm_threshold(answered, right, reject)


def _fit(examples: Sequence[Example], classes: Sequence[str], encoder: Encoder | None) -> Linear:
    texts = [example.text for example in examples]
    labels = [example.intent for example in examples]
    return Linear.fit(texts, encode(encoder, texts), labels, classes)


def _held_out(
    examples: Sequence[Example], classes: Sequence[str], encoder: Encoder | None
) -> npt.NDArray[np.float64]:
    """float[n, classes]: scores of each sentence by a model that has not seen it."""
    scores = np.zeros((len(examples), len(classes)))
    folds = StratifiedKFold(FOLDS, shuffle=True, random_state=0)
    for seen, unseen in folds.split(examples, [example.intent for example in examples]):
        model = _fit([examples[i] for i in seen], classes, encoder)
        for i in unseen:
            text = examples[i].text
            scores[i] = model.scores(text, encode(encoder, [text]))
    return scores


def _right(
    scores: npt.NDArray[np.float64], labels: Sequence[str], classes: Sequence[str]
) -> npt.NDArray[np.bool_]:
    best = np.array(classes)[scores.argmax(axis=1)]
    return np.asarray(best == np.array(labels))
