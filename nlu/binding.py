"""What the version before has sealed is bound to its row: batch by batch, while turns are taken.

A conversation is bound by its next turn; this does it for those that rest. Once a whole pass has
found none, the check of the key says so, and nothing is opened any more that is bound to nothing.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Any, Protocol

import sqlalchemy as sa

from nlu.failures import TurnFailed
from nlu.logs import log
from nlu.sealing import ROWS

BATCH = 20
PAUSE, AGAIN = 0.2, 60.0
"""Seconds between batches, since turns come first, and after a failure."""
Renew = Callable[[bytes, sa.Column, str], "bytes | None"]
"""A sealed value, its column and its row → what takes its place; None: it stays."""


class Store(Protocol):
    """What is needed of the tracker store."""

    async def is_bound(self) -> bool: ...

    async def bind(self, after: str) -> tuple[str | None, int]: ...

    async def mark_bound(self) -> None: ...


async def run(store: Store) -> None:
    """Until everything is bound; where it is already, nothing is looked at."""
    while True:
        try:
            if await store.is_bound():
                return
            if await _pass(store) == 0:
                await store.mark_bound()
                log("tracker").info("all trackers are bound to their conversations")
                return
        except TurnFailed:
            await asyncio.sleep(AGAIN)


async def _pass(store: Store) -> int:
    """How many rows were not bound yet."""
    last: str | None = ""
    found = 0
    while last is not None:
        last, changed = await store.bind(last)
        found += changed
        await asyncio.sleep(PAUSE)
    return found


def renew(connection: Any, how: Renew, after: str) -> tuple[str | None, int]:
    """A batch of rows in the order of their conversations, those behind ``after``: the last one
    looked at (None at the end), and how many were sealed anew. One that was saved meanwhile stays.
    """
    columns = (ROWS.c.conversation, ROWS.c.version, ROWS.c.payload)
    some = sa.select(columns).where(ROWS.c.conversation > after).order_by(ROWS.c.conversation)
    rows = connection.execute(some.limit(BATCH)).all()
    changed = 0
    for row in rows:
        payload = how(row.payload, ROWS.c.payload, row.conversation)
        if payload is None:
            continue
        same = sa.and_(ROWS.c.conversation == row.conversation, ROWS.c.version == row.version)
        values = {"payload": payload}
        changed += connection.execute(sa.update(ROWS).where(same).values(values)).rowcount
    return (rows[-1].conversation if rows else None), changed
