"""Following a conversation for a connection that is open: what is waiting, then what comes."""

import asyncio
from collections.abc import Awaitable, Callable

import structlog

from connectors.contract import UNDELIVERED, Gateway, OutboundMessage
from connectors.webchat.chat import ACCOUNT

__all__ = ["UNDELIVERED", "follow"]

log = structlog.get_logger("webchat")


async def follow(
    gateway: Gateway,
    contact: str,
    after: int,
    send: Callable[[OutboundMessage], Awaitable[None]],
    pause: float,
) -> None:
    """Until cancelled, or the gateway stops: every message in order, each once, also over a stream
    that breaks off, which is followed again after `pause` seconds."""
    last = after

    async def read() -> None:
        nonlocal last
        start = after if after == UNDELIVERED else last
        async for message in gateway.stream(ACCOUNT, contact, after=start):
            if message.id > last:
                last = message.id
                await send(message)

    while True:
        [error] = await asyncio.gather(read(), return_exceptions=True)
        if error is None:
            return
        log.warning("a stream ended", exc_info=error)
        await asyncio.sleep(pause)
