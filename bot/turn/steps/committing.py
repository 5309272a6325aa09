"""The last steps of a turn: what was to be forgotten is, and the outcome is written down."""

from __future__ import annotations

from dataclasses import dataclass, replace

import structlog

from bot import erasure
from bot.turn import commit as turn_store
from bot.turn import near
from bot.turn.context import TurnContext
from bot.turn.runtime import TurnRuntime

log = structlog.get_logger("turn")


@dataclass(frozen=True)
class Forgetting:
    runtime: TurnRuntime

    async def __call__(self, context: TurnContext) -> TurnContext:
        """Erased before this turn began: else the dialogue would forget what this turn tells it.
        Raises DialogueError."""
        conversation = context.claim.conversation
        if conversation.to_forget:
            await self.runtime.dialogue.forget(conversation.id)
            await self.runtime.database.run(lambda c: erasure.done(c, conversation.id))
        return context


@dataclass(frozen=True)
class Committing:
    runtime: TurnRuntime

    async def __call__(self, context: TurnContext) -> TurnContext:
        """Raises LeaseLost."""
        runtime, now, claim = self.runtime, self.runtime.clock(), context.claim
        turn_input, outcome, before = context.interpreted, context.answered, context.prompt
        again = turn_input.kind == "expired"
        prompt = outcome.prompt.following(before, turn_input.choice, again=again, at=now)
        prompt = replace(prompt, turn=prompt.turn or claim.inbound.turn)
        outcome = near.remembered(
            replace(outcome, prompt=prompt),
            turn_input.kind,
            turn_input.text,
            turn_input.tail,
            before,
        )
        following = await runtime.database.run(
            lambda c: turn_store.commit(c, runtime.cipher, claim, outcome, now)
        )
        runtime.metrics.turns.labels(outcome="done").inc()
        log.info("turn done", kind=claim.inbound.kind, replies=len(outcome.replies))
        return replace(context, following=following)
