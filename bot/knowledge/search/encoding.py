"""Vectors of wordings: what was encoded once is not encoded again, not even by another start."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Awaitable, Callable, Iterator, Mapping, Sequence
from hashlib import blake2b
from pathlib import Path
from zipfile import BadZipFile

import numpy as np
import structlog

from bot.knowledge.search.postings import Floats

log = structlog.get_logger("faq")
BATCH = 32
"""Texts that the encoder is given at once."""
_KEY = 16

Encoder = Callable[[Sequence[str]], Awaitable[Floats | None]]
"""Texts → float32[texts, dimensions], always of the same encoder; None while that is not there."""


class EncodedTexts:
    """After a change of one entry only its texts are new, after a failure only the rest."""

    def __init__(self, encode: Encoder, kept: Path | None = None) -> None:
        """`kept` is where they stay: encoding a thousand wordings takes a core a quarter of a
        minute, while citizens write. Its name says which encoder made them."""
        self._encode = encode
        self._kept = kept
        self._rows: dict[bytes, Floats] | None = None

    async def rows(self, texts: Sequence[str]) -> Floats | None:
        """float32[texts, dimensions], texts one or more; None without the encoder. Others than
        these are forgotten."""
        if self._rows is None:
            self._rows = await asyncio.to_thread(_read, self._kept) if self._kept else {}
        keys = [_key(text) for text in texts]
        known = {key: self._rows[key] for key in keys if key in self._rows}
        new = {key: text for key, text in zip(keys, texts, strict=True) if key not in known}
        self._rows = known
        for part in _parts(list(new)):
            made = await self._encode([new[key] for key in part])
            if made is None:
                return None
            known.update(zip(part, made, strict=True))
        if new and self._kept:
            await asyncio.to_thread(_write, self._kept, known)
        return np.stack([known[key] for key in keys])


def _parts(new: Sequence[bytes]) -> Iterator[Sequence[bytes]]:
    """The first alone, since it may well turn out that there is no encoder."""
    if new:
        yield new[:1]
    for start in range(1, len(new), BATCH):
        yield new[start : start + BATCH]


def _key(text: str) -> bytes:
    return blake2b(text.encode(), digest_size=_KEY).digest()


def _read(path: Path) -> dict[bytes, Floats]:
    """Nothing if there is no file, or one that is no use: then they are made anew."""
    if not path.exists():
        return {}
    try:
        with np.load(path) as arrays:
            keys, rows = arrays["keys"], arrays["rows"]
    except (OSError, ValueError, KeyError, BadZipFile) as error:
        log.warning("kept vectors cannot be read", reason=type(error).__name__)
        return {}
    if rows.ndim != 2 or keys.shape != (len(rows), _KEY) or not np.isfinite(rows).all():
        log.warning("kept vectors cannot be read", reason="shape")
        return {}
    return {key.tobytes(): row.astype(np.float32) for key, row in zip(keys, rows, strict=True)}


def _write(path: Path, rows: Mapping[bytes, Floats]) -> None:
    """At once or not at all: two gateways may keep them beside each other."""
    keys = np.frombuffer(b"".join(rows), np.uint8).reshape(len(rows), _KEY)
    partial = path.with_name(f"{path.stem}.{os.getpid()}.part.npz")
    try:
        np.savez(partial, keys=keys, rows=np.stack(list(rows.values())))
        partial.replace(path)
    except OSError as error:
        # They are as good in memory; the next start makes them anew.
        log.warning("vectors not kept", reason=type(error).__name__)
