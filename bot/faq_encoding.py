"""Vectors of wordings: what was encoded once is not encoded again."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterator, Sequence

import numpy as np

from bot.search_index import Floats

BATCH = 32
"""Texts that the encoder is given at once."""

Encode = Callable[[Sequence[str]], Awaitable[Floats | None]]
"""Texts → float32[texts, dimensions], always of the same encoder; None while that is not there."""


class EncodedTexts:
    """After a change of one entry only its texts are new, after a failure only the rest."""

    def __init__(self, encode: Encode) -> None:
        self._encode = encode
        self._rows: dict[str, Floats] = {}

    async def rows(self, texts: Sequence[str]) -> Floats | None:
        """float32[texts, dimensions], texts one or more; None without the encoder. Others than
        these are forgotten."""
        kept = {text: self._rows[text] for text in texts if text in self._rows}
        self._rows = kept
        for part in _parts([text for text in dict.fromkeys(texts) if text not in kept]):
            made = await self._encode(part)
            if made is None:
                return None
            kept.update(zip(part, made, strict=True))
        return np.stack([kept[text] for text in texts])


def _parts(texts: Sequence[str]) -> Iterator[Sequence[str]]:
    """The first alone, since it may well turn out that there is no encoder."""
    if texts:
        yield texts[:1]
    for start in range(1, len(texts), BATCH):
        yield texts[start : start + BATCH]
