"""The typing indicator of a channel while a turn is being answered."""

from __future__ import annotations

import asyncio

from connectors.contract import Channel

PATIENCE = 1.0
AGAIN = 4.0
"""Seconds: what a channel shows lasts for five at most."""


async def show(channel: Channel, address: str, turn: asyncio.Task[None]) -> None:
    """Show the indicator after one second of the turn, then every four seconds until it is over."""
    pause = PATIENCE
    while not turn.done():
        await asyncio.wait({turn}, timeout=pause)
        if not turn.done():
            await channel.typing(address)
        pause = AGAIN
