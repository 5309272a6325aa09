"""Vectors of training sentences on disk, by text: the next training encodes new ones only."""

from __future__ import annotations

import os
import re
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from hashlib import blake2b
from pathlib import Path

import numpy as np

from nlu.components.encoder import Encoder, Vectors

BATCH = 64


def encode_cached(encoder: Encoder, texts: Sequence[str], directory: Path) -> Vectors:
    """float32[len(texts), dim], from the cache where it has them; the cache is then what these
    texts need and what it had before."""
    path = directory / f"{re.sub(r'[^a-z0-9.]+', '-', encoder.name)}-{encoder.version}.npz"
    keys = [_key(text) for text in texts]
    known = _read(path, encoder.dim)
    new = {key: text for key, text in zip(keys, texts, strict=True) if key not in known}
    if new:
        known.update(zip(new, _encode(encoder, list(new.values())), strict=True))
        _write(path, known)
    return np.array([known[key] for key in keys], np.float32).reshape(len(texts), encoder.dim)


def _encode(encoder: Encoder, texts: Sequence[str]) -> Vectors:
    """A thread a core: what takes minutes of the first training is this."""
    parts = [texts[start : start + BATCH] for start in range(0, len(texts), BATCH)]
    with ThreadPoolExecutor(os.cpu_count() or 1) as pool:
        return np.concatenate(list(pool.map(encoder.encode, parts)))


def _key(text: str) -> bytes:
    return blake2b(text.encode(), digest_size=16).digest()


def _read(path: Path, dim: int) -> dict[bytes, Vectors]:
    if not path.exists():
        return {}
    with np.load(path) as arrays:
        keys, vectors = arrays["keys"], arrays["vectors"]
    if vectors.ndim != 2 or vectors.shape[1] != dim:
        return {}
    return {row.tobytes(): vector for row, vector in zip(keys, vectors, strict=True)}


def _write(path: Path, known: dict[bytes, Vectors]) -> None:
    """At once or not at all: two trainings may run beside each other."""
    path.parent.mkdir(parents=True, exist_ok=True)
    keys = np.frombuffer(b"".join(known), np.uint8).reshape(len(known), 16)
    partial = path.with_name(f"{path.stem}.{os.getpid()}.part.npz")
    np.savez(partial, keys=keys, vectors=np.array(list(known.values()), np.float32))
    partial.replace(path)
