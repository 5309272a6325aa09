"""How twilio's client reaches the network: through httpx, by the hook that twilio has for it.

Neither of its own clients will do. `TwilioHttpClient` blocks, so a slow answer needs a thread that
cannot be cancelled. `AsyncTwilioHttpClient` drops its `timeout` and its `proxy_url` on the way
(9.13): a server that says nothing would hold the one sender of a number for ever. Both also log
the addresses and headers of requests.
"""

from __future__ import annotations

import logging
from base64 import b64encode
from typing import Any

import httpx
from twilio.http import AsyncHttpClient  # type: ignore[import-untyped]
from twilio.http.response import Response  # type: ignore[import-untyped]

from connectors.errors import Unknown
from connectors.sms.sending import exchange, http_client


class HttpxClient(AsyncHttpClient):  # type: ignore[misc]
    """Raises Later and Unknown; other answers are twilio's to read."""

    def __init__(self, timeout: float) -> None:
        super().__init__(logging.getLogger(__name__), is_async=True, timeout=timeout)
        self._client: httpx.AsyncClient | None = None

    async def request(self, method: str, url: str, **how: Any) -> Response:
        """`how` is what twilio passes: `params`, `data`, `headers`, `auth`."""
        if self._client is None:
            self._client = http_client(self.timeout)
        request = self._client.build_request(
            method, url, params=how["params"], data=how["data"], headers=how["headers"]
        )
        request.headers["Authorization"] = basic(*how["auth"])
        answer = await exchange(self._client, request)
        if answer.is_success and not _is_object(answer):
            # Something between us has answered, before or after Twilio.
            raise Unknown("unreadable")
        return Response(answer.status_code, answer.text, answer.headers)

    async def close(self) -> None:
        if self._client is not None:
            await self._client.aclose()
            self._client = None


def _is_object(answer: httpx.Response) -> bool:
    try:
        return isinstance(answer.json(), dict)
    except ValueError:
        return False


def basic(name: str, password: str) -> str:
    return "Basic " + b64encode(f"{name}:{password}".encode()).decode()
