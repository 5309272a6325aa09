"""What signs the sessions of the web chat, and which of them have ended."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence

import structlog
from sqlalchemy.exc import SQLAlchemyError

from bot.conversations import session_store
from bot.core.clock import Clock
from bot.core.crypto import Cipher, key_id, session_key
from bot.core.db import Database
from bot.keys import store as key_store
from connectors.webchat import OlderKey

log = structlog.get_logger("sessions")
LOOK = 1.0
"""Seconds after which a session that ended at another gateway is refused here."""
LATE = 60.0
"""How much later a row may be seen than it says: clocks differ, a turn takes its time."""
OLDER_SECONDS = 7 * 24 * 3600.0
"""How long sessions of the key before are taken after a rotation."""


def older_keys(database: Database, keys: Sequence[bytes]) -> tuple[OlderKey, ...]:
    """What signed sessions before the newest of these data keys did, and until when it counts."""
    times = database.submit(key_store.times).result()
    nobody_knows = times.get(key_id(keys[0]), (0.0, 0.0))[0]
    found = []
    for newer, older in zip(keys, keys[1:], strict=False):
        rotated = times.get(key_id(newer), (0.0, 0.0))[0] or nobody_knows
        found.append(OlderKey(session_key(older), rotated + OLDER_SECONDS))
    bare_until = times.get(key_id(keys[-1]), (0.0, 0.0))[1]
    return (*found, OlderKey(keys[-1], bare_until, bare=True))


class EndedSessions:
    """Those of all gateways, as this one knows them: at most `LOOK` behind."""

    def __init__(self, database: Database, cipher: Cipher, clock: Clock) -> None:
        self._database = database
        self._cipher = cipher
        self._clock = clock
        self._ended: dict[str, float] = {}
        self._looked_at = 0.0

    def __call__(self, contact: str) -> bool:
        """Whether the session of this contact of the web chat is over."""
        return self.over(self._cipher.digest("contact", session_store.ACCOUNT, contact))

    def over(self, digest: str) -> bool:
        """The same by the contact's keyed hash."""
        at = self._ended.get(digest)
        return at is not None and at <= self._clock()

    async def look(self) -> None:
        """Raises SQLAlchemyError."""
        now = self._clock()
        after = self._looked_at - LATE
        new = await self._database.run(lambda c: session_store.since(c, after))
        kept = {who: at for who, at in self._ended.items() if at > now - session_store.KEPT}
        self._ended = {**kept, **new}
        self._looked_at = now

    async def run(self) -> None:
        """Until cancelled."""
        while True:
            try:
                await self.look()
            except SQLAlchemyError as error:
                log.warning("ended sessions not read", reason=type(error).__name__)
            await asyncio.sleep(LOOK)
