"""Reading the body of a request that comes from anybody: no more than allowed, and in time."""

import asyncio
from collections.abc import AsyncIterable, Callable

Allowed = Callable[[int], float]
"""Seconds from its beginning in which a body must go on that has so many bytes by now."""
MOMENT = 0.0001
"""Seconds longer that we wait: exactly enough is enough."""


class TooLarge(Exception):
    """A body that has more bytes than allowed, whatever length it claimed."""


async def read(chunks: AsyncIterable[bytes], limit: int, allowed: Allowed) -> bytes:
    """The body, of at most `limit` bytes. Raises TooLarge at the first byte beyond it, and
    TimeoutError."""
    begun, body = asyncio.get_running_loop().time() + MOMENT, bytearray()
    async with asyncio.timeout_at(begun + allowed(0)) as until:
        async for chunk in chunks:
            body += chunk
            if len(body) > limit:
                raise TooLarge
            until.reschedule(begun + allowed(len(body)))
    return bytes(body)
