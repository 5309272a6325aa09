"""A turn that failed: the person is told once, and the turn is taken again later."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import structlog

from bot.conversations import lease
from bot.core.errors import BotError
from bot.messages import inbox, outbox
from bot.messages.attachments import Received
from bot.messages.inbox import Claim
from bot.messages.outbox import Reply
from bot.turn import commit as turn_store
from bot.turn.context import TurnContext
from bot.turn.input import interpret_received
from bot.turn.runtime import TurnRuntime
from bot.turn.steps.answering import renderer

log = structlog.get_logger("turn")
BACKOFF = (1.0, 2.0, 4.0, 8.0, 16.0, 30.0)
SILENT = ("system", "resumed", "joined", "returned")
"""Nobody waits for these: they are taken again without a word."""


@dataclass(frozen=True)
class Trouble:
    runtime: TurnRuntime

    async def settle(self, context: TurnContext, error: BotError) -> Claim | None:
        """Say so, and take the turn again later or, in the end, give it up. Returns the next turn
        of the conversation, if it is not this one."""
        runtime, now = self.runtime, self.runtime.clock()
        claim, row = context.claim, context.claim.inbound
        runtime.metrics.incidents.labels(reason=type(error).__name__).inc()
        name = type(error).__name__
        log.warning("turn failed", reason=name, what=str(error), attempt=row.attempts + 1)
        turn_input = context.input or interpret_received(claim, Received())
        speaker, is_silent = renderer(runtime, context, turn_input), turn_input.kind in SILENT
        over = not is_silent and now - row.received_at > runtime.settings.give_up_after
        if not is_silent:
            speaker.say("system.dropped" if over else "system.trouble")
        replies = tuple(speaker.replies)
        if over:
            return await runtime.database.run(
                lambda c: turn_store.drop(c, runtime.cipher, claim, replies, now)
            )
        await runtime.database.run(lambda c: self._postpone(c, claim, replies, now))
        runtime.metrics.turns.labels(outcome="retried").inc()
        return None

    def _postpone(
        self, connection: Any, claim: Claim, replies: tuple[Reply, ...], now: float
    ) -> None:
        """Raises LeaseLost."""
        row, to = claim.inbound, turn_store.addressee(claim)
        lease.check(connection, claim.lease)
        turn = f"{row.turn}:trouble"
        outbox.add(connection, self.runtime.cipher, to, turn, replies, now=now)
        inbox.postpone(connection, row.id, now + BACKOFF[min(row.attempts, len(BACKOFF) - 1)])
        lease.release(connection, claim.lease)
