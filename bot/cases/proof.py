"""How often somebody may be wrong who proves something from elsewhere, with a receipt number and
PIN or with a code: five times in a quarter of an hour; once while many are wrong about this receipt
or from this network. Nothing is ever locked: the first is always looked at."""

from __future__ import annotations

import math
from dataclasses import dataclass

from sqlalchemy import Connection

from bot.cases import store as cases
from bot.cases.store import Asking, Standing
from bot.core.clock import Clock
from bot.core.crypto import Cipher
from bot.core.metrics import Metrics
from bot.core.security_events import report
from bot.messages.inbox import Claim


def minutes(free_at: float, now: float) -> int:
    """Full minutes after which it may be tried again."""
    return max(1, math.ceil((free_at - now) / 60))


@dataclass(frozen=True)
class Proofs:
    cipher: Cipher
    clock: Clock
    metrics: Metrics
    network_most: int

    def asking(self, claim: Claim, reference: str | None) -> Asking:
        """`reference`: a receipt number in any spelling; None: a code is the proof."""
        plain = "".join(c for c in (reference or "").upper() if c.isalnum())
        return Asking(
            turn=claim.inbound.turn,
            asker=claim.conversation.contact,
            receipt=None if reference is None else self.cipher.digest("receipt", plain),
            network=claim.inbound.network,
        )

    def minutes(self, connection: Connection, asking: Asking) -> int | None:
        """Minutes until this asker may try again; None: now."""
        now = self.clock()
        found = cases.standing(connection, asking, self.network_most, now, before=True)
        return None if found.left else minutes(found.free_at, now)

    def wrong(self, connection: Connection, asking: Asking) -> tuple[Standing, bool]:
        """Count a wrong one; False when this turn has been counted."""
        now = self.clock()
        first = cases.add_wrong_proof(connection, asking, now)
        return cases.standing(connection, asking, self.network_most, now, before=False), first

    def told(self, claim: Claim, outcome: str, *, first: bool = True) -> None:
        """For the operator; outside of transactions, which may run twice."""
        if outcome == "limited":
            report(self.metrics, "proof_limited", channel=claim.conversation.channel)
        elif first:
            report(self.metrics, "proof_failed", channel=claim.conversation.channel)
