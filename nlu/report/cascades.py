"""Cascades trained for the report, and how they read."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from nlu.components.cascade import Cascade
from nlu.components.encoder import load_encoder
from nlu.components.lazy_encoder import LazyEncoder
from nlu.components.normalise import normalise
from nlu.components.sources import sources
from nlu.components.stage import Stage
from nlu.components.training import Example, train
from nlu.report.figures import Seen
from nlu.report.sentences import OUT, Row


@dataclass(frozen=True)
class Trained:
    classes: Sequence[str]
    stages: Sequence[Stage]
    read: Callable[[str], Seen]


def trained(rows: Sequence[Row], names: Sequence[str]) -> Trained:
    """A cascade of these stages.

    Raises:
        EncoderUnavailable: an encoder cannot be used here.
    """
    examples = [Example(row.text, row.intent) for row in rows]
    classes = sorted({row.intent for row in rows} - {OUT})
    found, missing = sources(names, [row.text for row in rows])
    for name in missing:
        load_encoder(name)  # says why
    vocabulary, stages = train(examples, classes, found, OUT)
    lazy = [LazyEncoder(stage.identity) for stage in stages if stage.identity is not None]
    return Trained(classes, stages, reader(Cascade(vocabulary, stages, lazy), classes))


def reader(cascade: Cascade, classes: Sequence[str]) -> Callable[[str], Seen]:
    """Times are of the processor: what else runs on the machine does not count."""
    cascade.read("warm up")

    def read(text: str) -> Seen:
        started = time.process_time()
        reading = cascade.read(text)
        milliseconds = (time.process_time() - started) * 1000
        confidence, thresholds = reading.confidence, reading.thresholds
        nothing = not normalise(text)
        rejected = nothing or confidence < thresholds.reject
        return Seen(
            [classes[i] for i in np.argsort(-reading.scores)[:3]],
            0.0 if nothing else confidence,
            rejected,
            not rejected and confidence < thresholds.confirm,
            reading.stage > 0,
            milliseconds,
        )

    return read
