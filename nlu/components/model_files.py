"""A trained classifier as files: the n-grams once, a pair of files for each stage."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np

from nlu.components.ngrams import Vocabulary
from nlu.components.stage import Stage


def save_model(
    directory: Path, vocabulary: Vocabulary, stages: Sequence[Stage], state: dict[str, Any]
) -> None:
    """``state`` is whatever else is to be known, as JSON."""
    content = {
        **state,
        "stages": len(stages),
        "ngrams": [list(block) for block in vocabulary.columns],
    }
    path = directory / "classifier.json"
    path.write_text(json.dumps(content, ensure_ascii=False), encoding="utf-8")
    np.save(directory / "idf.npy", vocabulary.idf)
    for number, stage in enumerate(stages):
        stage.save(directory, number)


def load_model(directory: Path) -> tuple[Vocabulary, list[Stage], dict[str, Any]]:
    content: dict[str, Any] = json.loads(
        (directory / "classifier.json").read_text(encoding="utf-8")
    )
    vocabulary = Vocabulary.numbered(content.pop("ngrams"), np.load(directory / "idf.npy"))
    stages = [Stage.load(directory, number) for number in range(content.pop("stages"))]
    return vocabulary, stages, content
