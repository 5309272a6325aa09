"""The rival: Rasa's default pipeline with DIET on the same sentences, as `rasa init` leaves it."""

from __future__ import annotations

import asyncio
import json
import shutil
import time
from collections.abc import Mapping, Sequence
from dataclasses import fields
from itertools import chain
from pathlib import Path
from typing import Any

import yaml

from nlu.report.figures import Figures, Seen, measure
from nlu.report.sentences import Row, digest
from nlu.settings import NLU_ROOT

FOLDER = NLU_ROOT / ".rasa" / "stock"
EPOCHS = 25
"""A quarter of the default, which would take two hours here: from the fifteenth on it reads its own
training sentences with 99 %."""
CONFIG: dict[str, Any] = {
    "recipe": "default.v1",
    "assistant_id": "stock",
    "language": "ko",
    "pipeline": [
        {"name": "WhitespaceTokenizer"},
        {"name": "RegexFeaturizer"},
        {"name": "LexicalSyntacticFeaturizer"},
        {"name": "CountVectorsFeaturizer"},
        {"name": "CountVectorsFeaturizer", "analyzer": "char_wb", "min_ngram": 1, "max_ngram": 4},
        {"name": "DIETClassifier", "epochs": EPOCHS, "constrain_similarities": True},
        {"name": "EntitySynonymMapper"},
        {"name": "FallbackClassifier", "threshold": 0.3, "ambiguity_threshold": 0.1},
    ],
    "policies": [{"name": "RulePolicy"}],
}
FALLBACK, OUT = "nlu_fallback", "out_of_scope"


def figures(learned: Sequence[Row], rows: Mapping[str, Sequence[Row]]) -> dict[str, Figures]:
    """By language; from the last run if sentences, pipeline and measurements are the same, since
    it takes long. ``learned`` are those of nlu/data."""
    kept, key = FOLDER / "figures.json", _key(learned, rows)
    if kept.exists():
        content = json.loads(kept.read_text(encoding="utf-8"))
        if content["key"] == key:
            return {name: Figures(**entry) for name, entry in content["figures"].items()}
    result = _run(rows)
    content = {"key": key, "figures": {name: vars(f) for name, f in result.items()}}
    kept.write_text(json.dumps(content), encoding="utf-8")
    return result


def _key(learned: Sequence[Row], rows: Mapping[str, Sequence[Row]]) -> str:
    measured = [field.name for field in fields(Figures)]
    return digest([*learned, *chain.from_iterable(rows.values())], CONFIG, measured)


def _run(rows: Mapping[str, Sequence[Row]]) -> dict[str, Figures]:
    shutil.rmtree(FOLDER, ignore_errors=True)
    FOLDER.mkdir(parents=True)
    config = FOLDER / "config.yml"
    config.write_text(yaml.safe_dump(CONFIG), encoding="utf-8")
    model = _train(config)
    loop = asyncio.new_event_loop()
    read = _reader(model, loop)
    try:
        read("hello")
        return {language: measure(read, part) for language, part in rows.items()}
    finally:
        loop.close()


def _train(config: Path) -> str:
    from rasa.model_training import train_nlu

    data = str(NLU_ROOT / "data" / "nlu")
    model = train_nlu(str(config), data, str(FOLDER), fixed_model_name="stock")
    if model is None:
        raise RuntimeError("stock Rasa was not trained")
    return model


def _reader(model: str, loop: asyncio.AbstractEventLoop) -> Any:
    from rasa.core.agent import Agent

    agent = Agent.load(model)

    def read(text: str) -> Seen:
        started = time.process_time()
        parsed = loop.run_until_complete(agent.parse_message(text))
        milliseconds = (time.process_time() - started) * 1000
        ranking = [r for r in parsed["intent_ranking"] if r["name"] != FALLBACK]
        wishes = [r for r in ranking if r["name"] != OUT]
        # Its own class for what means nothing to us counts as a rejection, as its threshold does.
        rejected = parsed["intent"]["name"] in (FALLBACK, OUT)
        names = [r["name"] for r in wishes[:3]]
        return Seen(names, wishes[0]["confidence"], rejected, False, False, milliseconds)

    return read
