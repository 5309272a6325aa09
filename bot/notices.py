"""The portals' feeds of changes become notices to those who filed the cases."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

import structlog

from actions.adapters.errors import NotFound, PortalError
from actions.adapters.protocol import Adapter, Change
from bot import cases, contacts, feed, system_turn
from bot.clock import Clock
from bot.crypto import Cipher
from bot.db import Database
from bot.effects import view_json
from bot.system_turn import News

log = structlog.get_logger("notices")
LEASE = 30.0
TOLD = frozenset({"taken", "answered", "closed"})


@dataclass(frozen=True)
class Notices:
    database: Database
    cipher: Cipher
    adapters: Mapping[str, Adapter]
    clock: Clock
    owner: str

    async def read_all(self) -> int:
        """Read every portal's feed once. Returns how many events there were."""
        total = 0
        for name, adapter in {a.name: a for a in self.adapters.values()}.items():
            try:
                total += await self._read(name, adapter)
            except PortalError as error:
                log.info("feed not read", portal=name, reason=type(error).__name__)
        return total

    async def _read(self, name: str, adapter: Adapter) -> int:
        now = self.clock()
        cursor = await self.database.run(
            lambda c: feed.claim(c, name, self.owner, now=now, seconds=LEASE)
        )
        if cursor is None:
            return 0
        page = await adapter.changes(cursor)
        for change in page.items:
            if change.event in TOLD:
                await self._tell(adapter, change)
        if page.cursor != cursor:
            await self.database.run(lambda c: feed.advance(c, name, self.owner, page.cursor))
        return len(page.items)

    async def _tell(self, adapter: Adapter, change: Change) -> None:
        rows = await self.database.run(lambda c: cases.listeners(c, change.reference))
        if not rows:
            return
        try:
            view = await adapter.status(change.reference)
        except NotFound:
            # Gone from the portal: nothing to tell, and no reason to stop the feed here.
            log.warning("changed case not found", portal=adapter.name)
            return
        result = {
            "type": "case_changed",
            "case": view_json(view, bound=True),
            "event": change.event,
        }
        news = News(f"case:{change.reference}:{change.event}:{change.at.isoformat()}", result)

        def write(c: Any) -> None:
            for row in rows:
                first = next(iter(contacts.for_notices(c, row.id)), None)
                told = replace(news, contact_id=None if first is None else first.id)
                system_turn.add(c, self.cipher, row.id, told, now=self.clock())

        await self.database.run(write)
