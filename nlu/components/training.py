"""Training of all stages and of the thresholds, by predictions on sentences left out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from joblib import Parallel, delayed
from sklearn.model_selection import StratifiedKFold

from nlu.components.calibration import Answers, Platt, Quality, Thresholds, gate
from nlu.components.encoder import Identity
from nlu.components.ngrams import Vocabulary
from nlu.components.normalise import normalise
from nlu.components.stage import Floats, Linear, Stage

Rows = npt.NDArray[np.int64]
FOLDS = 5


@dataclass(frozen=True, order=True)
class Example:
    text: str
    intent: str


@dataclass(frozen=True)
class Source:
    """What a stage reads beside the n-grams: ``vectors`` are float32[examples, dim]; without an
    encoder dim is 0 and ``identity`` None."""

    name: str
    identity: Identity | None
    vectors: Floats


@dataclass(frozen=True)
class Fitted:
    """What a stage is made from, before it has its place in a cascade; ``answers`` are those to
    the sentences left out."""

    source: Source
    linear: Linear
    platt: Platt
    answers: Answers


def train(
    examples: Sequence[Example],
    classes: Sequence[str],
    sources: Sequence[Source],
    negatives: str = "out_of_scope",
) -> tuple[Vocabulary, list[Stage]]:
    """The n-grams and the stages, a source each. ``classes`` are the in-scope ones; ``negatives``
    is the label of the sentences that mean nothing to us."""
    vocabulary, fitted = fit(examples, classes, sources, negatives)
    return vocabulary, in_order(fitted)


def fit(
    examples: Sequence[Example], classes: Sequence[str], sources: Sequence[Source], negatives: str
) -> tuple[Vocabulary, list[Fitted]]:
    """The part that takes long; a source's result does not depend on the other sources."""
    labels = np.array([example.intent for example in examples])
    in_scope = np.isin(labels, classes)
    columns = [*classes, negatives]
    held_out, (vocabulary, linears) = _fit_all(examples, columns, sources)
    fitted = []
    for source, linear, scores in zip(sources, linears, held_out, strict=True):
        right = np.array(classes)[scores[:, :-1].argmax(axis=1)] == labels
        platt = Platt.fit(scores, right)
        answers = Answers(platt.confidences(scores), right, in_scope)
        fitted.append(Fitted(source, linear, platt, answers))
    return vocabulary, fitted


def in_order(fitted: Sequence[Fitted]) -> list[Stage]:
    """The stages of a cascade.

    Every threshold is that of the cascade up to its stage: a sentence's confidence is that of the
    stage which would have answered it.
    """
    answers = [entry.answers for entry in fitted]
    gates = _gates(answers)
    cascades = [_cascade(answers[: i + 1], gates) for i in range(len(answers))]
    return [
        Stage(
            entry.source.name,
            entry.source.identity,
            entry.linear,
            entry.platt,
            limit,
            Thresholds.fit(together),
            Quality.of(together),
        )
        for entry, limit, together in zip(fitted, gates, cascades, strict=True)
    ]


def _gates(answers: Sequence[Answers]) -> list[float]:
    """From the last to the first: each is measured against all that stands behind it."""
    gates = [0.0] * len(answers)
    behind = answers[-1]
    for i in reversed(range(len(answers) - 1)):
        gates[i] = gate(answers[i], behind)
        behind = answers[i].before(gates[i], behind)
    return gates


def _cascade(answers: Sequence[Answers], gates: Sequence[float]) -> Answers:
    result = answers[-1]
    for i in reversed(range(len(answers) - 1)):
        result = answers[i].before(gates[i], result)
    return result


def _fit(
    examples: Sequence[Example], classes: Sequence[str], sources: Sequence[Source]
) -> tuple[Vocabulary, list[Linear]]:
    texts = [normalise(example.text) for example in examples]
    labels = [example.intent for example in examples]
    vocabulary = Vocabulary.of(texts)
    ngrams = vocabulary.matrix(texts)
    fits = [Linear.fit(vocabulary, ngrams, s.vectors, labels, classes) for s in sources]
    return vocabulary, fits


def _fit_all(
    examples: Sequence[Example], classes: Sequence[str], sources: Sequence[Source]
) -> tuple[list[npt.NDArray[np.float64]], tuple[Vocabulary, list[Linear]]]:
    """float[n, classes] a source, scores of each sentence by a model that has not seen it; and the
    models of all sentences. A process a core: the solver holds one."""
    folds = StratifiedKFold(FOLDS, shuffle=True, random_state=0)
    parts = list(folds.split(examples, [example.intent for example in examples]))
    whole = delayed(_fit)(examples, classes, sources)
    rest = [delayed(_fold)(examples, classes, sources, seen, unseen) for seen, unseen in parts]
    models, *tables = Parallel(n_jobs=-1)([whole, *rest])
    scores = [np.zeros((len(examples), len(classes))) for _ in sources]
    for (_, unseen), found in zip(parts, tables, strict=True):
        for table, rows in zip(scores, found, strict=True):
            table[unseen] = rows
    return scores, models


def _fold(
    examples: Sequence[Example],
    classes: Sequence[str],
    sources: Sequence[Source],
    seen: Rows,
    unseen: Rows,
) -> list[npt.NDArray[np.float64]]:
    """float[unseen, classes] a source."""
    part = [Source(s.name, s.identity, s.vectors[seen]) for s in sources]
    vocabulary, linears = _fit([examples[i] for i in seen], classes, part)
    features = [vocabulary.features(normalise(examples[i].text)) for i in unseen]
    return [
        np.array(
            [linear.scores(f, source.vectors[i]) for f, i in zip(features, unseen, strict=True)],
            np.float64,
        )
        for linear, source in zip(linears, sources, strict=True)
    ]
