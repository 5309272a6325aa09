"""The seam for sentence encoders: what a stage of the classifier may add to the n-grams."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol

import numpy as np
import numpy.typing as npt
from rasa.engine.exceptions import GraphComponentException

Vectors = npt.NDArray[np.float32]


class Encoder(Protocol):
    """Turns texts, as they were typed, into vectors. One thread, no network at inference."""

    name: str
    version: str
    dim: int

    def encode(self, texts: Sequence[str]) -> Vectors:
        """float32[len(texts), dim]"""
        ...


# By the name used in config.yml. `none`, n-grams only, needs no entry.
ENCODERS: dict[str, Callable[[], Encoder]] = {}


def encoder_named(name: str) -> Encoder | None:
    """The encoder of a stage; None for ``none``.

    Raises:
        GraphComponentException: no encoder has this name.
    """
    if name == "none":
        return None
    if name not in ENCODERS:
        known = ", ".join(["none", *sorted(ENCODERS)])
        raise GraphComponentException(f"encoder {name!r} is not one of: {known}")
    return ENCODERS[name]()
