"""How many one-time codes and numbers are made for people of one network."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from sqlalchemy import Connection

from actions.base.rate import Rate
from bot.cases.proof import minutes
from bot.core import rate_store
from bot.core.metrics import Metrics
from bot.core.security_events import report
from bot.linking import passes
from bot.linking.passes import HOUR
from bot.messages.inbox import Claim
from bot.models.linking import LinkToken

NAME = "codes"
FOR_A_CONTACT = 5
"""Codes and numbers made for one contact an hour."""
Why = Literal["contact", "network"]


@dataclass(frozen=True)
class Limited:
    """Asked for too often: by this person, or from the network that they write from; `minutes`
    until it may be asked for again."""

    minutes: int
    why: Why = "contact"


@dataclass(frozen=True)
class CodeLimit:
    an_hour: int
    metrics: Metrics

    def make(
        self,
        connection: Connection,
        claim: Claim,
        made: LinkToken,
        now: float,
        *,
        with_kinds: Sequence[str] = (),
        before: int = 0,
    ) -> Limited | None:
        """Keep `made`, counted for its contact together with passes `with_kinds` and `before`
        others, and for the network of whoever asks. What was made already, by a turn that is taken
        again, is not counted again; nothing is when it is one too many."""
        if passes.find(connection, made.digest) is not None:
            return None
        since = now - HOUR
        kinds = (*with_kinds, made.kind)
        made_lately = [passes.made(connection, made.contact_id, kind, since) for kind in kinds]
        if sum(many for many, _ in made_lately) + before >= FOR_A_CONTACT:
            first = min(begun for many, begun in made_lately if many)
            return Limited(minutes(first + HOUR, now))
        if limited := self.network(connection, claim, now):
            return limited
        passes.add(connection, made)
        return None

    def network(self, connection: Connection, claim: Claim, now: float) -> Limited | None:
        """Count one for the network of whoever asks, unless it is one too many."""
        network = claim.inbound.network
        if network is None:
            return None
        wait = rate_store.hit(connection, NAME, network, Rate(self.an_hour, HOUR), now)
        return Limited(minutes(now + wait, now), "network") if wait else None

    def told(self, claim: Claim, reason: Why) -> None:
        """For the operator; outside of transactions, which may run twice."""
        report(self.metrics, "code_limited", channel=claim.conversation.channel, reason=reason)
