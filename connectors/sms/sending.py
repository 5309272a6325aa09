"""One HTTP request to a provider, and what its failure says about the text in it.

Later        it was not taken: no connection, 429, 5xx, or an answer from something in between
Unknown      it was written and no answer came: nobody can know

No connection is kept: one that the other side has closed meanwhile looks like an answer that was
lost, and a text whose answer was lost is never sent again.
"""

from __future__ import annotations

from email.utils import parsedate_to_datetime

import httpx

from connectors import tls
from connectors.errors import Later, Unknown

CONNECT_SECONDS = 5.0
LONGEST_WAIT = 3600.0
"""Seconds: a provider that asks for more is asked again by then."""

_NOT_WRITTEN = (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout, httpx.ProxyError)


def http_client(timeout: float) -> httpx.AsyncClient:
    """The proxies of the environment are used: public offices often have no other way out."""
    return httpx.AsyncClient(
        verify=tls.context(),
        timeout=httpx.Timeout(timeout, connect=min(CONNECT_SECONDS, timeout)),
        limits=httpx.Limits(max_keepalive_connections=0),
        follow_redirects=False,
    )


async def exchange(client: httpx.AsyncClient, request: httpx.Request) -> httpx.Response:
    """The answer, unless it is 3xx, 429 or 5xx. Raises Later, Unknown.

    What httpx says is dropped: it may quote the request, and with it a number.
    """
    try:
        answer = await client.send(request)
    except _NOT_WRITTEN:
        raise Later("connection") from None
    except httpx.TimeoutException:
        raise Unknown("timeout") from None
    except httpx.TransportError:
        raise Unknown("cut") from None
    status = answer.status_code
    if status == 429 or status >= 500 or 300 <= status < 400:
        raise Later(str(status), retry_after=_retry_after(answer))
    return answer


def _retry_after(answer: httpx.Response) -> float | None:
    """Seconds, from seconds or from a date (counted from the answer's own); None if neither."""
    value = answer.headers.get("retry-after", "").strip()
    if value.isascii() and value.isdigit():
        return min(float(value[:9]), LONGEST_WAIT)
    try:
        until = parsedate_to_datetime(value)
        now = parsedate_to_datetime(answer.headers.get("date", ""))
        return min(max((until - now).total_seconds(), 0.0), LONGEST_WAIT)
    except (TypeError, ValueError):
        return None
