"""How many one-time codes and numbers are made for people of one network."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from sqlalchemy import Connection

from actions.base.rate import Rate
from bot.cases.proof import minutes
from bot.core import rate_store
from bot.core.metrics import Metrics
from bot.core.security_events import report
from bot.linking.passes import HOUR
from bot.messages.inbox import Claim

NAME = "codes"


@dataclass(frozen=True)
class CodeLimit:
    an_hour: int
    metrics: Metrics

    def wait(self, connection: Connection, claim: Claim, now: float) -> int | None:
        """Count one for the network of whoever asks, with what is made for them. None, or the
        minutes after which it may be asked for again: then nothing was counted."""
        network = claim.inbound.network
        if network is None:
            return None
        wait = rate_store.hit(connection, NAME, network, Rate(self.an_hour, HOUR), now)
        return minutes(now + wait, now) if wait else None

    def told(self, claim: Claim, reason: Literal["contact", "network"]) -> None:
        """For the operator; outside of transactions, which may run twice."""
        report(self.metrics, "code_limited", channel=claim.conversation.channel, reason=reason)
