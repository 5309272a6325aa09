"""The step from what was sent to what it means: `TurnInput`."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

from bot.delivery import store as delivery
from bot.messages.attachments import Attachments
from bot.messages.pieces import TEXTS
from bot.turn import gone_files
from bot.turn.context import TurnContext
from bot.turn.input import TurnInput, interpret, interpret_received, too_long
from bot.turn.runtime import TurnRuntime

SENT = ("file", "place")
"""Kinds of messages that are no text."""


@dataclass(frozen=True)
class Interpretation:
    runtime: TurnRuntime

    async def __call__(self, context: TurnContext) -> TurnContext:
        """Raises FileNotFetched."""
        if context.claim.inbound.kind in SENT:
            turn_input = await self._received(context)
        else:
            turn_input = await self._written(context)
        turn_input = replace(
            turn_input,
            files=bool(context.payload.get("files")),
            introduced=bool(context.payload.get("introduced")),
        )
        return replace(
            context,
            vault={**context.vault, **turn_input.personal},
            input=gone_files.with_notice(turn_input, context.gone),
        )

    async def _received(self, context: TurnContext) -> TurnInput:
        now = self.runtime.clock()
        received = await Attachments(self.runtime).receive(
            context.claim, context.payload, context.vault, now
        )
        return interpret_received(context.claim, received)

    async def _written(self, context: TurnContext) -> TurnInput:
        knowledge, prompt = self.runtime.lookups.knowledge, context.prompt
        if (refused := too_long(context.claim, context.payload, prompt)) is not None:
            return refused
        typed = context.claim.inbound.kind in TEXTS
        words = await knowledge.words.now() if knowledge and typed else None
        if typed and await self._is_unsent(context):
            prompt = replace(prompt, at=math.inf)
        return interpret(
            context.claim, context.payload, prompt, context.vault, context.awaited, words
        )

    async def _is_unsent(self, context: TurnContext) -> bool:
        """Whether the newest question has still to leave on the channel that is answered."""
        row, prompt = context.claim.conversation, context.prompt
        if not (prompt.turn and row.sent_to):
            return False
        return await self.runtime.database.run(
            lambda c: delivery.has_to_leave(c, row.contact_id, prompt.turn, prompt.seq)
        )
