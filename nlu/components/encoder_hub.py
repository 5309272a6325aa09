"""A sentence-transformers model through the ``transformers`` package, run by TensorFlow, which
this environment has anyway. Its weights are downloaded once, when it is loaded."""

from __future__ import annotations

from collections.abc import Sequence
from threading import Lock
from typing import Any

import numpy as np

from nlu.components.encoder import HUB, EncoderUnavailable, Vectors

LONGEST = 600  # characters
TOKENS = 128
INSTALL = "uv pip install --python nlu/.venv 'transformers>=4.35,<4.41'"


class Hub:
    """Mean of the last layer's vectors of the tokens. Models of the e5 family are asked with the
    prefix that they were trained with."""

    def __init__(self, model: str, tokenizer: Any, network: Any) -> None:
        self.name = f"{HUB}{model}"
        self.version = str(getattr(network.config, "_commit_hash", None) or "local")
        self.dim = int(network.config.hidden_size)
        self._prefix = "query: " if "e5" in model.rsplit("/", 1)[-1].lower().split("-") else ""
        self._tokenizer = tokenizer
        self._network = network
        self._lock = Lock()

    def encode(self, texts: Sequence[str]) -> Vectors:
        with self._lock:
            rows = [self._one(f"{self._prefix}{text[:LONGEST]}") for text in texts]
        return np.array(rows, np.float32).reshape(len(texts), self.dim)

    def _one(self, text: str) -> Vectors:
        tokens = self._tokenizer(text, truncation=True, max_length=TOKENS, return_tensors="tf")
        states = self._network(**tokens).last_hidden_state
        vector: Vectors = states[0].numpy().mean(axis=0)
        return vector


def load(model: str) -> Hub:
    """Downloads the model if the cache of the hub does not have it yet.

    Raises:
        EncoderUnavailable: transformers is not installed, or the model cannot be had.
    """
    try:
        from transformers import AutoTokenizer, TFAutoModel
    except ImportError as error:
        raise EncoderUnavailable(f"{HUB}{model} needs transformers: {INSTALL}") from error
    try:
        tokenizer = AutoTokenizer.from_pretrained(model)
        network = TFAutoModel.from_pretrained(model)
    except (OSError, ValueError) as error:
        raise EncoderUnavailable(
            f"{model} could not be loaded; is the name right, is there a network?"
        ) from error
    return Hub(model, tokenizer, network)
