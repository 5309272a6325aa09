"""How the model that is installed reads sentences: one process for all of them.

    nlu/.venv/bin/python -m nlu.report.readings MODEL < texts.json > readings.json

A reading is what `CivicIntentClassifier` sets of a message: intent, ranking, confirm.
"""

from __future__ import annotations

import json
import sys
import tarfile
import tempfile
from pathlib import Path

from nlu.components.cascade import Cascade
from nlu.components.classifier import FALLBACK, CivicIntentClassifier
from nlu.components.lazy_encoder import LazyEncoder
from nlu.components.model_files import load_model

KEPT = 10


def main(model: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        with tarfile.open(model) as archive:
            archive.extractall(folder, filter="data")
        found = next(Path(folder).glob("components/*CivicIntentClassifier*"))
        vocabulary, stages, state = load_model(found)
        lazy = [LazyEncoder(stage.identity) for stage in stages[1:] if stage.identity is not None]
        classifier = CivicIntentClassifier(
            CivicIntentClassifier.get_default_config(),
            None,
            None,  # type: ignore[arg-type]
        )
        classifier.cascade, classifier._classes = (
            Cascade(vocabulary, stages, lazy),
            state["classes"],
        )
        texts = json.load(sys.stdin)
        json.dump({text: _reading(classifier, text) for text in texts}, sys.stdout)


def _reading(classifier: CivicIntentClassifier, text: str) -> dict:
    reading = classifier.read(text)
    ranking, sure = classifier.ranking(reading)[:KEPT], reading.confidence
    if sure < reading.thresholds.reject:
        return {"intent": FALLBACK, "confidence": 1 - sure, "ranking": ranking, "confirm": False}
    unsure = sure < reading.thresholds.confirm
    name = ranking[0]["name"]
    return {"intent": name, "confidence": sure, "ranking": ranking, "confirm": unsure}


if __name__ == "__main__":
    main(sys.argv[1])
