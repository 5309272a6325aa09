"""Limits on what a network or a session may begin: messages, sessions and uploads over a limit are
refused before anything of them is stored."""

from __future__ import annotations

import math
from typing import Literal

from limits import RateLimitItemPerMinute
from limits.storage import MemoryStorage
from limits.strategies import MovingWindowRateLimiter
from sqlalchemy import Connection
from sqlalchemy.exc import SQLAlchemyError

from actions.base.network import network_of
from actions.base.rate import Rate
from bot.core import rate_store
from bot.core.clock import Clock
from bot.core.crypto import Cipher
from bot.core.db import Database
from bot.core.metrics import Metrics
from bot.core.security_events import report
from bot.core.settings import Settings
from bot.messages import intake
from bot.messages.pieces import PART
from connectors.contract import Refused

HOUR = 3600.0
WITHIN = 5.0
"""Seconds until a count that could not be stored is given up."""
UNLIMITED = frozenset({"rest"})
"""Accounts whose clients have the configured token (WEB-18 does not bind them)."""
UNPROVEN = frozenset({"rest-open"})
"""Accounts whose senders only claim a name: a new name is a new session."""
What = Literal["session", "upload"]
EVENTS: dict[str, Literal["session_limited", "upload_limited"]] = {
    "session": "session_limited",
    "upload": "upload_limited",
    "upload_of_one": "upload_limited",
}
PIECES = 5
"""Times as many texts that are known to go on: 5,000 characters are 75 text messages."""
OF_ONE = Rate(20, 1200.0)
"""Uploads of one session: 20 at once and 60 an hour."""


class OverLimit(Exception):
    """One too many of `name`; `wait` in seconds. Raised within a transaction, which may run twice:
    whoever asked reports it, once."""

    def __init__(self, name: str, wait: float) -> None:
        super().__init__(name)
        self.name = name
        self.wait = wait

    def refused(self) -> Refused:
        minutes = max(1, math.ceil(self.wait / 60))
        key = f"system.limited.{self.name}"
        return Refused("too_many", key, {"minutes": minutes}, retry_after=math.ceil(self.wait))


class Admission:
    """One per gateway process: messages are counted in memory, the rest as rows for all of them."""

    def __init__(
        self, settings: Settings, database: Database, cipher: Cipher, clock: Clock, metrics: Metrics
    ) -> None:
        limits = settings.limits
        self._rates = {
            "session": Rate(limits.sessions, HOUR),
            "upload": Rate(limits.uploads, HOUR),
        }
        self._database, self._cipher, self._clock = database, cipher, clock
        self._metrics = metrics
        per_minute = settings.webchat.messages_per_minute
        self._messages = RateLimitItemPerMinute(per_minute)
        self._pieces = RateLimitItemPerMinute(per_minute * PIECES)
        self._limiter = MovingWindowRateLimiter(MemoryStorage())

    def message(self, account: str, contact: str, kind: str) -> None:
        """Count a message of this contact (its keyed hash). Raises Refused."""
        most = self._pieces if kind == PART else self._messages
        if account in UNLIMITED or self._limiter.hit(most, contact):
            return
        reset = self._limiter.get_window_stats(most, contact).reset_time
        seconds = max(1, round(reset - self._clock()))
        report(self._metrics, "rate_limited", account=account)
        raise Refused("too_many", "system.rate_limited", {"seconds": seconds}, retry_after=seconds)

    async def network(self, what: What, client: str | None, contact: str | None = None) -> None:
        """Count a new session or an upload of this IP address's network, an upload of this contact
        too. Raises Refused."""
        try:
            await self._database.run(lambda c: self.count(c, what, client, contact), seconds=WITHIN)
        except OverLimit as over:
            raise self.refused(over, client) from over
        except SQLAlchemyError as error:
            self._metrics.incidents.labels(reason=type(error).__name__).inc()
            raise Refused("busy", "system.unavailable") from error

    def refused(self, over: OverLimit, client: str | None) -> Refused:
        """What is told of it, once the operator knows."""
        report(self._metrics, EVENTS[over.name], network=network_of(client))
        return over.refused()

    def count(
        self, connection: Connection, what: What, client: str | None, contact: str | None = None
    ) -> None:
        """The same in the caller's transaction, which leaves nothing when it raises OverLimit."""
        if contact is not None:
            who = self._cipher.digest("uploads", contact)
            self._hit(connection, f"{what}_of_one", who, OF_ONE)
        network = intake.network_digest(self._cipher, client)
        if network is not None:
            self._hit(connection, what, network, self._rates[what])

    def _hit(self, connection: Connection, name: str, who: str, rate: Rate) -> None:
        wait = rate_store.hit(connection, name, who, rate, self._clock())
        if wait:
            raise OverLimit(name, wait)
