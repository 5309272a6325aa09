"""Cascades trained for the report, and how they read."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from nlu.components.calibration import Quality
from nlu.components.cascade import Cascade
from nlu.components.encoder import load_encoder
from nlu.components.lazy_encoder import LazyEncoder
from nlu.components.ngrams import Vocabulary
from nlu.components.sources import sources
from nlu.components.training import Example, Fitted, fit, in_order
from nlu.report.figures import Seen
from nlu.report.sentences import OUT, Row


@dataclass(frozen=True)
class Trained:
    """Every stage that is compared, trained once; a chain of them is put together at no cost."""

    classes: Sequence[str]
    vocabulary: Vocabulary
    fitted: Mapping[str, Fitted]

    def chain(self, names: Sequence[str]) -> tuple[Callable[[str], Seen], Quality]:
        """How a cascade of these stages reads, and what it did out of fold."""
        stages = in_order([self.fitted[name] for name in names])
        lazy = [LazyEncoder(stage.identity) for stage in stages if stage.identity is not None]
        cascade = Cascade(self.vocabulary, stages, lazy)
        return reader(cascade, self.classes), stages[-1].quality


def trained(rows: Sequence[Row], names: Sequence[str]) -> Trained:
    """Stages of these names.

    Raises:
        EncoderUnavailable: an encoder cannot be used here.
    """
    examples = sorted({Example(row.text, row.intent) for row in rows})
    classes = sorted({row.intent for row in rows} - {OUT})
    found, missing = sources(names, [example.text for example in examples])
    for name in missing:
        load_encoder(name)  # says why
    vocabulary, fitted = fit(examples, classes, found, OUT)
    return Trained(classes, vocabulary, {entry.source.name: entry for entry in fitted})


def reader(cascade: Cascade, classes: Sequence[str]) -> Callable[[str], Seen]:
    """Times are of the processor: what else runs on the machine does not count."""
    cascade.read("warm up")

    def read(text: str) -> Seen:
        started = time.process_time()
        reading = cascade.read(text)
        milliseconds = (time.process_time() - started) * 1000
        confidence, thresholds = reading.confidence, reading.thresholds
        rejected = confidence < thresholds.reject
        return Seen(
            [classes[i] for i in np.argsort(-reading.scores)[:3]],
            confidence,
            rejected,
            not rejected and confidence < thresholds.confirm,
            reading.stage > 0,
            milliseconds,
        )

    return read
