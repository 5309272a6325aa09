"""What the stages read in training: vectors of all sentences by the encoders that can be had."""

from __future__ import annotations

from collections.abc import Sequence
from importlib.metadata import PackageNotFoundError, version

import numpy as np

from nlu.components import encoder_e5, encoder_use
from nlu.components.embeddings import encode_cached
from nlu.components.encoder import HUB, NONE, EncoderUnavailable, Identity, load_encoder
from nlu.components.training import Source
from nlu.settings import NLU_ROOT

CACHE = NLU_ROOT / ".rasa" / "embeddings"
_PACKAGES = {"use": encoder_use.PACKAGE, "e5": encoder_e5.PACKAGE}


def sources(names: Sequence[str], texts: Sequence[str]) -> tuple[list[Source], dict[str, str]]:
    """A source a stage, and why the rest is left out: an encoder that cannot be had takes those
    behind it with it, since they are trained to read what it leaves."""
    found = [Source(NONE, None, np.zeros((len(texts), 0), np.float32))]
    for i, name in enumerate(names[1:], start=1):
        try:
            encoder = load_encoder(name)
        except EncoderUnavailable as error:
            return found, dict.fromkeys(names[i:], str(error))
        vectors = encode_cached(encoder, texts, CACHE)
        found.append(Source(name, Identity.of(encoder), vectors))
    return found, {}


def versions(names: Sequence[str]) -> dict[str, str]:
    """The installed version of every encoder, empty if it is not there."""
    result = {}
    for name in names:
        package = "transformers" if name.startswith(HUB) else _PACKAGES.get(name)
        try:
            result[name] = version(package) if package else ""
        except PackageNotFoundError:
            result[name] = ""
    return result
