"""Vectors of texts from the dialogue process, which alone holds encoders.

POST /webhooks/gateway/vectors   {"texts": ["…", …]}
200                              {"vectors": [[0.1, …], …]}, one row a text, all of one length
404, 503                         it has no encoder, or not yet
"""

from __future__ import annotations

from collections.abc import Sequence

import httpx
import numpy as np
import structlog

from bot.rasa_client import PATH
from bot.search_index import Floats

log = structlog.get_logger("faq")
SECONDS = 20.0
"""For a batch of texts; a question has its own patience (`bot.faq_search`)."""
ABSENT = (httpx.codes.NOT_FOUND, httpx.codes.SERVICE_UNAVAILABLE)


class DialogueVectors:
    def __init__(self, client: httpx.AsyncClient) -> None:
        """`client` has the dialogue's address as its base URL."""
        self._client = client

    async def __call__(self, texts: Sequence[str]) -> Floats | None:
        """float32[texts, dimensions]; None when there is no encoder, or its answer is no use."""
        try:
            response = await self._client.post(
                f"{PATH}/vectors", json={"texts": list(texts)}, timeout=SECONDS
            )
            if response.status_code in ABSENT:
                return None
            rows = np.array(response.raise_for_status().json()["vectors"], np.float32)
        except (httpx.HTTPError, ValueError, TypeError, KeyError) as error:
            log.warning("no vectors", reason=type(error).__name__)
            return None
        if rows.ndim != 2 or len(rows) != len(texts) or not np.isfinite(rows).all():
            log.warning("no vectors", reason="shape")
            return None
        return rows
