"""The portals' feeds of changes become notices to those who filed the cases."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

import structlog

from actions.adapters.errors import NotFound, PortalError
from actions.adapters.portals import FIRST_PORTAL, Portals
from actions.adapters.protocol import Adapter, Change
from actions.effects import wire
from actions.effects.results import CaseChanged
from bot.cases import store as cases
from bot.cases.lookups import facts
from bot.conversations import contacts
from bot.core import named_lease
from bot.core.clock import Clock
from bot.core.crypto import Cipher
from bot.core.db import Database
from bot.messages import system_turns as system_turn
from bot.messages.system_turns import SystemEvent

log = structlog.get_logger("notices")
LEASE = 30.0
TOLD = frozenset({"taken", "answered", "closed"})


@dataclass(frozen=True)
class Notices:
    database: Database
    cipher: Cipher
    portals: Portals
    clock: Clock
    owner: str

    async def read_all(self) -> int:
        """Read every portal's feed once. Returns how many events there were."""
        total = 0
        for name, adapter in self.portals.clients.items():
            try:
                total += await self._read(name, adapter)
            except PortalError as error:
                log.info("feed not read", portal=name, reason=type(error).__name__)
        return total

    async def _read(self, name: str, adapter: Adapter) -> int:
        now = self.clock()
        cursor = await self.database.run(
            lambda c: named_lease.claim(c, name, self.owner, now=now, seconds=LEASE)
        )
        if cursor is None:
            return 0
        page = await adapter.changes(cursor)
        for change in page.items:
            if change.event in TOLD:
                await self._tell(name, adapter, change)
        if page.cursor != cursor:
            await self.database.run(lambda c: named_lease.advance(c, name, self.owner, page.cursor))
        return len(page.items)

    async def _tell(self, portal: str, adapter: Adapter, change: Change) -> None:
        rows = await self.database.run(lambda c: cases.listeners(c, portal, change.reference))
        if not rows:
            return
        try:
            view = await adapter.status(change.reference)
        except NotFound:
            # Gone from the portal: nothing to tell, and no reason to stop the feed here.
            log.warning("changed case not found", portal=portal)
            return
        result = wire.write_result(CaseChanged(case=facts(portal, view), event=change.event))
        news = SystemEvent(_name(portal, change), result)

        def write(c: Any) -> None:
            for row in rows:
                first = next(iter(contacts.for_notices(c, row.id)), None)
                addressed = replace(news, contact_id=None if first is None else first.id)
                system_turn.add(c, self.cipher, row.id, addressed, now=self.clock())

        await self.database.run(write)


def _name(portal: str, change: Change) -> str:
    """What makes an event happen once. Of the first portal it is as it was while there was no
    other: an event that was told before an upgrade may be read again after it."""
    name = f"case:{change.reference}:{change.event}:{change.at.isoformat()}"
    return name if portal == FIRST_PORTAL else f"{portal} {name}"
