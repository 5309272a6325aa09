"""While an answer is on its way the person sees that somebody is at it."""

from __future__ import annotations

import asyncio

from connectors.contract import Channel

PATIENCE = 1.0
AGAIN = 4.0
"""Seconds: what a channel shows lasts for five at most."""


async def show(channel: Channel, address: str, turn: asyncio.Task[None]) -> None:
    """After a second of this turn, and every four, until it is over."""
    pause = PATIENCE
    while not turn.done():
        await asyncio.wait({turn}, timeout=pause)
        if not turn.done():
            await channel.typing(address)
        pause = AGAIN
