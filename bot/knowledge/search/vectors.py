"""Vectors of texts from the dialogue process, which alone holds encoders.

POST /webhooks/gateway/vectors   {"texts": ["…", …]}
200                              {"encoder": "e5@0.3.0", "vectors": [[0.1, …], …]}, one row a text
404, 503                         it has no encoder, or not yet

The contract is nlu/channels/vectors.schema.json. The dialogue may be started again with another
encoder at any time, and vectors of two encoders cannot be compared: only one encoder is taken.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

import httpx
import numpy as np
import structlog

from bot.dialogue.client import PATH
from bot.knowledge.search.engine import ENCODER
from bot.knowledge.search.postings import Floats

log = structlog.get_logger("faq")
SECONDS = 20.0
"""For a batch of texts; a question has its own patience (`bot.knowledge.search.engine`)."""
ABSENT = (httpx.codes.NOT_FOUND, httpx.codes.SERVICE_UNAVAILABLE)


class DialogueVectors:
    def __init__(self, client: httpx.AsyncClient) -> None:
        """`client` has the dialogue's address as its base URL."""
        self._client = client
        self._refused = ""
        self._trouble = ""

    async def __call__(self, texts: Sequence[str]) -> Floats | None:
        """float32[texts, dimensions]; None when the encoder is not there, another one is, or the
        answer is no use."""
        # Encoders know syllables only whole: in NFD they make something else of them.
        composed = [unicodedata.normalize("NFC", text) for text in texts]
        try:
            response = await self._client.post(
                f"{PATH}/vectors", json={"texts": composed}, timeout=SECONDS
            )
            if response.status_code in ABSENT:
                return None
            answer = response.raise_for_status().json()
            encoder, rows = answer["encoder"], np.array(answer["vectors"], np.float32)
        except (httpx.HTTPError, ValueError, TypeError, KeyError) as error:
            self._tell(type(error).__name__)
            return None
        if rows.ndim != 2 or len(rows) != len(texts) or not np.isfinite(rows).all():
            self._tell("shape")
            return None
        self._trouble = ""
        return rows if self._taken(encoder) else None

    def _tell(self, reason: str) -> None:
        """Said once, since it is asked again every few seconds."""
        if reason != self._trouble:
            self._trouble = reason
            log.warning("no vectors", reason=reason)

    def _taken(self, encoder: object) -> bool:
        if encoder == ENCODER:
            return True
        if encoder != self._refused:
            self._refused = str(encoder)
            log.warning("search goes without this encoder", encoder=encoder, fitted=ENCODER)
        return False
