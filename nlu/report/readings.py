"""What the model that is installed makes of sentences, for tests that run no dialogue process.

    nlu/.venv/bin/python -m nlu.report.readings MODEL

One line of JSON in, one out: ``{"read": "…"}`` gives what `CivicIntentClassifier` sets of a
message (intent, confidence, ranking, confirm), ``{"rank": "…"}`` each service's share by its code,
of the services of the portal in the checkout.
"""

from __future__ import annotations

import json
import sys
import tarfile
import tempfile
from pathlib import Path

from nlu.components.cascade import Cascade
from nlu.components.classifier import FALLBACK, CivicIntentClassifier
from nlu.components.embeddings import encode_cached
from nlu.components.encoder import Encoder
from nlu.components.lazy_encoder import LazyEncoder
from nlu.components.model_files import load_model
from nlu.report.real import phrases
from nlu.services import Ranking
from nlu.settings import PROJECT_ROOT

KEPT = 10
VECTORS = PROJECT_ROOT / "nlu" / ".rasa" / "embeddings"


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
        encoder = lazy[-1].get() if lazy else None
        ranking = None if encoder is None else _services(encoder)
        for line in sys.stdin:
            asked = json.loads(line)
            if "read" in asked:
                told = _reading(classifier, asked["read"])
            elif encoder is None or ranking is None:
                told = {}
            else:
                told = dict(ranking.shares(classifier.cascade.vector(encoder, asked["rank"])))
            sys.stdout.write(json.dumps(told) + "\n")
            sys.stdout.flush()


def _services(encoder: Encoder) -> Ranking:
    told = phrases()
    labels = [code for code, said in told.items() for _ in said]
    texts = [text for said in told.values() for text in said]
    return Ranking.fit(encode_cached(encoder, texts, VECTORS), labels)


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
